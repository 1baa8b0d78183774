#include <recaudit/core/text.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

namespace recaudit {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Reads the character at `at` and moves past it; a byte that is no UTF-8 gives U+FFFD and one step.
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
    if (length == 0 || start + length > text.size()) return replacement;
    char32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(start + i) & 0xC0U) != 0x80U) return replacement;
        value = (value << 6U) | (byte(start + i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest.at(length) || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return replacement;
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

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before.swap(last);
        last.swap(now);
    }
    return last[b.size()];
}

}  // namespace

std::string normalised(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (is_space(c)) {
            space = !out.empty();
            continue;
        }
        if (space) out += ' ';
        space = false;
        append_utf8(out, folded(c));
    }
    return out;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
    const std::string sought = normalised(word);
    const std::string* best = nullptr;
    std::size_t nearest = std::max<std::size_t>(1, sought.size() / 3) + 1;
    for (const auto& candidate : candidates) {
        const std::size_t d = distance(sought, normalised(candidate));
        if (d < nearest) {
            nearest = d;
            best = &candidate;
        }
    }
    return best ? *best : std::string();
}

std::string listed(std::span<const std::string> words, std::string_view last) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
        out += words[i];
    }
    return out;
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (next_character(text, at) == replacement && text.substr(start, at - start) != "\xEF\xBF\xBD") return false;
    }
    return true;
}

std::string quotable(std::string_view text, std::size_t characters) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string out;
    std::size_t shown = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (shown++ == characters) return out + "…";
        const std::size_t start = at;
        const char32_t c = next_character(text, at);
        const bool broken = c == replacement && at == start + 1;
        if (c >= 0x20 && c != 0x7F && !broken && !(c >= 0x80 && c < 0xA0)) out += text.substr(start, at - start);
        else
            for (const char byte : text.substr(start, at - start)) {
                out += "\\x";
                out += hex[(static_cast<std::uint8_t>(byte) >> 4U) & 15U];
                out += hex[static_cast<std::uint8_t>(byte) & 15U];
            }
    }
    return out;
}

}  // namespace recaudit
