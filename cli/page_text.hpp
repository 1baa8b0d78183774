/// Pieces of the Markdown pages that are part of the binary.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

/// The cells of a line of a Markdown table, without white space around them; none where the line is no such line.
[[nodiscard]] std::vector<std::string> cells_of(std::string_view line);

/// The words in backticks of a cell: `low`, `high`.
[[nodiscard]] std::vector<std::string> code_words(std::string_view cell);

}  // namespace recaudit
