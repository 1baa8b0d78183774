#include <recaudit/render/json.hpp>

#include <recaudit/core/number_format.hpp>

#include <fmt/format.h>

#include <iterator>
#include <vector>

namespace recaudit {
namespace {

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
    }
}

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7f; }

struct AppendCell {
    std::string& out;
    void operator()(std::monostate) const { out += "null"; }
    void operator()(std::string_view text) const { append_json_string(out, text); }
    void operator()(std::int64_t value) const { append_number(out, value); }
    void operator()(double value) const { append_number(out, value); }
};

/// `{"first":`, `,"second":` ...: what stands before each cell.
std::vector<std::string> cell_heads(const TableInfo& table) {
    std::vector<std::string> heads;
    for (const Column& column : table.columns) {
        std::string head(heads.empty() ? "{" : ",");
        append_json_string(head, column.name);
        heads.push_back(head + ":");
    }
    return heads;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!needs_escape(text[at])) continue;
        out += text.substr(done, at - done);
        append_escaped(out, text[at]);
        done = at + 1;
    }
    out += text.substr(done);
    out += '"';
}

void append_json_rows(std::string& out, const TableView& table, std::size_t first, std::size_t last) {
    const auto heads = cell_heads(table.info());
    for (std::size_t row = first; row < last; ++row) {
        for (std::size_t column = 0; column < heads.size(); ++column) {
            out += heads[column];
            std::visit(AppendCell{out}, table.cell(row, column));
        }
        out += row + 1 < table.rows() ? "},\n" : "}\n";
    }
}

std::string to_json(const TableView& table) {
    std::string out = "[\n";
    append_json_rows(out, table, 0, table.rows());
    return out + "]";
}

}  // namespace recaudit
