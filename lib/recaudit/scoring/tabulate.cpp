#include <recaudit/scoring/tabulate.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace recaudit {
namespace {

/// A table of cells x codes may have this many entries; above that, codes are sorted instead.
constexpr std::size_t largest_table = std::size_t{1} << 22;

void append(CellCounts& out, std::size_t code, std::uint32_t count) {
    out.codes.push_back(static_cast<std::uint32_t>(code));
    out.counts.push_back(count);
}

void append_weights(CellCounts& out, double weight, double squared) {
    out.weights.push_back(weight);
    out.squared_weights.push_back(squared);
}

/// Counts in a full table. A column more than there are codes and a row more than there are cells take what does not
/// count, so that the loop has no branch.
template <class CodeOf>
CellCounts count_in_table(std::size_t n, CodeOf code_of, std::size_t width, const CellsOfRows& rows) {
    const std::size_t stride = width + 1;
    std::vector<std::uint32_t> table((rows.cells + 1) * stride);
    std::vector<double> weights(rows.weights.empty() ? 0 : table.size()), squares(weights.size());
    for (std::size_t row = 0; row < n; ++row) ++table[rows.cell_of[row] * stride + code_of(row)];
    for (std::size_t row = 0; row < rows.weights.size(); ++row) {
        const std::size_t at = rows.cell_of[row] * stride + code_of(row);
        weights[at] += rows.weights[row];
        squares[at] += rows.weights[row] * rows.weights[row];
    }
    CellCounts out;
    for (std::size_t cell = 0; cell < rows.cells; ++cell) {
        out.begin.push_back(static_cast<std::uint32_t>(out.codes.size()));
        for (std::size_t code = 0; code < width; ++code) {
            const std::size_t at = cell * stride + code;
            if (table[at] == 0) continue;
            append(out, code, table[at]);
            if (!weights.empty()) append_weights(out, weights[at], squares[at]);
        }
    }
    out.begin.push_back(static_cast<std::uint32_t>(out.codes.size()));
    return out;
}

/// The rows in order of cell, then code, then row.
template <class CodeOf>
std::vector<std::uint32_t> sorted_rows(std::size_t n, CodeOf code_of, std::size_t width, const CellsOfRows& rows) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t row = 0; row < n; ++row)
        if (rows.cell_of[row] < rows.cells && code_of(row) < width) order.push_back(row);
    const auto key = [&](std::uint32_t row) { return std::pair(static_cast<std::size_t>(rows.cell_of[row]), code_of(row)); };
    std::ranges::stable_sort(order, {}, key);
    return order;
}

template <class CodeOf>
CellCounts count_by_sorting(std::size_t n, CodeOf code_of, std::size_t width, const CellsOfRows& rows) {
    CellCounts out;
    const auto order = sorted_rows(n, code_of, width, rows);
    std::size_t at = 0;
    for (std::size_t cell = 0; cell < rows.cells; ++cell) {
        out.begin.push_back(static_cast<std::uint32_t>(out.codes.size()));
        while (at < order.size() && rows.cell_of[order[at]] == cell) {
            const std::size_t code = code_of(order[at]);
            std::uint32_t count = 0;
            double weight = 0, squared = 0;
            for (; at < order.size() && rows.cell_of[order[at]] == cell && code_of(order[at]) == code; ++at, ++count) {
                if (rows.weights.empty()) continue;
                weight += rows.weights[order[at]];
                squared += rows.weights[order[at]] * rows.weights[order[at]];
            }
            append(out, code, count);
            if (!rows.weights.empty()) append_weights(out, weight, squared);
        }
    }
    out.begin.push_back(static_cast<std::uint32_t>(out.codes.size()));
    return out;
}

template <class CodeOf>
CellCounts count_any(std::size_t n, CodeOf code_of, std::size_t width, const CellsOfRows& rows) {
    const auto size = static_cast<double>(rows.cells + 1) * static_cast<double>(width + 1);
    return size <= static_cast<double>(largest_table) ? count_in_table(n, code_of, width, rows) : count_by_sorting(n, code_of, width, rows);
}

/// Which values occur, in ascending order.
std::vector<std::size_t> occurring(std::span<const double> values, const CodeCounts& counts, std::size_t first_code) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (counts.counts[first_code + i] > 0) out.push_back(i);
    std::ranges::sort(out, {}, [&](std::size_t i) { return values[i]; });
    return out;
}

}  // namespace

CellCounts count_scores(const ScoreColumn& column, const CellsOfRows& rows) {
    return std::visit(
        [&](const auto& codes) {
            return count_any(
                codes.size(), [&](std::size_t row) { return static_cast<std::size_t>(codes[row]); }, column.levels.size(), rows);
        },
        column.codes);
}

CellCounts count_bytes(std::span<const std::uint8_t> bytes, std::uint8_t shift, std::size_t width, const CellsOfRows& rows) {
    const auto code_of = [&](std::size_t row) { return std::min<std::size_t>(static_cast<std::uint8_t>(bytes[row] + shift), width); };
    return count_any(bytes.size(), code_of, width, rows);
}

CellCounts count_codes(std::span<const std::uint32_t> codes, std::size_t width, const CellsOfRows& rows) {
    return count_any(
        codes.size(), [&](std::size_t row) { return std::min<std::size_t>(codes[row], width); }, width, rows);
}

void CodeCounts::add(const CellCounts& counts_by_cell, std::span<const std::uint32_t> cells) {
    const bool weighted = !counts_by_cell.weights.empty();
    if (weighted && weights.empty()) {
        weights.resize(counts.size());
        squared_weights.resize(counts.size());
    }
    for (const std::uint32_t cell : cells)
        for (std::size_t i = counts_by_cell.begin[cell]; i < counts_by_cell.begin[cell + 1]; ++i) {
            const std::uint32_t code = counts_by_cell.codes[i];
            counts[code] += counts_by_cell.counts[i];
            if (!weighted) continue;
            weights[code] += counts_by_cell.weights[i];
            squared_weights[code] += counts_by_cell.squared_weights[i];
        }
}

Tally tally_of(std::span<const double> values, const CodeCounts& counts, std::size_t first_code) {
    Tally out;
    for (const std::size_t i : occurring(values, counts, first_code)) {
        out.values.push_back(values[i]);
        out.counts.push_back(counts.counts[first_code + i]);
    }
    return out;
}

WeightedTally weighted_tally_of(std::span<const double> values, const CodeCounts& counts, std::size_t first_code) {
    WeightedTally out;
    for (const std::size_t i : occurring(values, counts, first_code)) {
        out.values.push_back(values[i]);
        out.counts.push_back(counts.counts[first_code + i]);
        out.weights.push_back(counts.weights[first_code + i]);
        out.squared_weights.push_back(counts.squared_weights[first_code + i]);
    }
    return out;
}

}  // namespace recaudit
