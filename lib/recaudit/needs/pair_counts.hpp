/// How the same people rate an item and its importance: how often each pair of answers occurs.
/// See docs/statistics/needs.md.
#pragma once

#include <recaudit/scoring/item_counts.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// Two answers of one person, after reversal.
struct RatingPair {
    double current = 0, importance = 0;
    friend bool operator==(const RatingPair&, const RatingPair&) = default;
};

/// Of one form: the pairs that occur, ascending, and how often in each cell of each partition.
struct PairCounts {
    std::vector<RatingPair> values;
    std::vector<CellCounts> answers;  // per partition; those who did not give both answers are in none
};

/// @param cuts  ways of cutting the rows into cells.
[[nodiscard]] PairCounts count_pairs(const ItemAnswers& current, const ItemAnswers& importance, std::span<const CellsOfRows> cuts);

/// What the pairs of a group come to. Sums are weighted where the study is; n never is.
struct PairSums {
    std::int64_t n = 0;
    double weight = 0, current = 0, importance = 0, discrepancy = 0;  // sums; discrepancy is importance - current
    double below = 0, equal = 0, above = 0;                           // weights of who rates current below, as, above importance
};

/// The sums of some cells added to `sums`.
[[nodiscard]] PairSums with_cells(PairSums sums, const PairCounts& counts, std::size_t partition, std::span<const std::uint32_t> cells);

}  // namespace recaudit
