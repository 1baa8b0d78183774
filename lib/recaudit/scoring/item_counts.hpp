/// How often each answer to each item occurs in each cell.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// Codes of counted answers: first the missing kinds in the order of MissingKind, then the values. So a byte of
/// AnswerColumn is its code less first_missing, modulo 256.
inline constexpr std::size_t first_value_code = 256 - first_missing;

/// One item of one form.
struct ItemCounts {
    std::vector<double> values;                  // after reversal: per choice, per number of ticks, or each value of a continuum
    std::vector<CellCounts> answers;             // per partition
    std::vector<std::vector<CellCounts>> ticks;  // checklists only: per choice and partition, code 0 where it is ticked
    [[nodiscard]] std::size_t width() const { return first_value_code + values.size(); }
};

/// Per form and item. The same for any number of threads.
[[nodiscard]] std::vector<std::vector<ItemCounts>> count_items(const Study& study, const Responses& responses, const Scores& scores,
                                                               Threads threads);

}  // namespace recaudit
