/// Tables as comma-separated text. See docs/formats/output.md.
#pragma once

#include <recaudit/core/table.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace recaudit {

/// Appends one text: quoted where RFC 4180 asks for it. Text that a spreadsheet would take for a formula gets a leading
/// apostrophe; numbers never do.
void append_csv_text(std::string& out, std::string_view text);

/// Appends a line of texts and a line feed.
void append_csv_line(std::string& out, std::span<const std::string> texts);

/// Appends the column names and a line feed.
void append_csv_header(std::string& out, const TableInfo& table);

/// Appends rows first ... last - 1: numbers in shortest round-trip form, empty where there is none; text as
/// append_csv_text() writes it.
void append_csv_rows(std::string& out, const TableView& table, std::size_t first, std::size_t last);

/// A whole table, header first, UTF-8 without a byte order mark, lines ended by a line feed.
[[nodiscard]] std::string to_csv(const TableView& table);

}  // namespace recaudit
