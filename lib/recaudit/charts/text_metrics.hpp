/// How wide text will be, near enough to lay out a chart without a browser: labels are wrapped, never cut or overlaid.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// The width of `text` in a sans-serif letter of `size`, with room to spare for wider system letters.
[[nodiscard]] double text_width(std::string_view text, double size);

/// How much wider than plain letters bold ones are: a factor of their size where they are laid out.
inline constexpr double bold = 1.12;

/// `text` in lines no wider than `width`: broken at spaces, and inside a word where it alone is wider.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double size, double width);

}  // namespace recaudit
