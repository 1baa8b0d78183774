/// Cells as text: for the heading, for headcounts and for places in messages. The mass of answers goes another way,
/// see chunk.hpp.
#pragma once

#include <recaudit/responses/dialect.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// Cell text as it stands in the file: without the quotes around it, doubled quotes single; blanks are kept.
[[nodiscard]] std::string unquoted(std::string_view raw);

/// `text` without white space at its ends, no-break spaces included.
[[nodiscard]] std::string_view trimmed(std::string_view text);

struct RawCell {
    std::size_t begin = 0;  // byte position in the text
    std::string_view raw;   // with quotes and blanks
};

struct RawRecord {
    std::vector<RawCell> cells;
    std::size_t end = 0;     // where the next record begins
    bool closed = true;      // false: a quote is open at the end of the text
    bool terminated = true;  // false: the text ended before a newline
    std::size_t stray =
        std::string_view::npos;  // position of a quote in the middle of a cell, where the cell might end elsewhere by another reading
    [[nodiscard]] bool blank() const { return cells.size() == 1 && trimmed(cells[0].raw).empty(); }
};

/// The record of `text` that begins at `at`, by the same rules as Scanner.
[[nodiscard]] RawRecord record_at(std::string_view text, std::size_t at, Dialect dialect);

}  // namespace recaudit::detail
