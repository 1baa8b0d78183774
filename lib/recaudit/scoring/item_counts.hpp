/// How often each answer to each item occurs in each cell.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <span>
#include <vector>

namespace recaudit {

/// Codes of counted answers: first the missing kinds in the order of MissingKind, then the values. So a byte of
/// AnswerColumn is its code less first_missing, modulo 256.
inline constexpr std::size_t first_value_code = 256 - first_missing;

/// One item of one form.
struct ItemCounts {
    std::vector<double> values;                  // after reversal: per choice, per number of ticks, or each value of a continuum
    std::vector<CellCounts> answers;             // per cut, such as the partitions
    std::vector<std::vector<CellCounts>> ticks;  // checklists only: per choice and cut, code 0 where it is ticked
    [[nodiscard]] std::size_t width() const { return first_value_code + values.size(); }
};

struct ItemAnswers {
    const Item* item = nullptr;
    const OptionSet* options = nullptr;
    const AnswerColumn* column = nullptr;
};

/// One item, over rows cut into cells in one way or several.
[[nodiscard]] ItemCounts count_item(const ItemAnswers& of, std::span<const CellsOfRows> cuts);

/// Per form and item, in every partition. The same for any number of threads.
[[nodiscard]] std::vector<std::vector<ItemCounts>> count_items(const Study& study, const Responses& responses, const Scores& scores,
                                                               Threads threads);

}  // namespace recaudit
