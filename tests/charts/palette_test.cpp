#include <recaudit/charts/palette.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

using namespace recaudit;

namespace {

double channel(std::string_view colour, std::size_t at) {
    const double value = std::stoi(std::string(colour.substr(at, 2)), nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// Relative luminance of "#rrggbb", WCAG 2.2.
double luminance(std::string_view colour) { return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5); }

double contrast(std::string_view a, std::string_view b) {
    const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

}  // namespace

TEST_CASE("neighbouring colours differ by 3 to 1, in the light and in the dark") {
    for (const Palette& p : {light_palette(), dark_palette()}) {
        CHECK(contrast(p.strong, p.middling) >= 3);
        CHECK(contrast(p.strong, p.paper) >= 3);
        CHECK(contrast(p.middling, p.paper) >= 3);
    }
}

TEST_CASE("all text has a contrast of at least 4.5 to 1") {
    for (const Palette& p : {light_palette(), dark_palette()}) {
        CHECK(contrast(p.ink, p.paper) >= 4.5);
        CHECK(contrast(p.muted, p.paper) >= 4.5);
        CHECK(contrast(p.strong, p.paper) >= 4.5);  // links
        CHECK(contrast(p.on_strong, p.strong) >= 4.5);
        CHECK(contrast(p.on_middling, p.middling) >= 4.5);
    }
}

TEST_CASE("shades run one way from light to dark in greyscale too, and text on each has a contrast of at least 4.5 to 1") {
    for (const Palette& p : {light_palette(), dark_palette()}) {
        const bool darker = luminance(p.shades.front()) > luminance(p.shades.back());
        for (std::size_t i = 0; i < p.shades.size(); ++i) {
            CHECK(contrast(p.shades[i], p.on_shades[i]) >= 4.5);
            if (i == 0) continue;
            CHECK((luminance(p.shades[i - 1]) > luminance(p.shades[i])) == darker);
            CHECK(contrast(p.shades[i - 1], p.shades[i]) >= 1.25);
        }
    }
}
