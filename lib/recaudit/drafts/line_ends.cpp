#include <recaudit/drafts/readers.hpp>

#include <recaudit/responses/answer_key.hpp>
#include <recaudit/responses/csv_records.hpp>

#include <algorithm>

namespace recaudit::detail {
namespace {

struct End {
    double value = 0;
    std::string words;
};

/// "100 = Done with"
std::optional<End> end_in(std::string_view text) {
    const std::size_t at = text.find(" = ");
    if (at == std::string_view::npos) return std::nullopt;
    const auto value = number_in(std::string(trimmed(text.substr(0, at))));
    if (!value) return std::nullopt;
    return End{*value, std::string(trimmed(text.substr(at + 3)))};
}

/// Where the second end begins: words may hold the separator too, so it is the first that a number and "=" follow.
std::optional<LineEnds> parted(std::string_view text, std::string_view separator) {
    for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, at + 1)) {
        const auto low = end_in(text.substr(0, at)), high = end_in(text.substr(at + separator.size()));
        if (low && high && low->value < high->value) return LineEnds{"", low->value, high->value, low->words, high->words};
    }
    return std::nullopt;
}

}  // namespace

std::optional<LineEnds> ends_in(std::string_view text) {
    text = trimmed(text);
    if (auto whole = parted(text, " · ")) return whole;
    if (!text.ends_with(')')) return std::nullopt;
    for (std::size_t at = text.find(" ("); at != std::string_view::npos; at = text.find(" (", at + 1))
        if (auto ends = parted(text.substr(at + 2, text.size() - at - 3), ", ")) {
            ends->before = std::string(trimmed(text.substr(0, at)));
            return ends;
        }
    return std::nullopt;
}

std::size_t line_at(std::string_view text, std::size_t at) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, std::min(at, text.size())), '\n'));
}

}  // namespace recaudit::detail
