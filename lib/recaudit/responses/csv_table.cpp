#include <recaudit/responses/csv_table.hpp>

#include <recaudit/responses/chunk.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/file_problems.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace recaudit::detail {
namespace {

constexpr std::size_t largest_table = std::size_t{64} << 20U;

/// Finds line and column of positions that only grow.
class Cursor {
public:
    Cursor(std::string_view text, Dialect dialect, std::string shown) : text_(text), dialect_(dialect), shown_(std::move(shown)) {}
    Place at(std::size_t position) {
        for (; done_ < position; ++done_)
            if (text_[done_] == dialect_.newline) {
                ++line_;
                line_start_ = done_ + 1;
            }
        return {shown_, line_, position - line_start_ + 1};
    }

private:
    std::string_view text_;
    Dialect dialect_;
    std::string shown_;
    std::size_t done_ = 0;
    std::size_t line_ = 1;
    std::size_t line_start_ = 0;
};

std::vector<CsvCell> cells_of(const RawRecord& record, Cursor& cursor) {
    std::vector<CsvCell> out;
    for (const auto& cell : record.cells) {
        const std::string text = unquoted(trimmed(cell.raw));
        out.push_back({std::string(trimmed(text)), cursor.at(cell.begin)});
    }
    return out;
}

/// Whether the record can be used; reports why not.
bool sound(const RawRecord& record, Cursor& cursor, Diagnostics& problems) {
    if (record.stray != std::string_view::npos) report(problems, {Break::stray_quote, 0}, cursor.at(record.stray));
    else if (!record.closed) report(problems, {Break::open_quote, 0}, cursor.at(record.cells.back().begin));
    else return true;
    return false;
}

Parsed<TextSource> whole_text(const ByteSource& bytes, const std::string& shown) {
    auto text = as_text(bytes, shown);
    if (!text.value) return text;
    const std::string all = text.value->bytes.read(text.value->start, static_cast<std::size_t>(text.value->bytes.size()));
    const Utf8Check check = check_utf8(all);
    if (!check.first_bad) return text;
    return as_windows_1252(bytes, Cursor(all, dialect_of(all), shown).at(*check.first_bad));
}

}  // namespace

Parsed<ByteSource> open_file(const ResponseFile& file) {
    Parsed<ByteSource> out;
    try {
        out.value = file.path == "-" ? ByteSource::standard_input() : ByteSource::file(file.path);
    } catch (const std::system_error& error) {
        out.diagnostics.add("unreadable-file", {file.shown, 0, 0}, fmt::format("the file cannot be read: {}", error.code().message()));
    }
    return out;
}

Parsed<TextSource> as_text(const ByteSource& bytes, const std::string& shown) {
    Parsed<TextSource> out;
    const std::string first = bytes.read(0, 8);
    const std::string_view what = first.starts_with("PK\x03\x04")                          ? "a workbook or another ZIP file"
                                  : first.starts_with("\xD0\xCF\x11\xE0")                  ? "an old Excel workbook"
                                  : first.starts_with("$FL2") || first.starts_with("$FL3") ? "an SPSS file"
                                                                                           : "";
    if (!what.empty()) {
        out.diagnostics.add("not-csv", {shown, 0, 0}, fmt::format("this is {}, not CSV text", what),
                            "save it as CSV (UTF-8) from the program that made it");
        return out;
    }
    out.value = decoded(bytes, encoding_of(first));
    if (!out.value)
        out.diagnostics.add("invalid-encoding", {shown, 0, 0},
                            fmt::format("the file begins as {} but is not that throughout", name_of(encoding_of(first))),
                            "save it as UTF-8");
    else if (out.value->bytes.size() == out.value->start) {
        out.value.reset();
        out.diagnostics.add("empty-file", {shown, 0, 0}, "the file is empty", "it needs a row of headings, and a row for each person");
    }
    return out;
}

Parsed<TextSource> as_windows_1252(const ByteSource& bytes, const Place& bad) {
    Parsed<TextSource> out;
    if (check_utf8(bytes.read(0, static_cast<std::size_t>(bytes.size()))).well_formed == 0)
        out.value = decoded(bytes, Encoding::windows_1252);
    if (out.value)
        out.diagnostics.add("read-as-windows-1252", bad, "this is no UTF-8, so the file was read as Windows-1252",
                            "check accented letters in the report, or save the file as UTF-8");
    else
        out.diagnostics.add("invalid-encoding", bad, "this byte is part of no UTF-8 character, and the file is not clearly Windows-1252",
                            "save the file as UTF-8");
    return out;
}

Parsed<Heading> read_heading(const TextSource& text, const std::string& shown) {
    Parsed<Heading> out;
    std::string start = text.bytes.read(text.start, std::size_t{64} << 10U);
    RawRecord record = record_at(start, 0, dialect_of(start));
    if (!record.terminated && text.start + start.size() < text.bytes.size()) {
        start = text.bytes.read(text.start, longest_record);
        record = record_at(start, 0, dialect_of(start));
    }
    const Dialect dialect = dialect_of(start);
    Cursor cursor(start, dialect, shown);
    if (record.stray == std::string_view::npos && !record.terminated && text.start + start.size() < text.bytes.size()) {
        report(out.diagnostics, {Break::long_record, 0}, {shown, 1, 0});
        return out;
    }
    if (!sound(record, cursor, out.diagnostics)) return out;
    if (record.blank()) {
        out.diagnostics.add("csv-blank-line", {shown, 1, 0}, "the first line is blank; headings are expected", "delete the blank line");
        return out;
    }
    out.value = Heading{dialect, cells_of(record, cursor), text.start + record.end, 0};
    out.value->lines = static_cast<std::size_t>(std::ranges::count(std::string_view(start).substr(0, record.end), dialect.newline));
    return out;
}

Parsed<CsvTable> read_csv_table(const ResponseFile& file) {
    auto opened = open_file(file);
    if (!opened.value) return {std::nullopt, std::move(opened.diagnostics)};
    Diagnostics problems;
    if (opened.value->size() > largest_table) {
        problems.add("csv-too-long", {file.shown, 0, 0}, "the file is larger than 64 MiB, which no headcount is");
        return {std::nullopt, std::move(problems)};
    }
    auto source = whole_text(*opened.value, file.shown);
    if (!source.value) return {std::nullopt, std::move(source.diagnostics)};
    problems.append(std::move(source.diagnostics));
    auto table = parse_csv_table(source.value->bytes.read(source.value->start, largest_table * 4), file.shown);
    problems.append(std::move(table.diagnostics));
    return {std::move(table.value), std::move(problems)};
}

Parsed<CsvTable> parse_csv_table(std::string_view text, const std::string& shown) {
    Diagnostics problems;
    const Dialect dialect = dialect_of(text);
    Cursor cursor(text, dialect, shown);
    CsvTable table;
    constexpr std::size_t nowhere = std::string::npos;
    std::size_t blank = nowhere;
    for (std::size_t at = 0; at < text.size();) {
        const RawRecord record = record_at(text, at, dialect);
        at = record.end;
        if (!sound(record, cursor, problems)) break;
        if (record.blank()) {
            if (blank == nowhere) blank = record.cells[0].begin;
            continue;
        }
        if (blank != nowhere)
            problems.add("csv-blank-line", cursor.at(blank), "this line is blank, and more follows", "delete the blank line");
        blank = nowhere;
        auto cells = cells_of(record, cursor);
        if (table.headings.empty()) table.headings = std::move(cells);
        else if (cells.size() == table.headings.size()) table.rows.push_back(std::move(cells));
        else
            problems.add(
                "csv-ragged-row", cells.front().place,
                fmt::format("{} {} here, the heading has {}", cells.size(), cells.size() == 1 ? "cell" : "cells", table.headings.size()));
    }
    if (!problems.has_errors() && table.rows.empty()) problems.add("no-rows", {shown, 0, 0}, "the file has headings but no rows");
    if (problems.has_errors()) return {std::nullopt, std::move(problems)};
    return {std::move(table), std::move(problems)};
}

}  // namespace recaudit::detail
