/// Fills the tables that compare groups. See docs/statistics/comparisons.md and docs/statistics/pairwise.md.
#pragma once

#include <recaudit/comparison/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// For each scale two rows, one a test, over the groups of each grouping with at least minimum_to_test scored people
/// (never under 2); teams are compared within each site and over all. Where fewer than two groups take part the rows
/// say too_few; where there is one group only, there is no row.
[[nodiscard]] std::vector<ComparisonsRow> comparisons_table(const Study& study, const Scores& scores, Labels& labels, Threads threads);

/// The same groups two by two; from 13 groups on each against everyone else of that comparison, groups too small to
/// be tested included.
[[nodiscard]] std::vector<PairwiseRow> pairwise_table(const Study& study, const Scores& scores, Labels& labels, Threads threads);

}  // namespace recaudit
