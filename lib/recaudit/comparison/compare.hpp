/// Fills the tables that compare groups. See docs/statistics/comparisons.md and docs/statistics/pairwise.md.
#pragma once

#include <recaudit/comparison/compared_groups.hpp>
#include <recaudit/comparison/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <span>
#include <vector>

namespace recaudit {

/// Up to so many groups all pairs are compared, above that each against everyone else.
inline constexpr std::size_t most_groups_in_pairs = 12;

/// For each comparison two rows, one a test, over the groups with at least minimum_to_test scored people (never under
/// 2); teams are compared within each site and over all. Where fewer than two groups take part the rows say too_few;
/// where there is one group only, there is no row. Ranks need the scores themselves: without them the Kruskal-Wallis
/// row says needs_answers.
[[nodiscard]] std::vector<ComparisonsRow> comparisons_table(const Study& study, std::span<const Comparison> comparisons, Labels& labels,
                                                            Threads threads);

/// The same groups two by two; from 13 groups on each against everyone else of that comparison, groups too small to
/// be tested included. Without the scores themselves there is no Cliff's delta, and the rows say needs_answers.
[[nodiscard]] std::vector<PairwiseRow> pairwise_table(const Study& study, std::span<const Comparison> comparisons, Labels& labels,
                                                      Threads threads);

}  // namespace recaudit
