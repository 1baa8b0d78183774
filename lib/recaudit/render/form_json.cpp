#include <recaudit/render/form_json.hpp>

#include <recaudit/instrument/adaptation.hpp>
#include <recaudit/instrument/keys.hpp>

#include <nlohmann/json.hpp>

namespace recaudit {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, std::string_view key, const std::string& text) {
    if (!text.empty()) object[std::string(key)] = text;
}

/// Text in English alone is written as such; else a map of languages.
void put(Json& object, std::string_view key, const LocalisedText& text) {
    if (text.empty()) return;
    const bool plain = text.by_language.size() == 1 && text.by_language.begin()->first == "en";
    object[std::string(key)] = plain ? Json(text.by_language.begin()->second) : Json(text.by_language);
}

template <class Value>
void put(Json& object, std::string_view key, const std::optional<Value>& value) {
    if (value) object[std::string(key)] = *value;
}

void put_list(Json& object, std::string_view key, Json list) {
    if (!list.empty()) object[std::string(key)] = std::move(list);
}

Json missing_json(const OptionSet& set) {
    Json all = Json::array();
    for (const MissingChoice& missing : set.missing) {
        Json& one = all.emplace_back(Json{{"code", missing.code}});
        put(one, "label", missing.label);
        one["kind"] = key_of(missing.kind);
    }
    return all;
}

/// The codes of the choices that have these values.
Json codes_of(const OptionSet& set, const std::vector<double>& values) {
    Json codes = Json::array();
    for (const double value : values)
        for (const Choice& choice : set.choices)
            if (choice.value == value) codes.push_back(choice.code);
    return codes;
}

Json option_set_json(const OptionSet& set) {
    Json out{{"type", key_of(set.type)}};
    if (set.is_continuum()) {
        out["minimum"] = set.minimum;
        out["maximum"] = set.maximum;
    }
    Json choices = Json::array();
    for (const Choice& choice : set.choices) put(choices.emplace_back(Json{{"code", choice.code}}), "label", choice.label);
    put_list(out, "choices", choices);
    put_list(out, "favourable", codes_of(set, set.favourable));
    put_list(out, "neutral", codes_of(set, set.neutral));
    put(out, "step", set.step);
    put(out, "paper_points", set.paper_points);
    put(out, "low", set.low);
    put(out, "high", set.high);
    put(out, "favourable_from", set.favourable_from);
    put_list(out, "missing", missing_json(set));
    return out;
}

Json item_json(const Instrument& form, const Item& item) {
    Json out{{"id", item.id}};
    put(out, "text", item.text);
    out["options"] = form.options_of(item).id;
    if (item.reverse) out["reverse"] = true;
    put(out, "concept", item.concept_id);
    put(out, "since", item.since);
    put(out, "until", item.until);
    put(out, "replaces", item.replaces);
    if (item.declares_comparable || item.comparable != Comparable::same) out["comparable"] = name_of(item.comparable);
    put(out, "importance_of", item.importance_of);
    return out;
}

Json item_ids(const Instrument& form, const std::vector<std::size_t>& items) {
    Json ids = Json::array();
    for (const std::size_t item : items) ids.push_back(form.items[item].id);
    return ids;
}

Json scale_json(const Instrument& form, const Scale& scale) {
    Json out{{"id", scale.id}};
    put(out, "title", scale.title);
    out["items"] = item_ids(form, scale.items);
    out["method"] = key_of(scale.method);
    out["minimum_answered"] = scale.minimum_answered;
    for (std::size_t i = 0; i < scale.weights.size(); ++i) out["weights"][form.items[scale.items[i]].id] = scale.weights[i];
    Json thresholds = Json::object();
    put(thresholds, "minimal", scale.thresholds.minimal);
    put(thresholds, "good", scale.thresholds.good);
    put_list(out, "thresholds", thresholds);
    if (scale.local) out["local"] = true;
    put_list(out, "comment_words", Json(scale.comment_words));
    return out;
}

Json composite_json(const Instrument& form, const Composite& composite) {
    Json out{{"id", composite.id}};
    put(out, "title", composite.title);
    for (const std::size_t scale : composite.scales) out["of"].push_back(form.scales[scale].id);
    out["minimum_scales"] = composite.minimum_scales;
    return out;
}

Json section_json(const Instrument& form, const Section& section) {
    Json out = Json::object();
    put(out, "title", section.title);
    put(out, "stem", section.stem);
    put(out, "instructions", section.instructions);
    out["items"] = item_ids(form, section.items);
    return out;
}

Json comment_json(const Instrument& form, const Comment& comment) {
    Json out{{"id", comment.id}};
    if (comment.item) out["item"] = form.items[*comment.item].id;
    put(out, "text", comment.text);
    return out;
}

Json attribute_json(const Attribute& attribute) {
    Json out{{"id", attribute.id}};
    put(out, "title", attribute.title);
    for (const Level& level : attribute.levels) put(out["levels"].emplace_back(Json{{"code", level.code}}), "label", level.label);
    return out;
}

Json learning_json(const Learning& learning) {
    Json out{{"id", learning.id}, {"kind", key_of(learning.kind)}};
    put(out, "text", learning.text);
    put(out, "link", learning.link);
    put(out, "origin", learning.origin);
    put_list(out, "for", learning.for_ids);
    return out;
}

template <class Element, class ToJson>
void put_each(Json& out, std::string_view key, const std::vector<Element>& elements, ToJson to_json) {
    Json list = Json::array();
    for (const Element& element : elements) list.push_back(to_json(element));
    put_list(out, key, std::move(list));
}

}  // namespace

std::string form_json(const Instrument& form) {
    Json out{{"instrument", form.id}};
    put(out, "family", form.family);
    put(out, "version", form.version);
    put(out, "title", form.title);
    put(out, "perspective", form.perspective);
    put(out, "source", form.source);
    put(out, "licence", form.licence);
    for (const OptionSet& set : form.option_sets) out["options"][set.id] = option_set_json(set);
    put_each(out, "sections", form.sections, [&](const Section& section) { return section_json(form, section); });
    put_each(out, "items", form.items, [&](const Item& item) { return item_json(form, item); });
    put_each(out, "scales", form.scales, [&](const Scale& scale) { return scale_json(form, scale); });
    put_each(out, "composites", form.composites, [&](const Composite& composite) { return composite_json(form, composite); });
    put_each(out, "comments", form.comments, [&](const Comment& comment) { return comment_json(form, comment); });
    put_each(out, "attributes", form.attributes, attribute_json);
    put_each(out, "learning", form.learning, learning_json);
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace recaudit
