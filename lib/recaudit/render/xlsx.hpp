/// Tables as a workbook, a sheet a table. See docs/formats/output.md.
#pragma once

#include <recaudit/core/table.hpp>
#include <recaudit/render/summary_sheet.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace recaudit {

enum class Publication : std::uint8_t { allowed, forbidden };

/// Writes a workbook: the column names of each table in a frozen header row with a filter and the column's meaning as a
/// note, numbers as numbers, text as text that no spreadsheet evaluates. A table longer than a sheet goes on in another.
/// Where publication is forbidden a first sheet says so; next comes the summary, where one is given. The same tables
/// give the same bytes.
/// @throws std::system_error where the file cannot be written.
void write_xlsx(const std::filesystem::path& file, const std::vector<TableView>& tables, Publication publication,
                const std::optional<Summary>& summary = std::nullopt);

}  // namespace recaudit
