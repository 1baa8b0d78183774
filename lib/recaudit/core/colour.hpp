/// Colours as written in CSS, and how well they can be read on one another (WCAG 2.2).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recaudit {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// The contrast that text needs against what is behind it.
inline constexpr double readable_contrast = 4.5;

/// A colour written #rrggbb or #rgb; nothing else.
[[nodiscard]] std::optional<Colour> colour_in(std::string_view text);
/// #rrggbb in small letters.
[[nodiscard]] std::string to_text(Colour colour);

/// The contrast ratio of two colours, from 1 (the same) to 21 (black on white), from their relative luminance.
[[nodiscard]] double contrast(Colour a, Colour b);

/// The colour nearest to `colour`, on the way from it to `end` in 100 steps, that can be read on `paper`; `end` where none can.
[[nodiscard]] Colour towards_until_readable(Colour colour, Colour end, Colour paper);

}  // namespace recaudit
