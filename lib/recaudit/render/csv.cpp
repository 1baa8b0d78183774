#include <recaudit/render/csv.hpp>

#include <recaudit/core/number_format.hpp>

#include <charconv>

namespace recaudit {
namespace {

bool is_plain_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

/// Spreadsheets run text that starts like this as a formula, also with the wide signs of Chinese and Japanese keyboards.
/// A code such as -9 is no formula.
bool looks_like_formula(std::string_view text) {
    if (text.empty() || is_plain_number(text)) return false;
    if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
    return text.starts_with("\uff1d") || text.starts_with("\uff0b") || text.starts_with("\uff0d") || text.starts_with("\uff20");
}

struct AppendCell {
    std::string& out;
    void operator()(std::monostate) const {}
    void operator()(std::string_view text) const { append_csv_text(out, text); }
    void operator()(std::int64_t value) const { append_number(out, value); }
    void operator()(double value) const { append_number(out, value); }
};

}  // namespace

void append_csv_text(std::string& out, std::string_view text) {
    const bool guarded = looks_like_formula(text);
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        if (guarded) out += '\'';
        out += text;
        return;
    }
    out += guarded ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void append_csv_line(std::string& out, std::span<const std::string> texts) {
    for (std::size_t at = 0; at < texts.size(); ++at) {
        if (at > 0) out += ',';
        append_csv_text(out, texts[at]);
    }
    out += '\n';
}

void append_csv_header(std::string& out, const TableInfo& table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (column > 0) out += ',';
        append_csv_text(out, table.columns[column].name);
    }
    out += '\n';
}

void append_csv_rows(std::string& out, const TableView& table, std::size_t first, std::size_t last) {
    const std::size_t columns = table.columns();
    for (std::size_t row = first; row < last; ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            std::visit(AppendCell{out}, table.cell(row, column));
            out += column + 1 < columns ? ',' : '\n';
        }
}

std::string to_csv(const TableView& table) {
    std::string out;
    append_csv_header(out, table.info());
    append_csv_rows(out, table, 0, table.rows());
    return out;
}

}  // namespace recaudit
