#include <recaudit/core/colour.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace recaudit {
namespace {

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) { return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue); }

std::uint8_t between(std::uint8_t from, std::uint8_t to, int percent) {
    return static_cast<std::uint8_t>((from * (100 - percent) + to * percent) / 100);
}

std::optional<std::uint8_t> byte_in(std::string_view digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return static_cast<std::uint8_t>(value);
}

}  // namespace

std::optional<Colour> colour_in(std::string_view text) {
    std::string digits;
    if (text.starts_with('#')) digits = text.substr(1);
    if (digits.size() == 3) digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    if (digits.size() != 6) return std::nullopt;
    const auto red = byte_in(digits.substr(0, 2)), green = byte_in(digits.substr(2, 2)), blue = byte_in(digits.substr(4, 2));
    if (!red || !green || !blue) return std::nullopt;
    return Colour{*red, *green, *blue};
}

std::string to_text(Colour colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue); }

double contrast(Colour a, Colour b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Colour towards_until_readable(Colour colour, Colour end, Colour paper) {
    for (int percent = 0; percent < 100; ++percent) {
        const Colour mixed{between(colour.red, end.red, percent), between(colour.green, end.green, percent),
                           between(colour.blue, end.blue, percent)};
        if (contrast(mixed, paper) >= readable_contrast) return mixed;
    }
    return end;
}

}  // namespace recaudit
