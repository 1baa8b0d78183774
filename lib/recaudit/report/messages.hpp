/// Every fixed phrase of the report. A language is a file, report/messages/<language>.yaml, that becomes part of the
/// binary. See docs/report.md, "Another language".
#pragma once

#include <recaudit/core/yaml_chain.hpp>

#include <functional>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recaudit {

class Messages {
public:
    using Phrases = std::map<std::string, std::string, std::less<>>;

    /// The phrases in `language`, each in English where its file has none; all in English where there is no such file.
    [[nodiscard]] static const Messages& in(std::string_view language);
    /// The language these phrases are in.
    [[nodiscard]] const std::string& language() const { return language_; }
    /// The phrase `id` with every {name} replaced.
    [[nodiscard]] std::string say(std::string_view id, std::initializer_list<std::pair<std::string_view, std::string>> values = {}) const;
    [[nodiscard]] bool has(std::string_view id) const { return phrases_.contains(id); }
    /// "a, b and c" in this language.
    [[nodiscard]] std::string list(const std::vector<std::string>& words) const;
    /// The phrases of this language's own file, by id.
    [[nodiscard]] const Phrases& own() const { return own_; }

    Messages(std::string language, Phrases own, const Phrases& otherwise);

private:
    std::string language_;
    Phrases own_;
    Phrases phrases_;
};

/// The files of phrases; the id of each is its language.
[[nodiscard]] std::span<const BuiltinFile> builtin_messages();

}  // namespace recaudit
