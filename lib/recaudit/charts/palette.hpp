/// The one palette of all charts: safe for colour-blind readers, in greyscale and in the dark. Neighbours differ by a
/// contrast of at least 3 to 1, and shape or place always says the same as colour.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace recaudit {

struct Palette {
    std::string_view paper;      // behind the chart
    std::string_view ink;        // text
    std::string_view muted;      // lesser text, at least 4.5 to 1 against paper
    std::string_view grid;       // lines in the background
    std::string_view strong;     // favourable; first, third, ... series
    std::string_view middling;   // unfavourable; second, fourth, ... series
    std::string_view on_strong;  // text on these
    std::string_view on_middling;
    std::array<std::string_view, 5> shades;     // of one hue, from those for low values to those for high ones
    std::array<std::string_view, 5> on_shades;  // text on these
};

[[nodiscard]] const Palette& light_palette();
[[nodiscard]] const Palette& dark_palette();

/// The style rules of a chart's classes in these colours.
[[nodiscard]] std::string chart_css(const Palette& palette);

}  // namespace recaudit
