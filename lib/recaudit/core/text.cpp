#include <recaudit/core/text.hpp>

#include <recaudit/core/characters.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

namespace recaudit {
namespace {

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
        if (next_character(text, at) == replacement_character && text.substr(start, at - start) != "\xEF\xBF\xBD") return false;
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
        const bool broken = c == replacement_character && at == start + 1;
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
