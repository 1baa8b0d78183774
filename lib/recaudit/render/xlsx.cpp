#include <recaudit/render/xlsx.hpp>

#include <recaudit/core/require.hpp>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <memory>
#include <string>
#include <system_error>
#include <type_traits>

namespace recaudit {
namespace {

constexpr std::size_t rows_on_sheet = LXW_ROW_MAX - 1;  // below the header
constexpr std::time_t created = 315532800;              // 1980-01-01: the same inputs give the same bytes

struct Formats {
    lxw_format* header;
    lxw_format* notice;
};

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell, std::string& text) {
    std::visit(
        [&](const auto& value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::string_view>) {
                text = value;
                if (!text.empty()) worksheet_write_string(sheet, row, column, text.c_str(), nullptr);
            } else if constexpr (!std::is_same_v<Value, std::monostate>) {
                worksheet_write_number(sheet, row, column, static_cast<double>(value), nullptr);
            }
        },
        cell);
}

void write_header(lxw_worksheet* sheet, const TableInfo& table, std::size_t rows, const Formats& formats) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Column& column = table.columns[c];
        const std::string name(column.name), meaning(column.meaning);
        worksheet_set_column(sheet, column_number(c), column_number(c), static_cast<double>(std::max<std::size_t>(10, name.size() + 4)),
                             nullptr);
        worksheet_write_string(sheet, 0, column_number(c), name.c_str(), formats.header);
        worksheet_write_comment(sheet, 0, column_number(c), meaning.c_str());
    }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_autofilter(sheet, 0, 0, row_number(rows), column_number(table.columns.size() - 1));
}

void write_rows(lxw_worksheet* sheet, const TableView& table, std::size_t first, std::size_t last) {
    std::string text;
    for (std::size_t row = first; row < last; ++row)
        for (std::size_t c = 0; c < table.columns(); ++c)
            write_cell(sheet, row_number(row - first + 1), column_number(c), table.cell(row, c), text);
}

void write_table(lxw_workbook* book, const TableView& table, const Formats& formats) {
    for (std::size_t first = 0, part = 1; part == 1 || first < table.rows(); first += rows_on_sheet, ++part) {
        const std::size_t last = std::min(first + rows_on_sheet, table.rows());
        const std::string name = part == 1 ? std::string(table.info().name) : fmt::format("{} {}", table.info().name, part);
        lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
        require(sheet != nullptr, "a table's name may name a sheet");
        write_header(sheet, table.info(), last - first, formats);
        write_rows(sheet, table, first, last);
    }
}

void write_notice(lxw_workbook* book, const Formats& formats) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, "NOT FOR PUBLICATION");
    worksheet_write_string(sheet, 0, 0, "NOT FOR PUBLICATION", formats.notice);
    worksheet_write_string(
        sheet, 1, 0, "Disclosure control was off when this workbook was written: small groups are not hidden. Do not share it.", nullptr);
}

Formats formats_in(lxw_workbook* book) {
    const Formats formats{workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(formats.header);
    format_set_bold(formats.notice);
    format_set_font_size(formats.notice, 16);
    return formats;
}

}  // namespace

void write_xlsx(const std::filesystem::path& file, const std::vector<TableView>& tables, Publication publication,
                const std::optional<Summary>& summary) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* book = workbook_new_opt(file.c_str(), &options);
    require(book != nullptr, "memory for a workbook");
    lxw_doc_properties properties{};
    properties.created = created;
    workbook_set_properties(book, &properties);
    const Formats formats = formats_in(book);
    if (publication == Publication::forbidden) write_notice(book, formats);
    if (summary) add_summary_sheet(book, *summary, formats.header);
    for (const TableView& table : tables) write_table(book, table, formats);
    if (const lxw_error failed = workbook_close(book); failed != LXW_NO_ERROR)
        throw std::system_error(std::make_error_code(std::errc::io_error), file.string() + ": " + lxw_strerror(failed));
}

}  // namespace recaudit
