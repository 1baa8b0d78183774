/// Fills the tables of needs. See docs/statistics/needs.md and docs/statistics/ranked_needs.md.
#pragma once

#include <recaudit/needs/tables.hpp>
#include <recaudit/scoring/item_counts.hpp>

#include <vector>

namespace recaudit {

struct NeedsTables {
    std::vector<NeedsRow> needs;
    std::vector<RankedNeedsRow> ranked_needs;
};

/// A row for each item of each group of each perspective and wave that can be a need. Where the importance of the item was
/// asked, of those who gave both answers (`ranges_differ` where importance ranges differently, so that there is no need); else
/// of those who answered the item. With weights, means and shares are weighted.
/// The same for any number of threads.
/// @param counts  per form and item, from count_items.
[[nodiscard]] NeedsTables needs_tables(const Study& study, const Responses& responses, const Scores& scores,
                                       const std::vector<std::vector<ItemCounts>>& counts, Labels& labels, Threads threads);

}  // namespace recaudit
