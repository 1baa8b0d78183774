/// Tables for people at a terminal: aligned and rounded. See docs/formats/output.md.
#pragma once

#include <recaudit/core/table.hpp>

#include <string>

namespace recaudit {

/// The table with its column names, aligned; numbers rounded as declared. Columns in which every row is empty are
/// left out; an empty number is "-", and "withheld" where that is why.
[[nodiscard]] std::string to_text_table(const TableView& table);

}  // namespace recaudit
