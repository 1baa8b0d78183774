/// Files to UTF-8: byte order marks, UTF-16, and Windows-1252 where a file is no UTF-8.
/// See docs/formats/responses.md, "Encoding".
#pragma once

#include <recaudit/responses/byte_source.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recaudit::detail {

enum class Encoding : std::uint8_t { utf8, utf8_marked, utf16_little, utf16_big, windows_1252 };

[[nodiscard]] std::string_view name_of(Encoding encoding);

/// Text as UTF-8 (not yet checked where the file says or seems to be UTF-8).
struct TextSource {
    ByteSource bytes;
    Encoding encoding = Encoding::utf8;
    std::uint64_t start = 0;  // after a byte order mark
};

/// What a file is by its first bytes: a byte order mark, or the zero bytes that UTF-16 without a mark has.
[[nodiscard]] Encoding encoding_of(std::string_view first_bytes);

/// `bytes` as text in `encoding`; empty where they are not that.
[[nodiscard]] std::optional<TextSource> decoded(const ByteSource& bytes, Encoding encoding);

/// Where text that is no UTF-8 first goes wrong, and whether other characters beyond ASCII are well-formed: such a file
/// is damaged UTF-8, not Windows-1252.
struct Utf8Check {
    std::optional<std::size_t> first_bad;
    std::size_t well_formed = 0;  // characters beyond ASCII
};
[[nodiscard]] Utf8Check check_utf8(std::string_view text);

}  // namespace recaudit::detail
