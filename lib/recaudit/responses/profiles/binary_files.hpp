/// Workbooks and SPSS files as CSV text: from there on they are read like every other export.
#pragma once

#include <recaudit/responses/profiles/profile.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recaudit::detail {

/// A table that was no text. Commas part the cells; every record is one line, so that line and row are the same.
struct ConvertedTable {
    std::string text;
    std::optional<ExportLayout> layout;  // where the file itself says what its columns are
};

[[nodiscard]] bool is_workbook(std::string_view first_bytes);
[[nodiscard]] bool is_spss(std::string_view first_bytes);

/// A sheet of a workbook. The first row is row 1; rows are as long as their last cell.
struct Sheet {
    std::string name;
    std::vector<std::vector<std::string>> rows;
};

/// All sheets, in order; none where the bytes are no workbook.
[[nodiscard]] std::vector<Sheet> sheets_of(std::string_view bytes);

/// A variable of an SPSS file.
struct SpssVariable {
    std::string name, label;
    std::vector<std::pair<std::string, std::string>> labels;  // code, label; in the order of the file
    std::vector<std::pair<double, double>> missing;           // user-missing values, from and to
    bool is_number = true;
    bool is_nominal = false;
};
[[nodiscard]] Parsed<std::vector<SpssVariable>> read_spss_variables(std::string_view bytes, const std::string& shown);

/// A sheet as CSV text.
struct SheetText {
    std::string name, text;
};

/// The sheets that have cells, one at least. Dates are written as "2026-05-01 00:00:00".
[[nodiscard]] Parsed<std::vector<SheetText>> read_workbook(std::string_view bytes, const std::string& shown);

/// A .sav or .zsav file: codes as they are, value labels in the layout, system-missing as blank cells, user-missing
/// values as their codes, so that the instrument says what kind of missing each is.
[[nodiscard]] Parsed<ConvertedTable> read_spss(std::string_view bytes, const std::string& shown);

/// A cell of such text.
[[nodiscard]] std::string one_line_cell(std::string_view text);

/// The shortest text of a number.
[[nodiscard]] std::string number_cell(double value);

}  // namespace recaudit::detail
