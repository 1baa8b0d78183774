#include <recaudit/responses/profiles/ticked.hpp>

#include <recaudit/core/text.hpp>

#include <algorithm>
#include <array>

namespace recaudit::detail {
namespace {

constexpr std::string_view separators = ",;| ";
constexpr std::array<std::string_view, 6> ticked_words{"1", "y", "yes", "true", "checked", "ticked"};
constexpr std::array<std::string_view, 6> empty_words{"0", "n", "no", "false", "unchecked", "not selected"};

/// Whether `rest` begins with the whole of `text`, not with a longer word.
bool begins_with(std::string_view rest, const std::string& text) {
    if (text.empty() || !rest.starts_with(text)) return false;
    return rest.size() == text.size() || separators.find(rest[text.size()]) != std::string_view::npos;
}

bool contains(std::span<const std::string_view> words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

}  // namespace

std::vector<TickText> tick_texts(const OptionSet& options, std::vector<TickText> further) {
    for (std::size_t i = 0; i < options.choices.size(); ++i) {
        further.push_back({normalised(options.choices[i].code), i});
        for (const auto& [language, label] : options.choices[i].label.by_language) further.push_back({normalised(label), i});
    }
    std::ranges::stable_sort(further, std::ranges::greater{}, [](const TickText& text) { return text.words.size(); });
    return further;
}

std::optional<std::string> ticked_codes(const OptionSet& options, std::span<const TickText> texts, std::string_view cell) {
    const std::string all = normalised(cell);
    std::vector<bool> ticked(options.choices.size());
    std::string_view rest = all;
    for (;;) {
        rest.remove_prefix(std::min(rest.find_first_not_of(separators), rest.size()));
        if (rest.empty()) break;
        const auto found = std::ranges::find_if(texts, [&](const TickText& text) { return begins_with(rest, text.words); });
        if (found == texts.end()) return std::nullopt;
        ticked[found->choice] = true;
        rest.remove_prefix(found->words.size());
    }
    std::string codes;
    for (std::size_t i = 0; i < ticked.size(); ++i)
        if (ticked[i]) codes += (codes.empty() ? "" : ";") + options.choices[i].code;
    return codes;
}

std::optional<std::string> tick_of(const OptionSet& options, std::size_t choice, std::string_view cell) {
    const std::string words = normalised(cell);
    if (words.empty()) return std::string();
    for (const auto& [language, label] : options.choices[choice].label.by_language)
        if (words == normalised(label)) return "1";
    if (words == normalised(options.choices[choice].code) || contains(ticked_words, words)) return "1";
    return contains(empty_words, words) ? std::optional<std::string>("0") : std::nullopt;
}

}  // namespace recaudit::detail
