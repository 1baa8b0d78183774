/// A form as its tool keeps it, REDCap's data dictionary or an XLSForm: what the fields of its records are called, which answers they allow, and which identify people.
#pragma once

#include <recaudit/responses/csv_table.hpp>
#include <recaudit/responses/profiles/profile.hpp>

namespace recaudit::detail {

/// The dictionary in a file: REDCap's, or an XLSForm workbook laid out as one.
[[nodiscard]] Parsed<CsvTable> read_dictionary(const std::string& file);

/// Adds what the dictionary says to the columns of `layout`: field labels as names, choices as value labels and as
/// options of checkboxes, identifiers. An error where the table is no dictionary.
[[nodiscard]] Parsed<ExportLayout> with_dictionary(ExportLayout layout, const CsvTable& dictionary, const std::string& shown);

}  // namespace recaudit::detail
