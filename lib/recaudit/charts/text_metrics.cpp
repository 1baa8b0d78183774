#include <recaudit/charts/text_metrics.hpp>

#include <array>
#include <cstddef>

namespace recaudit {
namespace {

/// Widths of the characters from space to tilde in thousandths of the size, from Helvetica's published metrics.
constexpr std::array<int, 95> widths{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
                                     556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
                                     611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
                                     667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
                                     222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
constexpr double room = 1.15;  // the widest common system letter against Helvetica

std::size_t bytes_of_character(unsigned char first) {
    if (first < 0x80) return 1;
    if (first < 0xe0) return 2;
    return first < 0xf0 ? 3 : 4;
}

double character_width(std::string_view character, double size) {
    const auto first = static_cast<unsigned char>(character.front());
    if (first >= 0x20 && first < 0x7f) return widths[first - 0x20] * size * room / 1000;
    return (character.size() < 3 ? 0.62 : 1.0) * size * room;  // accented letters; other scripts take a full square
}

std::string_view character_at(std::string_view text, std::size_t at) {
    return text.substr(at, bytes_of_character(static_cast<unsigned char>(text[at])));
}

/// The pieces of a word that is wider than a line.
void break_word(std::vector<std::string>& lines, std::string_view word, double size, double width) {
    for (std::size_t at = 0; at < word.size();) {
        const auto character = character_at(word, at);
        if (text_width(lines.back(), size) + character_width(character, size) > width && !lines.back().empty()) lines.emplace_back();
        lines.back() += character;
        at += character.size();
    }
}

}  // namespace

double text_width(std::string_view text, double size) {
    double sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = character_at(text, at);
        sum += character_width(character, size);
        at += character.size();
    }
    return sum;
}

std::vector<std::string> wrapped(std::string_view text, double size, double width) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        const std::string_view word = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (word.empty()) continue;
        const std::string longer = lines.back().empty() ? std::string(word) : lines.back() + " " + std::string(word);
        if (text_width(longer, size) <= width) {
            lines.back() = longer;
            continue;
        }
        if (!lines.back().empty()) lines.emplace_back();
        break_word(lines, word, size, width);
    }
    return lines;
}

}  // namespace recaudit
