/// How often each code occurs in each cell: one pass over a column, from which every table of groups is made.
/// See docs/design.md, "Groups".
#pragma once

#include <recaudit/scoring/score_column.hpp>
#include <recaudit/stats/tally.hpp>
#include <recaudit/stats/weighted_tally.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// Cell by cell the codes that occur, with their counts.
struct CellCounts {
    std::vector<std::uint32_t> begin;  // per cell where its entries start; one more for the end of the last
    std::vector<std::uint32_t> codes;  // ascending within a cell
    std::vector<std::uint32_t> counts;
    std::vector<double> weights;          // sum of the sampling weights; empty where the study has none
    std::vector<double> squared_weights;  // sum of their squares
};

/// Which cell each row lies in; a cell number of `cells` or more is none.
struct CellsOfRows {
    std::span<const std::uint32_t> cell_of;
    std::size_t cells = 0;
    std::span<const double> weights;  // empty, or one a row
};

/// Counts the scores of a column.
[[nodiscard]] CellCounts count_scores(const ScoreColumn& column, const CellsOfRows& rows);

/// Counts bytes, `shift` added to each modulo 256; codes of `width` and above are not counted.
[[nodiscard]] CellCounts count_bytes(std::span<const std::uint8_t> bytes, std::uint8_t shift, std::size_t width, const CellsOfRows& rows);

/// Counts codes; those of `width` and above are not counted.
[[nodiscard]] CellCounts count_codes(std::span<const std::uint32_t> codes, std::size_t width, const CellsOfRows& rows);

/// The counts of several cells together, by code.
struct CodeCounts {
    std::vector<std::int64_t> counts;
    std::vector<double> weights, squared_weights;  // empty where the study has no weights
    explicit CodeCounts(std::size_t width) : counts(width) {}
    void add(const CellCounts& counts_by_cell, std::span<const std::uint32_t> cells);
};

/// The values that occur, with their counts.
/// @param values      distinct, in any order.
/// @param first_code  the code of the first value.
[[nodiscard]] Tally tally_of(std::span<const double> values, const CodeCounts& counts, std::size_t first_code = 0);
[[nodiscard]] WeightedTally weighted_tally_of(std::span<const double> values, const CodeCounts& counts, std::size_t first_code = 0);

}  // namespace recaudit
