#include <recaudit/instrument/read_options.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/keys.hpp>
#include <recaudit/instrument/localised.hpp>
#include <recaudit/instrument/names.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace recaudit {
namespace {

constexpr std::size_t most_coded_choices = 250;     // a choice is one byte, less the missing kinds
constexpr std::size_t most_checklist_choices = 64;  // a tick is one bit
constexpr double largest_value = 1e9;               // its fourth power is far from the end of numbers
constexpr double most_steps = 1e6;

/// A code or label of a set, and the element it belongs to.
struct Word {
    std::string text;  // normalised
    const YamlNode* at;
};

std::optional<OptionType> read_type(YamlReader& in, const YamlNode& node) {
    if (!in.need(node, "type", "an option set")) return std::nullopt;
    return in.one_of<OptionType>(node, "type", option_type_keys);
}

/// The code under `code`: text, exactly as written.
std::string read_code(YamlReader& in, const YamlNode& map, std::string_view what) {
    if (!in.need(map, "code", what)) return {};
    const YamlNode* at = in.scalar(map, "code");
    if (!at) return {};
    if (normalised(at->text).empty()) in.problem("invalid-value", *at, "\"code\" is empty; expected what stands in the data");
    return at->text;
}

double value_of_code(YamlReader& in, const YamlNode& map, const std::string& code) {
    const auto value = number_in(code);
    if (value && std::abs(*value) > largest_value)
        in.problem(
            "out-of-range", *map.find("code"),
            fmt::format("the code \"{}\" is out of range; expected a number from {} to {}", quotable(code), -largest_value, largest_value));
    if (value) return *value;
    if (!code.empty())
        in.problem("code-not-a-number", *map.find("code"),
                   fmt::format("the code \"{}\" is no number; scores are made from the codes", quotable(code)),
                   "number the choices from lowest to highest; labels may stand in the data in place of codes");
    return 0;
}

Choice read_choice(YamlReader& in, const YamlNode& node, OptionType type) {
    in.only_keys(node, "a choice", {"code", "label"});
    Choice out;
    out.code = read_code(in, node, "a choice");
    out.label = read_localised(in, node, "label");
    if (out.label.empty()) out.label.by_language["en"] = out.code;
    if (type != OptionType::checklist) out.value = value_of_code(in, node, out.code);
    else if (out.code.find(';') != std::string::npos)
        in.problem("invalid-value", *node.find("code"), "the code of a tick holds a semicolon, which separates ticks in the data",
                   "leave the semicolon out");
    return out;
}

MissingChoice read_missing_choice(YamlReader& in, const YamlNode& node) {
    in.only_keys(node, "a missing answer", {"code", "label", "kind"});
    MissingChoice out;
    out.code = read_code(in, node, "a missing answer");
    out.label = read_localised(in, node, "label");
    if (out.label.empty()) out.label.by_language["en"] = out.code;
    if (!in.need(node, "kind", "a missing answer")) return out;
    const auto kind = in.one_of<MissingKind>(node, "kind", missing_kind_keys);
    out.kind = kind.value_or(MissingKind::blank);
    return out;
}

void check_ascending(YamlReader& in, const OptionSet& set, std::span<const YamlNode* const> nodes) {
    for (std::size_t i = 1; i < set.choices.size(); ++i) {
        if (set.choices[i].value > set.choices[i - 1].value || !number_in(set.choices[i].code) || !number_in(set.choices[i - 1].code))
            continue;
        in.problem("codes-not-ascending", *nodes[i]->find("code"),
                   fmt::format("the code {} follows {}; choices go from lowest to highest", quotable(set.choices[i].code),
                               quotable(set.choices[i - 1].code)),
                   "order the choices by code; say reverse: true at items where agreeing is unfavourable");
    }
}

void check_number_of_choices(YamlReader& in, const OptionSet& set, const YamlNode& at) {
    const std::size_t n = set.choices.size();
    const std::size_t most = set.is_checklist() ? most_checklist_choices : most_coded_choices;
    if (n > most) in.problem_at_key("wrong-number-of-choices", at, fmt::format("there are {} choices; at most {} are possible", n, most));
    else if (set.type == OptionType::binary && n != 2)
        in.problem_at_key("wrong-number-of-choices", at, fmt::format("there are {} choices; a binary set has 2", n));
    else if (!set.is_checklist() && n < 2)
        in.problem_at_key("wrong-number-of-choices", at, fmt::format("there are {} choices; expected 2 or more", n));
    else if (n == 0) in.problem_at_key("wrong-number-of-choices", at, "there is no choice");
}

void read_choices(YamlReader& in, const YamlNode& node, OptionSet& out) {
    const YamlNode* at = in.need(node, "choices", "an option set");
    if (!at) return;
    const auto nodes = in.maps(node, "choices", "a choice");
    for (const YamlNode* choice : nodes) out.choices.push_back(read_choice(in, *choice, out.type));
    if (at->is_sequence()) check_number_of_choices(in, out, *at);
    if (out.is_checklist() || out.choices.empty()) return;
    check_ascending(in, out, nodes);
    out.minimum = out.choices.front().value;
    out.maximum = out.choices.back().value;
}

/// The values of the codes that `key` names.
std::vector<double> read_code_list(YamlReader& in, const YamlNode& node, std::string_view key, const OptionSet& set) {
    std::vector<double> out;
    for (const YamlNode* at : in.texts(node, key)) {
        const auto choice = std::ranges::find(set.choices, at->text, &Choice::code);
        if (choice == set.choices.end())
            in.problem("unknown-id", *at,
                       fmt::format("\"{}\" names the code \"{}\", which no choice of \"{}\" has", key, quotable(at->text), set.id));
        else if (std::ranges::find(out, choice->value) != out.end())
            in.problem("repeated-name", *at, fmt::format("\"{}\" names the code \"{}\" twice", key, quotable(at->text)));
        else out.push_back(choice->value);
    }
    return out;
}

void read_favourable(YamlReader& in, const YamlNode& node, OptionSet& out) {
    if (out.choices.size() > most_coded_choices) return;  // reported; looking up codes among very many would take long
    out.favourable = read_code_list(in, node, "favourable", out);
    out.neutral = read_code_list(in, node, "neutral", out);
    for (const double value : out.neutral)
        if (std::ranges::find(out.favourable, value) != out.favourable.end())
            in.problem("invalid-value", *node.find("neutral"), fmt::format("the code {} is both favourable and neutral", value),
                       "keep it in one of the two lists");
}

void check_steps(YamlReader& in, const YamlNode& node, const OptionSet& out) {
    if (!out.step) return;
    if (*out.step <= 0)
        return in.problem("out-of-range", *node.find("step"), fmt::format("\"step\" is {}; expected a number above 0", *out.step));
    if (out.maximum <= out.minimum) return;  // reported
    const double steps = (out.maximum - out.minimum) / *out.step;
    if (steps > most_steps)
        in.problem("out-of-range", *node.find("step"),
                   fmt::format("\"step\" is {}; expected at most {} steps from {} to {}", *out.step, most_steps, out.minimum, out.maximum));
    else if (steps < 0.5 || std::abs(steps - std::round(steps)) > 1e-6)
        in.problem("out-of-range", *node.find("step"),
                   fmt::format("steps of {} do not lead from {} to {}", *out.step, out.minimum, out.maximum));
}

std::optional<double> read_end(YamlReader& in, const YamlNode& node, std::string_view key) {
    in.need(node, key, "a continuum");
    const YamlNode* at = in.scalar(node, key);
    return at ? in.number(*at, key, -largest_value, largest_value) : std::nullopt;
}

void read_range(YamlReader& in, const YamlNode& node, OptionSet& out) {
    const auto minimum = read_end(in, node, "minimum");
    const auto maximum = read_end(in, node, "maximum");
    if (!minimum || !maximum) return;
    out.minimum = *minimum;
    out.maximum = *maximum;
    if (*minimum < *maximum) return;
    in.problem("out-of-range", *node.find("maximum"),
               fmt::format("\"maximum\" is {}; expected more than the minimum, {}", *maximum, *minimum));
}

void read_continuum(YamlReader& in, const YamlNode& node, OptionSet& out) {
    read_range(in, node, out);
    out.step = in.number(node, "step");
    check_steps(in, node, out);
    if (const auto points = in.whole(node, "paper_points", 2, 101)) out.paper_points = static_cast<int>(*points);
    out.low = read_localised(in, node, "low");
    out.high = read_localised(in, node, "high");
    if (!node.find("favourable_from")) return;
    // Declared even where wrong, so that scales do not complain of it again.
    out.favourable_from = out.maximum;
    const YamlNode* at = in.scalar(node, "favourable_from");
    if (at && out.minimum < out.maximum)
        out.favourable_from = in.number(*at, "favourable_from", out.minimum, out.maximum).value_or(out.maximum);
}

/// A missing code inside the range of a slider could not be told from an answer.
void check_missing_outside(YamlReader& in, const OptionSet& set, std::span<const YamlNode* const> nodes) {
    for (std::size_t i = 0; i < set.missing.size(); ++i) {
        const auto value = number_in(set.missing[i].code);
        if (value && *value >= set.minimum && *value <= set.maximum)
            in.problem("out-of-range", *nodes[i]->find("code"),
                       fmt::format("the missing code {} lies inside the range {} to {}", *value, set.minimum, set.maximum),
                       "choose a code outside the range");
    }
}

void add_words(std::vector<Word>& words, const YamlNode& node, const std::string& code, const LocalisedText& label) {
    const auto add = [&](const std::string& text) {
        if (std::string word = normalised(text); !word.empty()) words.push_back({std::move(word), &node});
    };
    add(code);
    for (const auto& [language, text] : label.by_language) add(text);
}

/// Data hold codes or labels, compared kindly: no word may stand for two answers.
void check_words(YamlReader& in, std::span<const Word> words) {
    std::unordered_map<std::string_view, const YamlNode*> owner;
    for (const auto& word : words) {
        const auto [at, is_new] = owner.emplace(word.text, word.at);
        if (is_new || at->second == word.at) continue;
        in.problem("ambiguous-choice", *word.at,
                   fmt::format("\"{}\" stands for this answer and for the one in line {}", quotable(word.text), at->second->mark.line),
                   "codes and labels of one set must differ in more than case, spaces, dashes and quotes");
    }
}

void read_missing(YamlReader& in, const YamlNode& node, OptionSet& out) {
    const auto nodes = in.maps(node, "missing", "a missing answer");
    for (const YamlNode* at : nodes) out.missing.push_back(read_missing_choice(in, *at));
    if (out.is_continuum()) check_missing_outside(in, out, nodes);
    std::vector<Word> words;
    if (!out.choices.empty()) {
        const auto choices = node.find("choices");
        std::size_t next = 0;
        for (const auto& child : choices->children)
            if (child.is_map()) {
                add_words(words, child, out.choices[next].code, out.choices[next].label);
                ++next;
            }
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) add_words(words, *nodes[i], out.missing[i].code, out.missing[i].label);
    check_words(in, words);
}

void check_keys(YamlReader& in, const YamlNode& node, OptionType type) {
    if (type == OptionType::continuum)
        return in.only_keys(node, "a continuum",
                            {"type", "minimum", "maximum", "step", "paper_points", "low", "high", "favourable_from", "missing"});
    if (type == OptionType::checklist) return in.only_keys(node, "a checklist", {"type", "choices", "missing"});
    in.only_keys(node, "a set of choices", {"type", "choices", "favourable", "neutral", "missing"});
}

OptionSet read_option_set(YamlReader& in, const YamlNode& node) {
    OptionSet out;
    out.id = node.key;
    if (!is_name(node.key))
        in.problem_at_key(
            "invalid-id", node,
            fmt::format("\"{}\" is no name; expected a letter, then letters, digits, hyphens and underscores", quotable(node.key)));
    if (!in.expect_map(node, "an option set")) return out;
    const auto type = read_type(in, node);
    if (!type) return out;  // which keys belong here is not known
    out.type = *type;
    check_keys(in, node, out.type);
    if (out.is_continuum()) read_continuum(in, node, out);
    else read_choices(in, node, out);
    if (!out.is_continuum() && !out.is_checklist()) read_favourable(in, node, out);
    read_missing(in, node, out);
    return out;
}

}  // namespace

std::vector<OptionSet> read_option_sets(YamlReader& in, const YamlNode& root) {
    std::vector<OptionSet> out;
    for (const YamlNode* node : in.entries(root, "options", "\"options\"")) out.push_back(read_option_set(in, *node));
    return out;
}

}  // namespace recaudit
