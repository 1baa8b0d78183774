/// The items of a scale over those who answered all of them: what agreement within groups is computed from.
/// See docs/statistics/group_agreement.md.
#pragma once

#include <recaudit/scoring/item_counts.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// One scale of one form: per item, in the order of the scale, the answers of those who answered all, cell by cell of the
/// partition by stratum, of which sites and teams are made.
using CompleteItems = std::vector<ItemCounts>;

/// Per form and scale. One pass to see who is complete, one over each item: the same work whatever the number of groups.
/// The same for any number of threads.
[[nodiscard]] std::vector<std::vector<CompleteItems>> complete_items(const Study& study, const Responses& responses, const Scores& scores,
                                                                     Threads threads);

}  // namespace recaudit
