#include <recaudit/forms/asked.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace recaudit {
namespace {

/// This version is the last to ask an item whose `until` it is.
bool is_asked(const Instrument& form, const Item& item) { return item.until.empty() || item.until == form.version; }

/// The question of importance of each item that is asked.
using Importance = std::map<std::string_view, const Item*>;

Importance importance_in(const Instrument& form) {
    Importance out;
    for (const auto& item : form.items)
        if (is_asked(form, item) && !item.importance_of.empty()) out.emplace(item.importance_of, &item);
    return out;
}

/// Whether the item is printed beside another one.
bool is_beside(const Instrument& form, const Importance& importance, const Item& item) {
    if (item.importance_of.empty()) return false;
    const auto of = form.find_item(item.importance_of);
    return of && is_asked(form, form.items[*of]) && importance.at(item.importance_of) == &item;
}

AskedItem asked(const Instrument& form, const Importance& importance, std::size_t index) {
    AskedItem out{&form.items[index], nullptr, {}};
    if (const auto found = importance.find(out.item->id); found != importance.end()) out.importance = found->second;
    for (const auto& comment : form.comments)
        if (comment.item == index) out.notes.push_back(&comment);
    return out;
}

/// Calls `visit` with every text that a respondent reads.
template <class Visit>
void for_each_text(const Instrument& form, Visit visit) {
    visit(form.title);
    for (const auto& section : asked_sections(form)) {
        if (!section.section) continue;
        visit(section.section->title);
        visit(section.section->stem);
        visit(section.section->instructions);
    }
    std::set<std::size_t> sets;
    for (const Item* item : asked_items(form)) {
        visit(item->text);
        sets.insert(item->options);
    }
    for (const std::size_t set : sets) {
        const OptionSet& options = form.option_sets[set];
        visit(options.low);
        visit(options.high);
        for (const auto& choice : options.choices) visit(choice.label);
        for (const auto& missing : options.missing) visit(missing.label);
    }
    for (const Comment* comment : asked_comments(form)) visit(comment->text);
    for (const auto& attribute : form.attributes) {
        visit(attribute.title);
        for (const auto& level : attribute.levels) visit(level.label);
    }
}

}  // namespace

std::vector<AskedSection> asked_sections(const Instrument& form) {
    const Importance importance = importance_in(form);
    std::vector<AskedSection> out;
    std::vector<bool> placed(form.items.size());
    const auto place = [&](AskedSection& section, std::size_t index) {
        if (placed[index]) return;
        placed[index] = true;
        const Item& item = form.items[index];
        if (is_asked(form, item) && !is_beside(form, importance, item)) section.items.push_back(asked(form, importance, index));
    };
    for (const auto& section : form.sections) {
        AskedSection next{&section, {}};
        for (const std::size_t item : section.items) place(next, item);
        if (!next.items.empty()) out.push_back(std::move(next));
    }
    AskedSection rest;
    for (std::size_t item = 0; item < form.items.size(); ++item) place(rest, item);
    if (!rest.items.empty()) out.push_back(std::move(rest));
    return out;
}

std::vector<const Item*> asked_items(const Instrument& form) {
    std::vector<const Item*> out;
    for (const auto& section : asked_sections(form))
        for (const auto& asked : section.items) {
            out.push_back(asked.item);
            if (asked.importance) out.push_back(asked.importance);
        }
    return out;
}

std::vector<const Comment*> asked_comments(const Instrument& form) {
    std::vector<const Comment*> out;
    for (const auto& comment : form.comments)
        if (!comment.item || is_asked(form, form.items[*comment.item])) out.push_back(&comment);
    return out;
}

std::vector<ItemGroup> groups_by_answers(const AskedSection& section) {
    std::vector<ItemGroup> out;
    const auto add = [&out](const Item& item) {
        auto at = std::ranges::find(out, item.options, &ItemGroup::options);
        if (at == out.end()) at = out.insert(at, ItemGroup{item.options, {}});
        at->items.push_back(&item);
    };
    for (const auto& asked : section.items) {
        add(*asked.item);
        if (asked.importance) add(*asked.importance);
    }
    return out;
}

std::vector<std::string> languages_of(const Instrument& form) {
    std::set<std::string> found;
    for_each_text(form, [&found](const LocalisedText& text) {
        for (const auto& [language, words] : text.by_language)
            if (!words.empty()) found.insert(language);
    });
    std::vector<std::string> out(found.begin(), found.end());
    std::ranges::stable_sort(out, {}, [](const std::string& language) { return language != "en"; });
    return out;
}

std::size_t texts_without(const Instrument& form, std::string_view language) {
    std::size_t count = 0;
    for_each_text(form, [&](const LocalisedText& text) {
        if (text.empty()) return;
        const auto at = text.by_language.find(language);
        if (at == text.by_language.end() || at->second.empty()) ++count;
    });
    return count;
}

std::vector<std::string> scales_of(const Instrument& form, const Item& item) {
    std::vector<std::string> out;
    for (const auto& scale : form.scales)
        if (std::ranges::any_of(scale.items, [&](std::size_t index) { return &form.items[index] == &item; })) out.push_back(scale.id);
    return out;
}

}  // namespace recaudit
