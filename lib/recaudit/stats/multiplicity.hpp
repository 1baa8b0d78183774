/// Many tests at once: p-values adjusted within a family, so that chance findings stay rare.
/// See docs/statistics/comparisons.md.
#pragma once

#include <recaudit/core/number.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

enum class Multiplicity : std::uint8_t { holm, benjamini_hochberg, none };

/// Adjusted p-values in the order given. Holm: (m - i + 1) p of the sorted values, cumulative maximum, at most 1.
/// Benjamini-Hochberg: m / i p, cumulative minimum from the top, at most 1.
/// @param p_values  of one family; absent ones stay absent and do not count in m.
/// R: p.adjust(p, "holm" | "BH" | "none").
/// Source: Holm 1979, Scandinavian Journal of Statistics 6:65; Benjamini & Hochberg 1995, JRSS B 57:289.
[[nodiscard]] std::vector<Number> adjusted(std::span<const Number> p_values, Multiplicity method);

}  // namespace recaudit
