/// What weights cost in precision, and what a finite population saves. See docs/statistics/weighting.md.
#pragma once

#include <recaudit/core/table.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// The weights of everyone with a score on one scale. There are rows by `all` alone, since the smallest or largest weight of
/// a small group would be one person's.
struct WeightingRow {
    Scope scope;
    Label scale;
    Count n;
    Number effective_n, design_effect, smallest_weight, largest_weight;
    Count trimmed, iterations;
    Status status = Status::ok;
    std::int64_t people = 0;
};

/// Both intervals of a mean score where part of a finite population answered: about the n people of the group who have one.
struct PopulationRow {
    Scope scope;
    Label scale;
    Count n, headcount;
    Number mean, people_ci_low, people_ci_high, place_ci_low, place_ci_high;
    Status status = Status::ok;
    std::int64_t people = 0;
};

const Declaration<WeightingRow>& declaration_of(const WeightingRow*);
const Declaration<PopulationRow>& declaration_of(const PopulationRow*);

/// For weighted studies a row for each perspective, wave and scale with scores.
[[nodiscard]] std::vector<WeightingRow> weighting_table(const Study& study, const Responses& responses, const Scores& scores,
                                                        Threads threads);

/// One scale of one group: people with a score, their mean and its standard error, and how many people there were.
struct PopulationOf {
    Scope scope;
    Label scale;
    std::int64_t n = 0;
    Number mean, se;
    std::int64_t headcount = 0;
};
[[nodiscard]] PopulationRow population_row(const Study& study, const PopulationOf& of);

/// With finite_population a row for each scale of each group that has a headcount. `headcount_too_small` where more people have
/// a score than the headcount counts: then nothing is corrected.
[[nodiscard]] std::vector<PopulationRow> population_table(const Study& study, const Responses& responses, const Scores& scores,
                                                          Threads threads);

}  // namespace recaudit
