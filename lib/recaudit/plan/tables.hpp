/// The tables of `recaudit plan`: they are about answers still to come, and about nobody.
#pragma once

#include <recaudit/core/table.hpp>

#include <vector>

namespace recaudit {

struct PlanAnswersRow {
    Scope scope;
    Count people;
    Number response_rate;
    Number margin;
    Count answers_needed, invitations, answers_expected;
    Number margin_expected;
    Status status = Status::ok;
};

struct PlanDifferencesRow {
    Scope scope;
    Label comparison;
    Label design;
    Label perspective_a, perspective_b;
    Count n_a, n_b;
    Number sd, team_size, icc, design_effect, smallest_detectable, difference, power;
    Count answers_needed;
    Status status = Status::ok;
};

const Declaration<PlanAnswersRow>& declaration_of(const PlanAnswersRow*);
const Declaration<PlanDifferencesRow>& declaration_of(const PlanDifferencesRow*);

/// The declarations of both, for explain and the docs.
[[nodiscard]] std::vector<const TableInfo*> plan_table_infos();

}  // namespace recaudit
