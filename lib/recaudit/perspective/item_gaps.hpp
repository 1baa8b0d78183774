/// Fills the table of gaps between perspectives, question by question. See docs/statistics/item_gaps.md.
#pragma once

#include <recaudit/perspective/tables.hpp>
#include <recaudit/scoring/item_counts.hpp>

#include <vector>

namespace recaudit {

/// As gaps_table, for the items that forms of a family link by one concept: for each pair of perspectives, wave, group
/// and concept a row in percent of maximum, where each side has at least minimum_to_test answers (never under 2).
/// Where a form has several items of a concept, as versions follow each other, the first that anyone of that
/// perspective answered in that wave counts.
/// @param counts  per form and item, from count_items.
[[nodiscard]] std::vector<ItemGapsRow> item_gaps_table(const Study& study, const Scores& scores,
                                                       const std::vector<std::vector<ItemCounts>>& counts, Labels& labels, Threads threads);

}  // namespace recaudit
