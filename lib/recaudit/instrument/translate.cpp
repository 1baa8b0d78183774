#include <recaudit/instrument/translate.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/localised.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace recaudit {
namespace {

using Texts = std::map<std::string, YamlNode*, std::less<>>;

/// Lists whose elements have an id, the key of their text, and what stands before the id in the key of a translation.
struct NamedTexts {
    std::string_view list;
    std::string_view text;
    std::string_view before;
};
constexpr std::array<NamedTexts, 6> named_texts{{{"items", "text", ""},
                                                 {"scales", "title", ""},
                                                 {"composites", "title", ""},
                                                 {"comments", "text", ""},
                                                 {"attributes", "title", ""},
                                                 {"learning", "text", "learning."}}};

YamlNode* find_child(YamlNode& map, std::string_view key) {
    const auto at = std::ranges::find(map.children, key, &YamlNode::key);
    return map.is_map() && at != map.children.end() ? &*at : nullptr;
}

std::string text_of(const YamlNode& map, std::string_view key) {
    const YamlNode* at = map.find(key);
    return at && at->is_scalar() ? at->text : std::string();
}

void add_text(Texts& out, std::string key, YamlNode& owner, std::string_view name) {
    YamlNode* at = find_child(owner, name);
    if (at && (at->is_scalar() || at->is_map())) out.emplace(std::move(key), at);
}

template <class Visit>
void for_each_child(YamlNode& root, std::string_view key, Visit visit) {
    if (YamlNode* at = find_child(root, key))
        for (auto& child : at->children) visit(child);
}

void add_labels(Texts& out, const std::string& before, YamlNode& owner, std::string_view list) {
    for_each_child(owner, list, [&](YamlNode& coded) { add_text(out, before + text_of(coded, "code"), coded, "label"); });
}

void add_sections(Texts& out, YamlNode& root) {
    std::size_t number = 0;
    for_each_child(root, "sections", [&](YamlNode& section) {
        ++number;
        for (const std::string_view name : {"title", "stem", "instructions"})
            add_text(out, fmt::format("sections.{}.{}", number, name), section, name);
    });
}

/// Every text of a form by the key that a translation gives it.
Texts texts_in(YamlNode& root) {
    Texts out;
    add_text(out, "form.title", root, "title");
    add_sections(out, root);
    for (const auto& named : named_texts)
        for_each_child(root, named.list,
                       [&](YamlNode& element) { add_text(out, std::string(named.before) + text_of(element, "id"), element, named.text); });
    for_each_child(root, "attributes",
                   [&](YamlNode& attribute) { add_labels(out, "levels." + text_of(attribute, "id") + ".", attribute, "levels"); });
    for_each_child(root, "options", [&](YamlNode& set) {
        const std::string before = "options." + set.key + ".";
        for (const std::string_view list : {"choices", "missing"}) add_labels(out, before, set, list);
        for (const std::string_view end : {"low", "high"}) add_text(out, before + std::string(end), set, end);
    });
    return out;
}

/// Puts `translation` under its language beside what is there; text without a language is English.
void set_language(YamlNode& text, const std::string& language, YamlNode translation) {
    if (text.is_scalar()) {
        YamlNode english = text;
        english.key = "en";
        text.kind = YamlKind::map;
        text.text.clear();
        text.children = {std::move(english)};
    }
    translation.key = language;
    std::erase_if(text.children, [&](const YamlNode& present) { return present.key == language; });
    text.children.push_back(std::move(translation));
}

void translate_into(YamlReader& in, const YamlNode& language, const Texts& texts) {
    std::vector<std::string> keys;
    for (const auto& [key, text] : texts) keys.push_back(key);
    for (const auto& entry : language.children) {
        const auto text = texts.find(entry.key);
        if (text == texts.end())
            in.problem_at_key("unknown-id", entry,
                              fmt::format("\"translations\" names \"{}\", which is no text of this form", quotable(entry.key)),
                              in.suggestion(entry.key, keys));
        else if (entry.is_scalar() && !entry.text.empty()) set_language(*text->second, language.key, entry);
        else if (!entry.is_scalar() && entry.kind != YamlKind::null)
            in.problem_at_key("wrong-type", entry, fmt::format("\"{}\" is {}; expected a text", quotable(entry.key), described(entry)));
    }
}

/// As written in YAML between double quotes.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
}

/// The lines of a translation sheet.
class Sheet {
public:
    explicit Sheet(std::string_view language) : language_(language) {}
    /// Adds a text, unless the language is there or it only repeats its own id or code.
    void add(std::string_view key, const LocalisedText& text, std::string_view own_name = {}) {
        const std::string_view english = text.in();
        if (english.empty() || english == own_name || text.by_language.contains(language_)) return;
        lines_ += fmt::format("    # {}\n    {}: \"\"\n", quotable(english, english.size()), quoted(key));
    }
    [[nodiscard]] const std::string& lines() const { return lines_; }

private:
    std::string language_;
    std::string lines_;
};

void add_sections(Sheet& sheet, const Instrument& form) {
    for (std::size_t i = 0; i < form.sections.size(); ++i) {
        sheet.add(fmt::format("sections.{}.title", i + 1), form.sections[i].title);
        sheet.add(fmt::format("sections.{}.stem", i + 1), form.sections[i].stem);
        sheet.add(fmt::format("sections.{}.instructions", i + 1), form.sections[i].instructions);
    }
}

void add_options(Sheet& sheet, const OptionSet& set) {
    const auto key = [&](std::string_view name) { return fmt::format("options.{}.{}", set.id, name); };
    for (const auto& choice : set.choices) sheet.add(key(choice.code), choice.label, choice.code);
    for (const auto& missing : set.missing) sheet.add(key(missing.code), missing.label, missing.code);
    sheet.add(key("low"), set.low);
    sheet.add(key("high"), set.high);
}

}  // namespace

YamlNode translated(YamlReader& in, YamlNode root) {
    const YamlNode* at = root.find("translations");
    if (!at) return root;
    const bool is_usable = in.expect_map(*at, "\"translations\"");
    const YamlNode translations = *at;
    std::erase_if(root.children, [](const YamlNode& child) { return child.key == "translations"; });
    if (!is_usable) return root;
    const Texts texts = texts_in(root);
    for (const auto& language : translations.children) {
        if (!is_language(language.key)) report_language(in, language);
        else if (in.expect_map(language, fmt::format("\"{}\"", language.key))) translate_into(in, language, texts);
    }
    return root;
}

std::string translation_sheet(const Instrument& form, std::string_view name, std::string_view language) {
    Sheet sheet(language);
    sheet.add("form.title", form.title);
    add_sections(sheet, form);
    for (const auto& item : form.items) sheet.add(item.id, item.text);
    for (const auto& set : form.option_sets) add_options(sheet, set);
    for (const auto& scale : form.scales) sheet.add(scale.id, scale.title, scale.id);
    for (const auto& composite : form.composites) sheet.add(composite.id, composite.title, composite.id);
    for (const auto& comment : form.comments) sheet.add(comment.id, comment.text);
    for (const auto& attribute : form.attributes) {
        sheet.add(attribute.id, attribute.title);
        for (const auto& level : attribute.levels)
            sheet.add(fmt::format("levels.{}.{}", attribute.id, level.code), level.label, level.code);
    }
    for (const auto& learning : form.learning) sheet.add("learning." + learning.id, learning.text);
    return fmt::format(
        "# Write the translation of each line above it between the quotes. Where they stay empty, people see the English.\n"
        "instrument: {}-{}\nextends: {}\ntranslations:\n  {}:{}\n{}",
        form.id, language, quoted(name), language, sheet.lines().empty() ? " {}  # complete" : "", sheet.lines());
}

}  // namespace recaudit
