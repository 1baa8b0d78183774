/// Tables as JSON: each row an object, keys as in the CSV header. See docs/formats/output.md.
#pragma once

#include <recaudit/core/table.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace recaudit {

/// Appends `text` in quotes, escaped.
void append_json_string(std::string& out, std::string_view text);

/// Appends rows first ... last - 1, one a line, a comma after each but the table's last. Empty numbers are null.
void append_json_rows(std::string& out, const TableView& table, std::size_t first, std::size_t last);

/// A whole table as a JSON array.
[[nodiscard]] std::string to_json(const TableView& table);

}  // namespace recaudit
