/// Fills the tables of items and of the options chosen. See docs/statistics/items.md and docs/statistics/options.md.
#pragma once

#include <recaudit/scoring/item_counts.hpp>
#include <recaudit/scoring/scores.hpp>
#include <recaudit/scoring/tables.hpp>

#include <vector>

namespace recaudit {

struct ItemTables {
    std::vector<ItemsRow> items;
    std::vector<OptionsRow> options;
};

/// A row for each item of each group, and one for each option of each choice item or checklist. Those who were not
/// asked an item count neither as missing nor in n; where nobody of a group was asked, the rows are left out.
/// Answers declined count as missing. The same for any number of threads.
/// Scores are handed over where nobody needs them any more: what they hold for each person goes before the rows come.
/// @param counts  per form and item, from count_items.
[[nodiscard]] ItemTables item_tables(const Study& study, std::vector<std::vector<ItemCounts>> counts, Scores scores, Labels& labels,
                                     Threads threads);

}  // namespace recaudit
