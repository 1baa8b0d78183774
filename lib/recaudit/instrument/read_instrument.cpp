#include <recaudit/instrument/read_instrument.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/keys.hpp>
#include <recaudit/instrument/localised.hpp>
#include <recaudit/instrument/names.hpp>
#include <recaudit/instrument/read_options.hpp>
#include <recaudit/instrument/read_scales.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace recaudit {
namespace {

/// The numbers of a version such as 1.0 or 2.1.3; empty where it is something else.
std::vector<int> parts_of(std::string_view version) {
    std::vector<int> out;
    const char* at = version.data();
    const char* const end = at + version.size();
    while (at < end) {
        int part = 0;
        const auto [next, error] = std::from_chars(at, end, part);
        if (error != std::errc{} || (next != end && (*next != '.' || next + 1 == end))) return {};
        out.push_back(part);
        at = next == end ? end : next + 1;
    }
    return out;
}

bool is_later(std::string_view a, std::string_view b) {
    const auto first = parts_of(a);
    const auto second = parts_of(b);
    return !first.empty() && !second.empty() && first > second;
}

void check_versions(YamlReader& in, const YamlNode& node, const Item& item, const std::string& version) {
    if (is_later(item.since, version))
        in.problem("invalid-value", *node.find("since"),
                   fmt::format("the item is there since version {}, but this is version {}", quotable(item.since), quotable(version)));
    if (is_later(item.since, item.until))
        in.problem("invalid-value", *node.find("until"),
                   fmt::format("the item is there until version {}, but only since {}", quotable(item.until), quotable(item.since)));
}

std::string read_perspective(YamlReader& in, const YamlNode& root) {
    if (!in.need(root, "perspective", "an instrument")) return {};
    const YamlNode* at = in.scalar(root, "perspective");
    if (!at) return {};
    const std::vector<std::string> usual{"staff", "service_user", "leader", "carer", "partner", "document"};
    if (normalised(at->text).empty()) in.problem("invalid-value", *at, "\"perspective\" is empty; expected whose answers these are");
    else if (std::ranges::find(usual, at->text) == usual.end())
        if (std::string hint = in.suggestion(at->text, usual); !hint.empty())
            in.problem("unusual-perspective", *at,
                       fmt::format("the perspective \"{}\" is a label of your own, near one of the usual ones", quotable(at->text)),
                       std::move(hint));
    return at->text;
}

std::size_t read_options_of_item(YamlReader& in, const YamlNode& node, const std::vector<OptionSet>& sets) {
    if (!in.need(node, "options", "an item")) return 0;
    const YamlNode* at = in.scalar(node, "options");
    if (!at) return 0;
    const auto set = std::ranges::find(sets, at->text, &OptionSet::id);
    if (set != sets.end()) return static_cast<std::size_t>(set - sets.begin());
    std::vector<std::string> names;
    for (const auto& known : sets) names.push_back(known.id);
    in.problem("unknown-id", *at, fmt::format("there is no option set \"{}\"", quotable(at->text)), in.suggestion(at->text, names));
    return 0;
}

Item read_item(YamlReader& in, const YamlNode& node, const Instrument& so_far) {
    in.only_keys(node, "an item",
                 {"id", "text", "options", "reverse", "concept", "since", "until", "replaces", "comparable", "importance_of"});
    Item out;
    out.id = read_id(in, node, "id", "an item");
    in.need(node, "text", "an item");
    out.text = read_localised(in, node, "text");
    out.options = read_options_of_item(in, node, so_far.option_sets);
    out.reverse = in.flag(node, "reverse").value_or(false);
    if (out.reverse && out.options < so_far.option_sets.size() && so_far.options_of(out).is_checklist())
        in.problem("not-for-these-options", *node.find("reverse"), "ticks have no order that could be reversed", "remove \"reverse\"");
    out.concept_id = in.text(node, "concept");
    out.since = in.text(node, "since");
    out.until = in.text(node, "until");
    check_versions(in, node, out, so_far.version);
    out.replaces = in.text(node, "replaces");
    out.declares_comparable = node.find("comparable") != nullptr;
    out.comparable = in.one_of<Comparable>(
                           node, "comparable",
                           {{"same", Comparable::same}, {"flagged", Comparable::flagged}, {"not_comparable", Comparable::not_comparable}})
                         .value_or(Comparable::same);
    out.importance_of = in.text(node, "importance_of");
    return out;
}

void check_item_references(YamlReader& in, const YamlNode& node, const Item& item, const IdIndex& index, const Instrument& instrument) {
    if (!item.replaces.empty() && item.replaces == item.id)
        in.problem("invalid-value", *node.find("replaces"), "an item cannot replace itself");
    if (item.importance_of.empty()) return;
    const YamlNode& at = *node.find("importance_of");
    const auto target = index.find(in, at, "item");
    if (target && (item.importance_of == item.id || !instrument.items[*target].importance_of.empty()))
        in.problem("invalid-value", at, fmt::format("\"{}\" is itself a question of importance", quotable(item.importance_of)),
                   "name the item whose importance is asked");
}

void read_items(YamlReader& in, const YamlNode& root, Instrument& out) {
    const YamlNode* list = in.need(root, "items", "an instrument");
    if (list && list->is_sequence() && list->children.empty())
        in.problem_at_key("missing-key", *list, "an instrument needs at least one item");
    for (const YamlNode* node : in.maps(root, "items", "an item")) out.items.push_back(read_item(in, *node, out));
}

void read_sections(YamlReader& in, const YamlNode& root, const IdIndex& items, Instrument& out) {
    std::vector<bool> placed(out.items.size());
    for (const YamlNode* node : in.maps(root, "sections", "a section")) {
        in.only_keys(*node, "a section", {"title", "stem", "instructions", "items"});
        Section section{
            read_localised(in, *node, "title"), read_localised(in, *node, "stem"), read_localised(in, *node, "instructions"), {}};
        for (const YamlNode* at : in.texts(*node, "items")) {
            const auto item = items.find(in, *at, "item");
            if (!item) continue;
            if (placed[*item]) in.problem("repeated-name", *at, fmt::format("the item \"{}\" is in a section already", quotable(at->text)));
            placed[*item] = true;
            section.items.push_back(*item);
        }
        out.sections.push_back(std::move(section));
    }
    Section rest;
    for (std::size_t i = 0; i < placed.size(); ++i)
        if (!placed[i]) rest.items.push_back(i);
    if (!rest.items.empty()) out.sections.push_back(std::move(rest));
}

Comment read_comment(YamlReader& in, const YamlNode& node, const IdIndex& items) {
    in.only_keys(node, "a comment", {"id", "text", "item"});
    Comment out;
    out.id = read_id(in, node, "id", "a comment");
    in.need(node, "text", "a comment");
    out.text = read_localised(in, node, "text");
    if (const YamlNode* at = in.scalar(node, "item")) out.item = items.find(in, *at, "item");
    return out;
}

Attribute read_attribute(YamlReader& in, const YamlNode& node) {
    in.only_keys(node, "an attribute", {"id", "title", "levels"});
    Attribute out{read_id(in, node, "id", "an attribute"), read_localised(in, node, "title"), {}};
    std::set<std::string> words;
    for (const YamlNode* level : in.maps(node, "levels", "a level")) {
        in.only_keys(*level, "a level", {"code", "label"});
        in.need(*level, "code", "a level");
        Level read{in.text(*level, "code"), read_localised(in, *level, "label")};
        if (read.label.empty()) read.label.by_language["en"] = read.code;
        std::set<std::string> own{normalised(read.code)};
        for (const auto& [language, text] : read.label.by_language) own.insert(normalised(text));
        for (const auto& word : own)
            if (!words.insert(word).second)
                in.problem("ambiguous-choice", *level,
                           fmt::format("\"{}\" stands for two levels of \"{}\"", quotable(word), quotable(out.id)));
        out.levels.push_back(std::move(read));
    }
    return out;
}

Learning read_learning(YamlReader& in, const YamlNode& node, const IdIndex& items, const IdIndex& scales) {
    in.only_keys(node, "a learning entry", {"id", "kind", "text", "link", "origin", "for"});
    Learning out;
    out.id = read_id(in, node, "id", "a learning entry");
    in.need(node, "kind", "a learning entry");
    out.kind = in.one_of<LearningKind>(node, "kind", learning_kind_keys).value_or(LearningKind::activity);
    in.need(node, "text", "a learning entry");
    out.text = read_localised(in, node, "text");
    out.link = in.text(node, "link");
    out.origin = in.one_of<std::string>(node, "origin", {{"source", "source"}, {"ours", "ours"}}).value_or("");
    for (const YamlNode* at : in.texts(node, "for"))
        if (items.knows(at->text) || scales.find(in, *at, "item or scale")) out.for_ids.push_back(at->text);
    return out;
}

/// Ids are names of columns and rows: none may stand for two things.
void check_unique_ids(YamlReader& in, const YamlNode& root) {
    constexpr std::array<std::string_view, 5> shared{"items", "scales", "composites", "comments", "attributes"};
    std::map<std::string_view, const YamlNode*> owner;
    const auto claim = [&](std::map<std::string_view, const YamlNode*>& owners, const YamlNode& element) {
        const YamlNode* id = element.find("id");
        if (!id || !id->is_scalar()) return;
        const auto [at, is_new] = owners.emplace(id->text, id);
        if (is_new) return;
        const YamlNode& first = *at->second;
        const std::string file = first.source == id->source ? "" : " of " + first.source->file;
        in.problem("duplicate-id", *id,
                   fmt::format("the id \"{}\" is taken already, in line {}{}", quotable(id->text), first.mark.line, file));
    };
    for (const auto list : shared)
        if (const YamlNode* at = root.find(list))
            for (const auto& element : at->children) claim(owner, element);
    std::map<std::string_view, const YamlNode*> learning;
    if (const YamlNode* at = root.find("learning"))
        for (const auto& element : at->children) claim(learning, element);
}

void read_head(YamlReader& in, const YamlNode& root, Instrument& out) {
    in.only_keys(root, "an instrument",
                 {"format", "instrument", "family", "version", "title", "perspective", "extends", "drop", "source", "licence", "options",
                  "sections", "items", "scales", "composites", "comments", "attributes", "learning"});
    check_format(in, root);
    out.id = read_name(in, root, "instrument", "an instrument");
    out.family = root.find("family") ? read_name(in, root, "family", "an instrument") : out.id;
    out.version = in.text(root, "version");
    in.need(root, "title", "an instrument");
    out.title = read_localised(in, root, "title");
    out.perspective = read_perspective(in, root);
    out.source = in.text(root, "source");
    out.licence = in.text(root, "licence");
    if (const YamlNode* drop = root.find("drop"); drop && !root.find("extends"))
        in.problem_at_key("invalid-value", *drop, "\"drop\" takes away from the form that \"extends\" names, and there is none");
}

}  // namespace

Instrument read_instrument(YamlReader& in, const YamlNode& root) {
    Instrument out;
    if (!in.expect_map(root, "an instrument")) return out;
    if (const YamlNode* study = root.find("study"); study && !root.find("instrument")) {
        in.problem_at_key("wrong-type", *study, "this is a study; expected an instrument");
        return out;
    }
    read_head(in, root, out);
    in.need(root, "options", "an instrument");
    out.option_sets = read_option_sets(in, root);
    check_unique_ids(in, root);
    read_items(in, root, out);
    if (out.option_sets.empty()) return out;  // reported; nothing can be said of items without answers
    const IdIndex items(out.items);
    const auto nodes = map_elements(root, "items");
    for (std::size_t i = 0; i < nodes.size(); ++i) check_item_references(in, *nodes[i], out.items[i], items, out);
    read_sections(in, root, items, out);
    out.scales = read_scales(in, root, out, items);
    const IdIndex scales(out.scales);
    out.composites = read_composites(in, root, scales);
    for (const YamlNode* node : in.maps(root, "comments", "a comment")) out.comments.push_back(read_comment(in, *node, items));
    for (const YamlNode* node : in.maps(root, "attributes", "an attribute")) out.attributes.push_back(read_attribute(in, *node));
    for (const YamlNode* node : in.maps(root, "learning", "a learning entry"))
        out.learning.push_back(read_learning(in, *node, items, scales));
    return out;
}

}  // namespace recaudit
