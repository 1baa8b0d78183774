#include <recaudit/render/text_table.hpp>

#include <recaudit/core/number_format.hpp>

#include <algorithm>
#include <optional>

namespace recaudit {
namespace {

using Lines = std::vector<std::vector<std::string>>;  // cells by row

constexpr double smallest_p_shown = 0.001;

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string shown(const Cell& cell, const Column& column) {
    if (const auto* text = std::get_if<std::string_view>(&cell)) return std::string(*text);
    if (const auto* count = std::get_if<std::int64_t>(&cell)) return std::to_string(*count);
    if (const auto* number = std::get_if<double>(&cell)) {
        if (column.unit == Unit::p_value && *number < smallest_p_shown) return "<" + fixed(smallest_p_shown, 3);
        return fixed(*number, column.decimals);
    }
    return column.type == ColumnType::text ? "" : "-";
}

std::optional<std::size_t> find_column(const TableInfo& info, auto wanted) {
    const auto at = std::ranges::find_if(info.columns, wanted);
    if (at == info.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(at - info.columns.begin());
}

/// In a table without a status column, counts are missing only where they are withheld: the first one says so.
std::optional<std::size_t> column_that_tells(const TableInfo& info) {
    if (find_column(info, [](const Column& column) { return column.name == "status"; })) return std::nullopt;
    return find_column(info, [](const Column& column) { return column.type == ColumnType::integer; });
}

std::vector<std::size_t> filled_columns(const TableView& table) {
    std::vector<std::size_t> filled;
    for (std::size_t column = 0; column < table.columns(); ++column)
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const Cell cell = table.cell(row, column);
            const auto* text = std::get_if<std::string_view>(&cell);
            if (std::holds_alternative<std::monostate>(cell) || (text != nullptr && text->empty())) continue;
            filled.push_back(column);
            break;
        }
    return filled;
}

Lines lines_of(const TableView& table, const std::vector<std::size_t>& columns) {
    const auto telling = column_that_tells(table.info());
    Lines lines(table.rows() + 1);
    for (const std::size_t column : columns) {
        const Column& declared = table.info().columns[column];
        lines[0].emplace_back(declared.name);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const Cell cell = table.cell(row, column);
            const bool withheld = telling == column && std::holds_alternative<std::monostate>(cell);
            lines[row + 1].push_back(withheld ? "withheld" : shown(cell, declared));
        }
    }
    return lines;
}

}  // namespace

std::string to_text_table(const TableView& table) {
    const auto columns = filled_columns(table);
    const Lines lines = lines_of(table, columns);
    std::vector<std::size_t> widths(columns.size(), 0);
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width_of(line[i]));
    std::string out;
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string gap(widths[i] - width_of(line[i]), ' ');
            const bool is_text = table.info().columns[columns[i]].type == ColumnType::text;
            out += is_text ? line[i] + gap : gap + line[i];
            if (i + 1 < line.size()) out += "  ";
        }
        out.erase(out.find_last_not_of(' ') + 1);
        out += '\n';
    }
    return out;
}

}  // namespace recaudit
