/// Every fixed phrase of the report, by language: another language is another list, not other code.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recaudit {

class Messages {
public:
    /// The phrases in `language`; in English where there are none in it.
    [[nodiscard]] static const Messages& in(std::string_view language);
    /// The language these phrases are in.
    [[nodiscard]] std::string_view language() const { return language_; }
    /// The phrase `id` with every {name} replaced.
    [[nodiscard]] std::string say(std::string_view id, std::initializer_list<std::pair<std::string_view, std::string>> values = {}) const;
    [[nodiscard]] bool has(std::string_view id) const;
    /// "a, b and c" in this language.
    [[nodiscard]] std::string list(const std::vector<std::string>& words) const;

    struct Phrase {
        std::string_view id;
        std::string_view text;
    };
    Messages(std::string_view language, std::span<const Phrase> phrases) : language_(language), phrases_(phrases) {}

private:
    std::string_view language_;
    std::span<const Phrase> phrases_;
};

/// All of English: messages_en.cpp, and what the functions below add, each in the file of its name.
[[nodiscard]] std::span<const Messages::Phrase> english_phrases();

namespace detail {
[[nodiscard]] std::span<const Messages::Phrase> english_phrases_on_questions();
[[nodiscard]] std::span<const Messages::Phrase> english_group_phrases();
[[nodiscard]] std::span<const Messages::Phrase> english_closing_phrases();
[[nodiscard]] std::span<const Messages::Phrase> english_phrases_of_analyses();
}  // namespace detail

}  // namespace recaudit
