/// An export as plain CSV with one row of headings, so that the reader of plain CSV does the rest.
/// See docs/formats/imports.md.
#pragma once

#include <recaudit/responses/dialect.hpp>
#include <recaudit/responses/profiles/export_table.hpp>

#include <string>
#include <vector>

namespace recaudit::detail {

/// Records left out for one reason.
struct LeftOutRecords {
    std::string why;
    std::size_t count = 0;
};

struct PlainView {
    std::string text;  // UTF-8, lines end with LF
    Dialect dialect;
    std::vector<std::size_t> lines;  // for each line of the text, the line of the export where its record begins
    std::string_view profile;        // "qualtrics"
    std::string_view program;        // "Qualtrics"
    Encoding encoding = Encoding::utf8;
    std::string sign;
    std::size_t heading_records = 1;
    std::size_t records = 0;  // kept
    std::vector<LeftOutRecords> left_out;
    std::size_t identifiers = 0;  // columns left out because they say who or where somebody is
    std::size_t nameless = 0;     // columns without a heading
    std::string sheet;            // the one read, where a workbook has several
    std::string dictionary;       // the form that described the columns, or empty
    std::vector<ViewColumn> columns;
};

/// The view of an export. No value and no error: the file is plain CSV already, or not text at all.
[[nodiscard]] Parsed<PlainView> view_of_export(const ExportFile& file, const MatchWanted& wanted);

/// What was done, in notes: the profile and its sign, and what was left out.
[[nodiscard]] Diagnostics account_of(const PlainView& view, const std::string& shown);

}  // namespace recaudit::detail
