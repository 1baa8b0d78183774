#include <recaudit/instrument/extend.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace recaudit {
namespace {

using Ids = std::set<std::string, std::less<>>;

/// The lists whose elements have an `id`.
constexpr std::array<std::string_view, 6> lists{"items", "scales", "composites", "comments", "attributes", "learning"};

YamlNode* find_child(YamlNode& map, std::string_view key) {
    const auto at = std::ranges::find(map.children, key, &YamlNode::key);
    return at == map.children.end() ? nullptr : &*at;
}

std::string_view text_of(const YamlNode& map, std::string_view key) {
    const YamlNode* at = map.find(key);
    return at && at->is_scalar() ? std::string_view(at->text) : std::string_view();
}

template <class Visit>
void for_each_element(YamlNode& root, std::string_view list, Visit visit) {
    YamlNode* at = find_child(root, list);
    if (at && at->is_sequence())
        for (auto& element : at->children) visit(element);
}

std::vector<std::string> ids_in(YamlNode& root) {
    std::vector<std::string> out;
    for (const auto list : lists)
        for_each_element(root, list, [&](const YamlNode& element) {
            if (const auto id = text_of(element, "id"); !id.empty()) out.emplace_back(id);
        });
    if (YamlNode* options = find_child(root, "options"))
        for (const auto& set : options->children) out.push_back(set.key);
    return out;
}

/// What the child drops; ids that the base does not have are reported.
Ids ids_to_drop(YamlReader& in, YamlNode& base, const YamlNode& child) {
    const std::vector<std::string> present = ids_in(base);
    const Ids known(present.begin(), present.end());
    Ids out;
    for (const YamlNode* at : in.texts(child, "drop")) {
        if (known.contains(at->text)) out.insert(at->text);
        else
            in.problem("unknown-id", *at, fmt::format("\"drop\" names \"{}\", which the form extended does not have", quotable(at->text)),
                       in.suggestion(at->text, present));
    }
    return out;
}

/// An item's importance question goes with it.
void add_importance_items(YamlNode& root, Ids& dropped) {
    for_each_element(root, "items", [&](const YamlNode& item) {
        if (dropped.contains(text_of(item, "importance_of"))) dropped.emplace(text_of(item, "id"));
    });
}

void remove_mentions(YamlNode& owner, std::string_view key, const Ids& gone) {
    YamlNode* at = find_child(owner, key);
    if (!at) return;
    if (at->is_sequence())
        std::erase_if(at->children, [&](const YamlNode& mention) { return mention.is_scalar() && gone.contains(mention.text); });
    if (at->is_map()) std::erase_if(at->children, [&](const YamlNode& mention) { return gone.contains(mention.key); });
}

void remove_elements(YamlNode& root, const Ids& gone) {
    for (const auto list : lists) {
        YamlNode* at = find_child(root, list);
        if (!at || !at->is_sequence()) continue;
        std::erase_if(at->children, [&](const YamlNode& element) { return gone.contains(text_of(element, "id")); });
    }
    for_each_element(root, "scales", [&](YamlNode& scale) {
        remove_mentions(scale, "items", gone);
        remove_mentions(scale, "weights", gone);
    });
    for_each_element(root, "sections", [&](YamlNode& section) { remove_mentions(section, "items", gone); });
    for_each_element(root, "composites", [&](YamlNode& composite) { remove_mentions(composite, "of", gone); });
    for_each_element(root, "learning", [&](YamlNode& learning) { remove_mentions(learning, "for", gone); });
    remove_mentions(root, "options", gone);
    if (YamlNode* comments = find_child(root, "comments"); comments && comments->is_sequence())
        std::erase_if(comments->children, [&](const YamlNode& note) { return gone.contains(text_of(note, "item")); });
}

/// Elements of the child replace those of the base with the same name once; a second of that name is kept, so that it
/// is reported as there twice.
template <class NameOf>
void overlay(YamlNode& base, const YamlNode& child, NameOf name_of) {
    std::unordered_map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < base.children.size(); ++i) place.emplace(std::string(name_of(base.children[i])), i);
    for (const auto& element : child.children) {
        const auto at = place.find(std::string(name_of(element)));
        if (at == place.end() || at->first.empty()) {
            base.children.push_back(element);
            continue;
        }
        base.children[at->second] = element;
        place.erase(at);
    }
}

void append_sections(YamlNode& base, const YamlNode& child) {
    Ids moved;
    for (const auto& section : child.children)
        if (const YamlNode* items = section.find("items"))
            for (const auto& item : items->children) moved.insert(item.text);
    std::erase_if(base.children, [&](YamlNode& section) {
        const YamlNode* before = section.find("items");
        if (!before || before->children.empty()) return false;
        remove_mentions(section, "items", moved);
        return section.find("items")->children.empty();
    });
    base.children.insert(base.children.end(), child.children.begin(), child.children.end());
}

void overlay_key(YamlNode& base, const YamlNode& value) {
    YamlNode* at = find_child(base, value.key);
    if (!at) base.children.push_back(value);
    else if (at->kind != value.kind) *at = value;
    else if (std::ranges::find(lists, value.key) != lists.end() && value.is_sequence())
        overlay(*at, value, [](const YamlNode& n) { return text_of(n, "id"); });
    else if (value.key == "options" && value.is_map()) overlay(*at, value, [](const YamlNode& n) { return std::string_view(n.key); });
    else if (value.key == "sections" && value.is_sequence()) append_sections(*at, value);
    else *at = value;
}

}  // namespace

YamlNode extended(YamlReader& in, const YamlNode& base, const YamlNode& child) {
    YamlNode out = base;
    Ids gone = ids_to_drop(in, out, child);
    add_importance_items(out, gone);
    remove_elements(out, gone);
    // Each form has an id of its own: where the child gives none, that is reported.
    std::erase_if(out.children,
                  [](const YamlNode& value) { return value.key == "instrument" || value.key == "drop" || value.key == "extends"; });
    for (const auto& value : child.children) overlay_key(out, value);
    out.mark = child.mark;
    out.source = child.source;
    return out;
}

}  // namespace recaudit
