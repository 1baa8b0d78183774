#include "setting_terms.hpp"

#include "page_text.hpp"
#include "pages.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

/// A row of a table of keys: the table's second column is what is usual, or whether the key is needed, or is not there.
struct Setting {
    std::vector<std::string> names;
    std::string_view page;
    std::string section;
    std::string second_heading;
    std::string second;
    std::string meaning;
};

void add_row(std::vector<Setting>& settings, std::string_view page, const std::string& section, const std::vector<std::string>& heading,
             const std::vector<std::string>& cells) {
    if (heading.empty() || heading[0] != "key" || cells.size() != heading.size() || !cells[0].starts_with('`')) return;
    const bool has_second = cells.size() > 2;
    settings.push_back({code_words(cells[0]), page, section, has_second ? heading[1] : "", has_second ? cells[1] : "", cells.back()});
}

/// A line that begins with a key and how it is written: `disclosure: {...}`.
void add_form(std::vector<Setting>& settings, std::string_view page, const std::string& section, std::string_view line) {
    const std::size_t colon = line.find(": ");
    if (!line.starts_with('`') || colon == std::string_view::npos || line.find('`', 1) < colon) return;
    settings.push_back({{std::string(line.substr(1, colon - 1))}, page, section, "", "", std::string(line)});
}

std::vector<Setting> settings_in(const Page& page) {
    std::vector<Setting> settings;
    std::string section;
    std::vector<std::string> heading;
    for (const auto line : lines_of(page.text)) {
        const auto cells = cells_of(line);
        if (line.starts_with("## ")) section = line.substr(3);
        if (cells.empty()) heading.clear();
        else if (heading.empty()) heading = cells;
        else add_row(settings, page.name, section, heading, cells);
        add_form(settings, page.name, section, line);
    }
    return settings;
}

std::vector<Setting> all_settings() {
    std::vector<Setting> all;
    for (const std::string_view name : {"study", "instrument"})
        for (const auto& page : all_pages())
            if (page.folder == "formats" && page.name == name)
                for (auto& setting : settings_in(page)) all.push_back(std::move(setting));
    return all;
}

std::string text_of(const Setting& setting, std::string_view name) {
    std::string text = fmt::format("{}: a key of the {} file, under \"{}\".\n\n{}\n", name, setting.page, setting.section, setting.meaning);
    if (setting.second == "needed") text += "It is needed.\n";
    else if (setting.second_heading == "usual" && !setting.second.empty()) text += fmt::format("Without it: {}\n", setting.second);
    else if (setting.second_heading == "for" && !setting.second.empty()) text += fmt::format("For: {}\n", setting.second);
    return text + fmt::format("The whole page: docs/formats/{}.md\n", setting.page);
}

}  // namespace

std::vector<std::string> setting_names() {
    std::vector<std::string> names;
    for (const auto& setting : all_settings())
        for (const auto& name : setting.names)
            if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    return names;
}

std::string about_setting(std::string_view name) {
    std::string text;
    for (const auto& setting : all_settings())
        if (std::ranges::find(setting.names, name) != setting.names.end()) text += (text.empty() ? "" : "\n") + text_of(setting, name);
    return text;
}

}  // namespace recaudit
