#include <recaudit/report/site_names.hpp>

#include <recaudit/report/messages.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

namespace recaudit {
namespace {

/// A, B, ... Z; with more than 26 sites AA, AB, ..., all of one length so that they sort as they count.
std::string letters(std::size_t number, std::size_t count) {
    std::size_t width = 1;
    for (std::size_t reach = 26; reach < count; reach *= 26) ++width;
    std::string out(width, 'A');
    for (std::size_t at = width; at-- > 0; number /= 26) out[at] = static_cast<char>('A' + number % 26);
    return out;
}

/// Letters, digits, underscores, and every byte of other alphabets.
bool is_word(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80; }

bool is_telling(std::string_view name) {
    return std::ranges::count_if(name, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }) >= 3;
}

void replace_word(std::string& text, std::string_view name, std::string_view label) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
        const std::size_t end = at + name.size();
        const bool whole = (at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]));
        if (whole) text.replace(at, name.size(), label);
        at += whole ? label.size() : name.size();
    }
}

void clean(LocalisedText& text, const SiteNames& names) {
    for (auto& [language, words] : text.by_language) words = without_names(std::move(words), names);
}

/// Whether an action was taken at one of the other sites or in one of their teams.
bool elsewhere(const Action& action, const SiteNames& names) {
    return names.others.contains(action.where.substr(0, action.where.find(" / ")));
}

void clean(Action& action, const SiteNames& names) {
    clean(action.what, names);
    clean(action.lead, names);
}

void clean(Instrument& form, const SiteNames& names) {
    clean(form.title, names);
    form.source = without_names(form.source, names);
    for (Item& item : form.items) clean(item.text, names);
    for (Scale& scale : form.scales) clean(scale.title, names);
    for (Composite& composite : form.composites) clean(composite.title, names);
    for (Attribute& attribute : form.attributes) clean(attribute.title, names);
}

}  // namespace

SiteNames names_for(const Released<Results>& results, const Study& study, const std::string& site) {
    const Messages& messages = Messages::in(study.report.language);
    const auto sites = sites_of(*results);
    const auto others = others_in_random_order(results, site);
    SiteNames names{site, {}};
    // Labels that happen to be names of sites are passed over; there are at most as many of these as sites.
    const std::size_t most = others.size() + sites.size();
    std::size_t next = 0;
    for (const std::string& other : others) {
        std::string label;
        do label = messages.say("site.unnamed", {{"letter", letters(next++, most)}});
        while (std::ranges::find(sites, label) != sites.end());
        names.others.emplace(other, std::move(label));
    }
    return names;
}

std::string without_names(std::string text, const SiteNames& names) {
    // Longer names first: "North" stands inside "North Wing".
    std::vector<std::pair<std::string_view, std::string_view>> longest_first(names.others.begin(), names.others.end());
    std::ranges::stable_sort(longest_first, std::greater(), [](const auto& pair) { return pair.first.size(); });
    for (const auto& [name, label] : longest_first)
        if (is_telling(name)) replace_word(text, name, label);
    return text;
}

Study without_names(Study study, const SiteNames& names) {
    clean(study.title, names);
    clean(study.report.introduction, names);
    for (Instrument& form : study.instruments) clean(form, names);
    std::erase_if(study.action_list, [&](const Action& action) { return elsewhere(action, names); });
    for (Action& action : study.action_list) clean(action, names);
    return study;
}

}  // namespace recaudit
