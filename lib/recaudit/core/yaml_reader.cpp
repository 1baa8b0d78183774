#include <recaudit/core/yaml_reader.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace recaudit {
namespace {

bool is_word(const YamlNode& node, std::initializer_list<std::string_view> words) {
    const std::string lower = normalised(node.text);
    return !node.quoted && std::ranges::find(words, lower) != words.end();
}

/// How to write what was probably meant, for a text that is no number.
std::string number_hint(const YamlNode& at) {
    if (at.quoted && number_in(at.text)) return "write the number without quotes";
    std::string dotted = at.text;
    std::ranges::replace(dotted, ',', '.');
    if (dotted != at.text && number_in(dotted)) return fmt::format("write {}, with a decimal point", dotted);
    return {};
}

/// YAML 1.1 reads 010 as eight; people mean ten. In a number neither guess is safe.
bool has_leading_zero(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return text.size() > 1 && text[0] == '0' && text[1] != '.' && text[1] != 'e' && text[1] != 'E';
}

std::string range_in_words(std::size_t lowest, std::size_t highest) {
    constexpr std::size_t no_limit = 1'000'000'000;
    return highest >= no_limit ? fmt::format("a whole number of {} or more", lowest)
                               : fmt::format("a whole number from {} to {}", lowest, highest);
}

}  // namespace

std::optional<double> number_in(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::vector<const YamlNode*> map_elements(const YamlNode& map, std::string_view key) {
    std::vector<const YamlNode*> out;
    const YamlNode* at = map.find(key);
    if (!at || !at->is_sequence()) return out;
    for (const auto& child : at->children)
        if (child.is_map()) out.push_back(&child);
    return out;
}

std::string described(const YamlNode& node) {
    switch (node.kind) {
        case YamlKind::scalar: return fmt::format("\"{}\"", quotable(node.text));
        case YamlKind::sequence: return "a list";
        case YamlKind::map: return "a map";
        case YamlKind::null: break;
    }
    return "nothing";
}

void YamlReader::problem(std::string_view id, const YamlNode& at, std::string message, std::string hint) {
    add_at(id, at, at.mark, std::move(message), std::move(hint));
}

void YamlReader::problem_at_key(std::string_view id, const YamlNode& at, std::string message, std::string hint) {
    add_at(id, at, at.key_mark.line ? at.key_mark : at.mark, std::move(message), std::move(hint));
}

void YamlReader::add_at(std::string_view id, const YamlNode& at, YamlMark mark, std::string message, std::string hint) {
    constexpr std::size_t most = 20;
    const std::string file = at.source ? at.source->file : std::string();
    if (++seen_[{std::string(id), file}] > most) return;
    Diagnostic& added = problems_.add(id, {file, mark.line, mark.column}, std::move(message), std::move(hint));
    if (at.source) added.excerpt = excerpt_at(*at.source, mark);
}

std::string YamlReader::suggestion(std::string_view word, std::span<const std::string> candidates) {
    constexpr std::size_t most = 100'000;
    constexpr std::size_t longest = 100;
    if (word.size() > longest || (compared_ += candidates.size()) > most) return {};
    const std::string meant = did_you_mean(word, candidates);
    return meant.empty() ? std::string() : fmt::format("did you mean \"{}\"?", meant);
}

bool YamlReader::expect_map(const YamlNode& node, std::string_view what) {
    if (node.is_map()) return true;
    const bool squeezed = node.is_scalar() && !node.quoted && node.text.find(':') != std::string::npos;
    problem("wrong-type", node, fmt::format("{} is a map of keys and values; found {}", what, described(node)),
            squeezed ? "put a space after the colon" : "");
    return false;
}

void YamlReader::only_keys(const YamlNode& map, std::string_view what, std::initializer_list<std::string_view> known) {
    for (const auto& child : map.children) {
        if (std::ranges::find(known, child.key) != known.end()) continue;
        const std::vector<std::string> names(known.begin(), known.end());
        std::string hint = suggestion(child.key, names);
        if (hint.empty()) hint = "the keys here are " + listed(names);
        problem_at_key("unknown-key", child, fmt::format("\"{}\" has no meaning in {}", quotable(child.key), what), std::move(hint));
    }
}

const YamlNode* YamlReader::need(const YamlNode& map, std::string_view key, std::string_view what) {
    const YamlNode* at = map.find(key);
    if (!at) problem("missing-key", map, fmt::format("{} needs the key \"{}\"", what, key));
    return at;
}

const YamlNode* YamlReader::scalar(const YamlNode& map, std::string_view key) {
    const YamlNode* at = map.find(key);
    if (!at || at->is_scalar()) return at;
    if (at->kind == YamlKind::null)
        problem_at_key("wrong-type", *at, fmt::format("\"{}\" has no value", key), "give it a value or remove the key");
    else problem("wrong-type", *at, fmt::format("\"{}\" is {}; expected a single value", key, described(*at)));
    return nullptr;
}

std::string YamlReader::text(const YamlNode& map, std::string_view key) {
    const YamlNode* at = scalar(map, key);
    return at ? at->text : std::string();
}

std::optional<bool> YamlReader::flag(const YamlNode& map, std::string_view key) {
    const YamlNode* at = scalar(map, key);
    if (!at) return std::nullopt;
    if (!at->quoted && at->text == "true") return true;
    if (!at->quoted && at->text == "false") return false;
    std::string hint;
    if (is_word(*at, {"yes", "y", "on", "true"})) hint = "write true";
    if (is_word(*at, {"no", "n", "off", "false"})) hint = "write false";
    problem("wrong-type", *at, fmt::format("\"{}\" is {}; expected true or false", key, described(*at)), std::move(hint));
    return std::nullopt;
}

std::optional<double> YamlReader::number(const YamlNode& map, std::string_view key) {
    const YamlNode* at = scalar(map, key);
    constexpr double most = std::numeric_limits<double>::max();
    return at ? number(*at, key, -most, most) : std::nullopt;
}

std::optional<double> YamlReader::number(const YamlNode& value, std::string_view name, double lowest, double highest) {
    const auto found = value.is_scalar() && !value.quoted ? number_in(value.text) : std::nullopt;
    if (!found) {
        problem("wrong-type", value, fmt::format("\"{}\" is {}; expected a number", name, described(value)), number_hint(value));
        return std::nullopt;
    }
    if (has_leading_zero(value.text)) {
        problem("wrong-type", value, fmt::format("\"{}\" is {}; a number begins with no zero", name, described(value)),
                fmt::format("write {}", *found));
        return std::nullopt;
    }
    if (*found >= lowest && *found <= highest) return found;
    problem("out-of-range", value, fmt::format("\"{}\" is {}; expected a number from {} to {}", name, value.text, lowest, highest));
    return std::nullopt;
}

std::optional<std::size_t> YamlReader::whole(const YamlNode& map, std::string_view key, std::size_t lowest, std::size_t highest) {
    const YamlNode* at = scalar(map, key);
    return at ? whole_value(*at, key, lowest, highest) : std::nullopt;
}

std::optional<std::size_t> YamlReader::whole_value(const YamlNode& value, std::string_view name, std::size_t lowest, std::size_t highest) {
    constexpr double any = std::numeric_limits<double>::max();
    const auto found = number(value, name, -any, any);
    if (!found) return std::nullopt;
    if (*found >= static_cast<double>(lowest) && *found <= static_cast<double>(highest) && std::trunc(*found) == *found)
        return static_cast<std::size_t>(*found);
    problem("out-of-range", value, fmt::format("\"{}\" is {}; expected {}", name, value.text, range_in_words(lowest, highest)));
    return std::nullopt;
}

std::span<const YamlNode> YamlReader::list(const YamlNode& map, std::string_view key) {
    const YamlNode* at = map.find(key);
    if (!at) return {};
    if (at->is_sequence()) return at->children;
    if (at->kind == YamlKind::null)
        problem_at_key("wrong-type", *at, fmt::format("\"{}\" has no value", key), "give it a list or remove the key");
    else
        problem("wrong-type", *at, fmt::format("\"{}\" is {}; expected a list", key, described(*at)),
                at->is_scalar() ? fmt::format("write [{}]", quotable(at->text)) : "");
    return {};
}

std::vector<const YamlNode*> YamlReader::texts(const YamlNode& map, std::string_view key) {
    if (list(map, key).empty()) return {};
    return texts_of(*map.find(key), key);
}

std::vector<const YamlNode*> YamlReader::texts_of(const YamlNode& sequence, std::string_view name) {
    std::vector<const YamlNode*> out;
    for (const auto& child : sequence.children) {
        if (child.is_scalar()) out.push_back(&child);
        else problem("wrong-type", child, fmt::format("\"{}\" holds {}; expected single values", name, described(child)));
    }
    return out;
}

std::vector<const YamlNode*> YamlReader::maps(const YamlNode& map, std::string_view key, std::string_view what) {
    std::vector<const YamlNode*> out;
    for (const auto& child : list(map, key))
        if (expect_map(child, what)) out.push_back(&child);
    return out;
}

std::vector<const YamlNode*> YamlReader::entries(const YamlNode& map, std::string_view key, std::string_view what) {
    std::vector<const YamlNode*> out;
    const YamlNode* at = map.find(key);
    if (!at || !expect_map(*at, what)) return out;
    for (const auto& child : at->children) out.push_back(&child);
    return out;
}

std::vector<const YamlNode*> YamlReader::text_entries(const YamlNode& map, std::string_view key, std::string_view what) {
    std::vector<const YamlNode*> out = entries(map, key, what);
    std::erase_if(out, [&](const YamlNode* entry) {
        if (entry->is_scalar()) return false;
        problem_at_key("wrong-type", *entry, fmt::format("\"{}\" is {}; expected a single value", quotable(entry->key), described(*entry)));
        return true;
    });
    return out;
}

void YamlReader::not_among(const YamlNode& at, std::string_view name, std::span<const std::string> allowed) {
    problem("invalid-value", at, fmt::format("\"{}\" is {}; expected {}", name, described(at), listed(allowed, "or")),
            suggestion(at.text, allowed));
}

}  // namespace recaudit
