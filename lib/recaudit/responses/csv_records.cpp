#include <recaudit/responses/csv_records.hpp>

#include <algorithm>

namespace recaudit::detail {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr std::string_view no_break_space = "\xC2\xA0";

/// Whether a cell may go on at `at` after its closing quote: only with its end, or with the other half of a doubled quote.
bool ends_cell(std::string_view text, std::size_t at, Dialect dialect) {
    return at >= text.size() || text[at] == dialect.delimiter || text[at] == dialect.newline || text[at] == '\r' || text[at] == '"';
}

/// The position that shows that the quote at `at` is in the middle of a cell, or npos.
std::size_t stray_position(std::string_view text, std::size_t at, std::size_t cell_begin, bool inside, Dialect dialect) {
    if (inside) return ends_cell(text, at + 1, dialect) ? std::string_view::npos : at + 1;
    return at == cell_begin || text[at - 1] == '"' ? std::string_view::npos : at;
}

/// Whether a cell with quotes in its middle ends at the same place whatever they mean: 37°36'37.8"N 121°2'17.9"W.
bool ends_where_it_ends(std::string_view raw, Dialect dialect) {
    const bool is_text = !trimmed(raw).starts_with('"') && std::ranges::count(raw, '"') % 2 == 0;
    return is_text && raw.find(dialect.delimiter) == std::string_view::npos && raw.find(dialect.newline) == std::string_view::npos;
}

}  // namespace

std::string unquoted(std::string_view raw) {
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"') return std::string(raw);
    std::string out;
    for (std::size_t at = 1; at + 1 < raw.size(); ++at) {
        out += raw[at];
        if (raw[at] == '"' && at + 2 < raw.size() && raw[at + 1] == '"') ++at;
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    for (;;) {
        if (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        else if (text.starts_with(no_break_space)) text.remove_prefix(2);
        else break;
    }
    for (;;) {
        if (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
        else if (text.ends_with(no_break_space)) text.remove_suffix(2);
        else return text;
    }
}

RawRecord record_at(std::string_view text, std::size_t at, Dialect dialect) {
    RawRecord out;
    RawCell cell{at, {}};
    bool quoted = false;
    std::size_t stray = std::string_view::npos;  // of this cell
    const auto finish = [&](std::size_t end) {
        cell.raw = text.substr(cell.begin, end - cell.begin);
        if (out.stray == std::string_view::npos && !ends_where_it_ends(cell.raw, dialect)) out.stray = stray;
        stray = std::string_view::npos;
        if (text.substr(0, end).ends_with('\r') && end > cell.begin && (end == text.size() || text[end] == '\n')) cell.raw.remove_suffix(1);
        out.cells.push_back(cell);
        cell = {end + 1, {}};
    };
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            if (stray == std::string_view::npos) stray = stray_position(text, at, cell.begin, quoted, dialect);
            quoted = !quoted;
        }
        if (quoted || (c != dialect.delimiter && c != dialect.newline)) continue;
        finish(at);
        if (c == dialect.newline) {
            out.end = at + 1;
            return out;
        }
    }
    finish(text.size());
    out.end = text.size();
    out.closed = !quoted;
    out.terminated = false;
    return out;
}

}  // namespace recaudit::detail
