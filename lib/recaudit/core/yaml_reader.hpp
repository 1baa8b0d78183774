/// Typed values from YAML trees, and every problem met on the way with its place, excerpt and suggestion.
/// See docs/formats/instrument.md.
#pragma once

#include <recaudit/core/yaml.hpp>

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recaudit {

/// Reads the values of maps. A key that is absent gives nothing and no problem; a value of the wrong kind gives
/// nothing and a problem. In every call `map` is a map node and `key` one of its keys.
class YamlReader {
public:
    /// Adds a problem at a value, or at its key. From the 20th of one id in one file they are counted, not listed.
    void problem(std::string_view id, const YamlNode& at, std::string message, std::string hint = {});
    void problem_at_key(std::string_view id, const YamlNode& at, std::string message, std::string hint = {});
    void add(Diagnostics found) { problems_.append(std::move(found)); }
    [[nodiscard]] Diagnostics take() { return std::move(problems_); }
    [[nodiscard]] bool has_errors() const { return problems_.has_errors(); }

    /// `did you mean "x"?` or empty. Work is bounded: after many suggestions in one reading there are none.
    [[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string> candidates);

    /// Whether `node` is a map; a problem where not. `what` reads like "an item".
    bool expect_map(const YamlNode& node, std::string_view what);
    /// Reports keys other than `known`.
    void only_keys(const YamlNode& map, std::string_view what, std::initializer_list<std::string_view> known);
    /// The value of a key that must be there.
    const YamlNode* need(const YamlNode& map, std::string_view key, std::string_view what);

    /// The value where it is a scalar: any text, number or word.
    const YamlNode* scalar(const YamlNode& map, std::string_view key);
    [[nodiscard]] std::string text(const YamlNode& map, std::string_view key);
    [[nodiscard]] std::optional<bool> flag(const YamlNode& map, std::string_view key);
    [[nodiscard]] std::optional<double> number(const YamlNode& map, std::string_view key);
    [[nodiscard]] std::optional<double> number(const YamlNode& value, std::string_view name, double lowest, double highest);
    /// A whole number from `lowest` to `highest`.
    [[nodiscard]] std::optional<std::size_t> whole(const YamlNode& map, std::string_view key, std::size_t lowest, std::size_t highest);
    [[nodiscard]] std::optional<std::size_t> whole_value(const YamlNode& value, std::string_view name, std::size_t lowest,
                                                         std::size_t highest);
    /// The elements of a list; empty where absent.
    [[nodiscard]] std::span<const YamlNode> list(const YamlNode& map, std::string_view key);
    /// The elements of a list of texts, of a list of maps, and the entries of a map; others are reported and left out.
    [[nodiscard]] std::vector<const YamlNode*> texts(const YamlNode& map, std::string_view key);
    [[nodiscard]] std::vector<const YamlNode*> texts_of(const YamlNode& list, std::string_view name);
    [[nodiscard]] std::vector<const YamlNode*> maps(const YamlNode& map, std::string_view key, std::string_view what);
    [[nodiscard]] std::vector<const YamlNode*> entries(const YamlNode& map, std::string_view key, std::string_view what);
    /// Entries whose values are texts.
    [[nodiscard]] std::vector<const YamlNode*> text_entries(const YamlNode& map, std::string_view key, std::string_view what);

    /// The value that `key` names, out of a short list of names.
    template <class T>
    [[nodiscard]] std::optional<T> one_of(const YamlNode& map, std::string_view key,
                                          std::initializer_list<std::pair<std::string_view, T>> names) {
        return one_of<T>(map, key, std::span(names.begin(), names.size()));
    }
    template <class T>
    [[nodiscard]] std::optional<T> one_of(const YamlNode& map, std::string_view key,
                                          std::span<const std::pair<std::string_view, T>> names) {
        const YamlNode* at = scalar(map, key);
        if (!at) return std::nullopt;
        std::vector<std::string> allowed;
        for (const auto& [name, value] : names) {
            if (at->text == name) return value;
            allowed.emplace_back(name);
        }
        not_among(*at, key, allowed);
        return std::nullopt;
    }

    /// Reports a value that is not among those allowed.
    void not_among(const YamlNode& at, std::string_view name, std::span<const std::string> allowed);

private:
    void add_at(std::string_view id, const YamlNode& at, YamlMark mark, std::string message, std::string hint);

    Diagnostics problems_;
    std::map<std::pair<std::string, std::string>, std::size_t> seen_;  // (id, file)
    std::size_t compared_ = 0;
};

/// The elements of the list under `key` that are maps, without reporting the others.
[[nodiscard]] std::vector<const YamlNode*> map_elements(const YamlNode& map, std::string_view key);

/// What a value is, for messages: `"text"`, "a list", "a map", "nothing".
[[nodiscard]] std::string described(const YamlNode& node);

/// The number that `text` spells in decimal notation: 4, -1, 0.5, 1e3. Nothing else, no other base, not infinite.
[[nodiscard]] std::optional<double> number_in(std::string_view text);

}  // namespace recaudit
