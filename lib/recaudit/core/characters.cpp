#include <recaudit/core/characters.hpp>

#include <array>
#include <cstdint>

namespace recaudit {

char32_t next_character(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(at);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : (first & 0xF0U) == 0xE0       ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    const std::size_t start = at++;
    if (length == 1) return first;
    if (length == 0 || start + length > text.size()) return replacement_character;
    char32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(start + i) & 0xC0U) != 0x80U) return replacement_character;
        value = (value << 6U) | (byte(start + i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest.at(length) || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return replacement_character;
    at = start + length;
    return value;
}

void append_utf8(std::string& out, char32_t c) {
    const auto push = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) return push(c);
    if (c < 0x800) {
        push(0xC0 | (c >> 6));
        return push(0x80 | (c & 0x3F));
    }
    if (c < 0x10000) {
        push(0xE0 | (c >> 12));
        push(0x80 | ((c >> 6) & 0x3F));
        return push(0x80 | (c & 0x3F));
    }
    push(0xF0 | (c >> 18));
    push(0x80 | ((c >> 12) & 0x3F));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

char32_t folded(char32_t c) {
    if (c >= 'A' && c <= 'Z') return c + 32;
    if ((c >= 0xC0 && c <= 0xDE) && c != 0xD7) return c + 32;
    if (c >= 0x100 && c <= 0x17E && c != 0x178 && c != 0x138 && c != 0x130 && c != 0x131 && c != 0x149) {
        const bool odd_upper = (c >= 0x139 && c <= 0x148) || c >= 0x179;
        return ((c & 1U) == (odd_upper ? 1U : 0U)) ? c + 1 : c;
    }
    if (c == 0x178) return 0xFF;
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x00AD || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D) return '-';
    if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B || c == 0x2032 || c == 0x00B4 || c == '`' || c == 0x02BC) return '\'';
    if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F || c == 0x2033 || c == 0x00AB || c == 0x00BB) return '"';
    return c;
}

bool is_word_character(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    const bool is_sign = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || c == 0xFEFF ||
                         c == replacement_character || (c >= 0xFE50 && c <= 0xFE6B) || (c >= 0x1F000 && c <= 0x1FAFF);
    return !is_sign;
}

}  // namespace recaudit
