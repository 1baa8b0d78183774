/// Text that people typed: comparing it kindly, and guessing what was meant.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// `text` in the form in which labels are compared: case folded (ASCII, Latin-1, Latin Extended-A), every run of
/// white space (no-break spaces too) one space, trimmed; all dashes "-", all quotes ' or ".
[[nodiscard]] std::string normalised(std::string_view text);

/// The candidate nearest to `word` (edit distance with transpositions, at most a third of its length), or empty.
/// The first of equals wins.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(std::span<const std::string> words, std::string_view last = "and");

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// `text` shortened to at most `characters` UTF-8 characters, with "…" where cut and control characters shown as \xNN:
/// for quoting a user's file in a message.
[[nodiscard]] std::string quotable(std::string_view text, std::size_t characters = 60);

}  // namespace recaudit
