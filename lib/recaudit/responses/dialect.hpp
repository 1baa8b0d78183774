/// How a CSV file separates its cells and ends its lines. See docs/formats/responses.md.
#pragma once

#include <cstdint>
#include <string_view>

namespace recaudit::detail {

struct Dialect {
    char delimiter = ',';
    char newline = '\n';  // '\r' in files of old Macintosh programs; "\r\n" counts as '\n'
};

/// The dialect that the first record of `text` shows: of , ; tab | the one that occurs most outside quotes, the
/// earlier of equals.
[[nodiscard]] Dialect dialect_of(std::string_view text);

/// "comma", "semicolon", "tab" or "vertical bar".
[[nodiscard]] std::string_view name_of_delimiter(char delimiter);

}  // namespace recaudit::detail
