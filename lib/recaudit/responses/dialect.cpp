#include <recaudit/responses/dialect.hpp>

#include <algorithm>
#include <array>

namespace recaudit::detail {
namespace {

constexpr std::string_view candidates = ",;\t|";

}  // namespace

Dialect dialect_of(std::string_view text) {
    Dialect dialect;
    std::array<std::size_t, candidates.size()> seen{};
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        if (c == '\r') {
            const bool alone = at + 1 < text.size() && text[at + 1] != '\n';
            if (alone) dialect.newline = '\r';
            break;
        }
        if (const auto which = candidates.find(c); which != std::string_view::npos) ++seen.at(which);
    }
    dialect.delimiter = candidates[static_cast<std::size_t>(std::ranges::max_element(seen) - seen.begin())];
    return dialect;
}

std::string_view name_of_delimiter(char delimiter) {
    switch (delimiter) {
        case ';': return "semicolon";
        case '\t': return "tab";
        case '|': return "vertical bar";
        default: return "comma";
    }
}

}  // namespace recaudit::detail
