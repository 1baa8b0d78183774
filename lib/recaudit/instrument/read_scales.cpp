#include <recaudit/instrument/read_scales.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/keys.hpp>
#include <recaudit/instrument/localised.hpp>
#include <recaudit/instrument/names.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace recaudit {
namespace {

/// The positions that the list under `key` names, each once.
std::vector<std::size_t> read_members(YamlReader& in, const YamlNode& node, std::string_view key, const IdIndex& index,
                                      std::string_view what) {
    std::vector<std::size_t> out;
    std::unordered_set<std::size_t> seen;
    for (const YamlNode* at : in.texts(node, key)) {
        const auto member = index.find(in, *at, what);
        if (!member) continue;
        if (seen.insert(*member).second) out.push_back(*member);
        else in.problem("repeated-name", *at, fmt::format("the {} \"{}\" is named twice", what, quotable(at->text)));
    }
    return out;
}

/// The list that says what belongs together; it must be there and hold something.
const YamlNode* need_members(YamlReader& in, const YamlNode& node, std::string_view key, std::string_view what) {
    const YamlNode* at = in.need(node, key, what);
    if (!at || !at->is_sequence()) return nullptr;
    if (!at->children.empty()) return at;
    in.problem_at_key("missing-key", *at, fmt::format("\"{}\" is empty; {} needs at least one entry there", key, what),
                      fmt::format("drop {} where it is no longer wanted", what));
    return nullptr;
}

/// The declared method, mean where none is; nothing where it is not known, so that nothing follows from it.
std::optional<ScoringMethod> read_method(YamlReader& in, const YamlNode& node) {
    if (!node.find("method")) return ScoringMethod::mean;
    return in.one_of<ScoringMethod>(node, "method", scoring_method_keys);
}

/// Counting is for ticks, and ticks have no mean; percent of maximum is for both.
void check_method(YamlReader& in, const YamlNode& node, const Scale& scale, const Instrument& instrument) {
    if (scale.method == ScoringMethod::percent_of_maximum) return;
    const YamlNode* method = node.find("method");
    const YamlNode& at = method ? *method : node;
    for (const std::size_t i : scale.items) {
        const Item& item = instrument.items[i];
        const OptionSet& options = instrument.options_of(item);
        const bool counts = scale.method == ScoringMethod::count;
        if (counts != options.is_checklist())
            return in.problem("not-for-these-options", at,
                              fmt::format("the method {} does not fit the item \"{}\", which is {} checklist",
                                          method ? method->text : "mean", item.id, counts ? "no" : "a"),
                              counts ? "count counts ticks; mean, sum and percent_of_maximum are for other items"
                                     : "use count or percent_of_maximum for ticks");
        if (scale.method == ScoringMethod::percent_favourable && !options.declares_favourable())
            return in.problem(
                "favourable-not-declared", at,
                fmt::format("the option set \"{}\" of the item \"{}\" does not say which answers are favourable", options.id, item.id),
                "add favourable: [...], for a continuum favourable_from: ..., to the option set");
    }
}

void read_minimum_answered(YamlReader& in, const YamlNode& node, Scale& out) {
    const std::size_t k = out.items.size();
    constexpr double usual = 0.5;
    if (k > 0) out.minimum_answered = answers_needed(usual, k);
    const YamlNode* at = in.scalar(node, "minimum_answered");
    const YamlNode* items = node.find("items");
    if (!at || k == 0 || items->children.size() != k) return;  // some items were reported: how many there are is not known
    const auto declared = in.number(node, "minimum_answered");
    if (!declared) return;
    const bool is_share = *declared > 0 && *declared < 1;
    const bool is_count = *declared >= 1 && *declared <= static_cast<double>(k) && std::trunc(*declared) == *declared;
    if (is_share || is_count) out.minimum_answered = answers_needed(*declared, k);
    else
        in.problem("out-of-range", *at,
                   fmt::format("\"minimum_answered\" is {}; expected a share between 0 and 1, or a count from 1 to {} (the scale's items)",
                               quotable(at->text), k));
}

void read_weights(YamlReader& in, const YamlNode& node, const IdIndex& items, Scale& out) {
    const auto entries = in.text_entries(node, "weights", "\"weights\"");
    if (entries.empty()) return;
    out.weights.assign(out.items.size(), 1.0);
    for (const YamlNode* entry : entries) {
        const auto item = items.find_key(in, *entry, "item");
        if (!item) continue;
        const auto member = std::ranges::find(out.items, *item);
        const auto weight = in.number(*entry, entry->key, 0, 1e6);
        if (member == out.items.end())
            in.problem_at_key("unknown-id", *entry, fmt::format("the item \"{}\" is not on this scale", quotable(entry->key)),
                              "add it to \"items\" or remove its weight");
        else if (weight && *weight <= 0)
            in.problem("out-of-range", *entry,
                       fmt::format("the weight of \"{}\" is {}; expected a number above 0", entry->key, quotable(entry->text)));
        else if (weight) out.weights[static_cast<std::size_t>(member - out.items.begin())] = *weight;
    }
}

Thresholds read_thresholds(YamlReader& in, const YamlNode& node) {
    Thresholds out;
    const YamlNode* at = node.find("thresholds");
    if (!at || !in.expect_map(*at, "\"thresholds\"")) return out;
    in.only_keys(*at, "\"thresholds\"", {"minimal", "good"});
    if (const YamlNode* minimal = in.scalar(*at, "minimal")) out.minimal = in.number(*minimal, "minimal", 0, 100);
    if (const YamlNode* good = in.scalar(*at, "good")) out.good = in.number(*good, "good", 0, 100);
    if (out.minimal && out.good && *out.minimal > *out.good)
        in.problem("out-of-range", *at->find("good"),
                   fmt::format("\"good\" is {}; expected at least what is minimal, {}", *out.good, *out.minimal));
    return out;
}

std::vector<std::string> read_words(YamlReader& in, const YamlNode& node, std::string_view key) {
    std::vector<std::string> out;
    for (const YamlNode* at : in.texts(node, key)) {
        if (normalised(at->text).empty()) in.problem("invalid-value", *at, fmt::format("\"{}\" holds an empty text", key), "leave it out");
        else out.push_back(at->text);
    }
    return out;
}

Scale read_scale(YamlReader& in, const YamlNode& node, const Instrument& instrument, const IdIndex& items) {
    in.only_keys(node, "a scale",
                 {"id", "title", "items", "method", "minimum_answered", "weights", "thresholds", "local", "comment_words"});
    Scale out;
    out.id = read_id(in, node, "id", "a scale");
    out.title = read_localised(in, node, "title");
    if (out.title.empty()) out.title.by_language["en"] = out.id;
    need_members(in, node, "items", "a scale");
    out.items = read_members(in, node, "items", items, "item");
    if (const auto method = read_method(in, node)) {
        out.method = *method;
        check_method(in, node, out, instrument);
    }
    read_minimum_answered(in, node, out);
    read_weights(in, node, items, out);
    out.thresholds = read_thresholds(in, node);
    out.local = in.flag(node, "local").value_or(false);
    out.comment_words = read_words(in, node, "comment_words");
    return out;
}

void read_minimum_scales(YamlReader& in, const YamlNode& node, Composite& out) {
    out.minimum_scales = out.scales.size();
    const YamlNode* at = in.scalar(node, "minimum_scales");
    if (!at || at->text == "all" || out.scales.empty()) return;
    if (const auto count = in.whole_value(*at, "minimum_scales", 1, out.scales.size())) out.minimum_scales = *count;
}

Composite read_composite(YamlReader& in, const YamlNode& node, const IdIndex& scales) {
    in.only_keys(node, "a composite", {"id", "title", "of", "method", "minimum_scales"});
    Composite out;
    out.id = read_id(in, node, "id", "a composite");
    out.title = read_localised(in, node, "title");
    if (out.title.empty()) out.title.by_language["en"] = out.id;
    need_members(in, node, "of", "a composite");
    out.scales = read_members(in, node, "of", scales, "scale");
    (void)in.one_of<ScoringMethod>(node, "method", {{"mean_of_scales", ScoringMethod::mean}});
    read_minimum_scales(in, node, out);
    return out;
}

}  // namespace

std::size_t answers_needed(double declared, std::size_t items) {
    if (declared >= 1) return static_cast<std::size_t>(declared);
    // 0.1 of 30 is 3.0000000000000004 in binary; what people mean is 3.
    constexpr double slack = 1e-9;
    const double share = std::ceil(declared * static_cast<double>(items) - slack);
    return std::max<std::size_t>(1, static_cast<std::size_t>(share));
}

std::vector<Scale> read_scales(YamlReader& in, const YamlNode& root, const Instrument& instrument, const IdIndex& items) {
    std::vector<Scale> out;
    for (const YamlNode* node : in.maps(root, "scales", "a scale")) out.push_back(read_scale(in, *node, instrument, items));
    return out;
}

std::vector<Composite> read_composites(YamlReader& in, const YamlNode& root, const IdIndex& scales) {
    std::vector<Composite> out;
    for (const YamlNode* node : in.maps(root, "composites", "a composite")) out.push_back(read_composite(in, *node, scales));
    return out;
}

}  // namespace recaudit
