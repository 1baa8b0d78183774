/// How often each answer to each item occurs in each cell.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// One item of one form. Codes are indices into `values`, then one for each missing kind in the order of MissingKind.
struct ItemCounts {
    std::vector<double> values;       // after reversal: per choice, per number of ticks, or each value of a continuum
    std::vector<CellCounts> answers;  // per partition
    std::vector<std::vector<CellCounts>> ticks;  // checklists only: per choice and partition, code 0 where it is ticked
};

/// Per form and item. The same for any number of threads.
[[nodiscard]] std::vector<std::vector<ItemCounts>> count_items(const Study& study, const Responses& responses, const Scores& scores, Threads threads);

}  // namespace recaudit
