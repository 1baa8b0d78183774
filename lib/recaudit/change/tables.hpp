/// The tables of change between waves, of trends, of the parts of the variance and of actions.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

struct ChangeRow {
    Scope scope;  // wave is empty
    Label scale;
    Label wave_from, wave_to;
    Label design;
    Count n_from, n_to;
    Number mean_from, mean_to, difference, ci_low, ci_high, t, df, p_value, p_adjusted, hedges_g, smallest_detectable;
    Label verdict;
    Status status = Status::ok;
    std::int64_t people = 0;
};

struct TrendsRow {
    Scope scope;  // wave is empty
    Label scale;
    Count waves, n;
    Number slope_per_year, se, ci_low, ci_high, p_value;
    Label method;
    Status status = Status::ok;
    std::int64_t people = 0;
};

struct VarianceComponentsRow {
    Scope scope;  // wave is empty
    Label scale;
    Label term;
    Number variance, share;
    Status status = Status::ok;
    std::int64_t people = 0;
};

/// The mean of one wave on a control chart. Centre and limits rest on every wave, so each row's figures are about the people
/// of all of them: `people` is the smallest wave of the series.
struct SpcRow {
    Scope scope;
    Label scale;
    Number value, centre, lower, upper;
    Label rule;
    Status status = Status::ok;
    std::int64_t people = 0;
};

/// An action and what has changed since on a scale it is meant to move. Its figures are those of one row of change.
struct ActionsRow {
    Scope scope;  // wave is empty
    Label action, scale;
    Label wave_before, wave_after;
    Number difference, ci_low, ci_high;
    Label verdict;
    Status status = Status::ok;
    std::int64_t people = 0;
};

/// How the questions of a scale in two waves compare. About the questionnaire, not about people.
struct ScaleVersionsRow {
    Scope scope;  // wave is empty
    Label scale;
    Label wave_from, wave_to;
    Count items_from, items_to, items_kept;
    Label comparable;
    Status status = Status::ok;
    std::int64_t people = 0;
};

const Declaration<ChangeRow>& declaration_of(const ChangeRow*);
const Declaration<TrendsRow>& declaration_of(const TrendsRow*);
const Declaration<VarianceComponentsRow>& declaration_of(const VarianceComponentsRow*);
const Declaration<SpcRow>& declaration_of(const SpcRow*);
const Declaration<ActionsRow>& declaration_of(const ActionsRow*);
const Declaration<ScaleVersionsRow>& declaration_of(const ScaleVersionsRow*);

}  // namespace recaudit
