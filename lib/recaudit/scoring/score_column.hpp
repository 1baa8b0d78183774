/// Scores held compactly: scores take few distinct values, so a row holds the index of its value.
/// See docs/design.md, "Scores".
#pragma once

#include <recaudit/core/number.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

namespace recaudit {

/// Small numbers, one per row, in the narrowest of three widths.
using Codes = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>>;

/// Zeros for `rows` rows, wide enough for codes up to `largest`.
[[nodiscard]] Codes codes_for(std::size_t rows, std::size_t largest);

struct ScoreColumn {
    std::vector<double> levels;  // ascending, distinct
    Codes codes;                 // per row the index of its level; levels.size() where there is no score

    [[nodiscard]] std::size_t rows() const;
    [[nodiscard]] Number score(std::size_t row) const;
};

/// Distinct levels of `values`, ascending. Values that differ by no more than rounding error (1e-12 of their size)
/// are one level, or ties would hang on the order of additions.
[[nodiscard]] std::vector<double> distinct_levels(std::vector<double> values);

/// The index in `levels` of the level of `value`, which is one of those they were made from.
[[nodiscard]] std::size_t level_index(std::span<const double> levels, double value);

/// The column of scores given one by one; absent numbers have no score.
[[nodiscard]] ScoreColumn score_column(std::span<const Number> scores);

}  // namespace recaudit
