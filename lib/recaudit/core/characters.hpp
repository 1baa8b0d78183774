/// Single characters of UTF-8 text: reading and writing them, and what kind they are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace recaudit {

inline constexpr char32_t replacement_character = 0xFFFD;

/// Reads the character at `at` and moves past it; a byte that is no UTF-8 gives U+FFFD and one step.
[[nodiscard]] char32_t next_character(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t c);

/// White space, no-break and zero-width spaces included.
[[nodiscard]] bool is_space(char32_t c);

/// The form in which characters are compared: small letters (ASCII, Latin-1, Latin Extended-A), all dashes "-", all
/// quotes ' or ".
[[nodiscard]] char32_t folded(char32_t c);

/// Whether a character is part of a word: letters and digits of any script, marks on them, and the underscore.
[[nodiscard]] bool is_word_character(char32_t c);

}  // namespace recaudit
