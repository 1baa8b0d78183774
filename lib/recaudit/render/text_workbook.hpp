/// Sheets of text as a workbook: what other tools read as a form. See docs/formats/exports.md.
#pragma once

#include <string>
#include <vector>

namespace recaudit {

struct TextSheet {
    std::string name;
    std::vector<std::vector<std::string>> rows;  // the first holds the headings
};

/// The bytes of a workbook with these sheets, every cell as text that no spreadsheet evaluates. The same sheets give the
/// same bytes.
/// @throws std::system_error where there is no room for a temporary file.
[[nodiscard]] std::string text_workbook(const std::vector<TextSheet>& sheets);

}  // namespace recaudit
