#include <recaudit/core/visible.hpp>

#include <array>

namespace recaudit {
namespace {

/// In UTF-8: C1 controls are told by their first byte; U+202A to 202E and U+2066 to 2069 embed, override or isolate a
/// direction; U+FEFF is a byte order mark; U+FFFE and U+FFFF are no characters.
constexpr std::array<std::string_view, 12> unseen{"\u202a", "\u202b", "\u202c", "\u202d",       "\u202e",       "\u2066",
                                                  "\u2067", "\u2068", "\u2069", "\xef\xbb\xbf", "\xef\xbf\xbe", "\xef\xbf\xbf"};

/// The number of bytes at the start of `text` that must not be shown as they are; 0 where there are none.
std::size_t unseen_at(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x20 || first == 0x7f) return 1;
    if (first == 0xc2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xa0) return 2;
    if (first == 0xe2 || first == 0xef)
        for (const std::string_view mark : unseen)
            if (text.starts_with(mark)) return mark.size();
    return 0;
}

}  // namespace

std::string visible(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const bool space = text.front() == '\n' || text.front() == '\r' || text.front() == '\t';
        const std::size_t bytes = space ? 0 : unseen_at(text);
        if (space) out += ' ';
        else if (bytes > 0) out += "\uFFFD";
        else out += text.front();
        text.remove_prefix(bytes > 0 ? bytes : 1);
    }
    return out;
}

}  // namespace recaudit
