/// Fills the table of sites brought to the same mix of people. See docs/statistics/standardised_means.md.
#pragma once

#include <recaudit/benchmark/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// For each perspective, wave and scale or composite a row a site, where the study says `benchmark: {standardise: ...}`. The mix
/// is that of the headcount where it has the attribute, else of all people with a score and a site, of the same wave and
/// perspective. Organisations' own scales are left out. Without weights.
[[nodiscard]] std::vector<StandardisedMeansRow> standardised_means_table(const Study& study, const Responses& responses,
                                                                         const Scores& scores, Labels& labels, Threads threads);

}  // namespace recaudit
