#include <recaudit/report/groupings.hpp>

#include <algorithm>
#include <set>

namespace recaudit {

std::vector<std::string> attributes_of(const Facts& facts) {
    std::set<std::string> found;
    for (const ResponsesRow& row : facts.results().responses)
        if (row.scope.by != "all" && row.scope.by != "site" && row.scope.by != "team") found.insert(row.scope.by.str());
    return {found.begin(), found.end()};
}

std::string attribute_title(const Facts& facts, std::string_view id) {
    for (const Instrument& form : facts.study().instruments)
        for (const Attribute& attribute : form.attributes) {
            if (attribute.id != id || attribute.title.empty()) continue;
            std::string title(attribute.title.in(facts.study().report.language));
            if (title.ends_with('?')) title.pop_back();  // a colon follows, or a bracket
            return title;
        }
    return std::string(id);
}

std::string level_label(const Facts& facts, std::string_view id, std::string_view code) {
    for (const Instrument& form : facts.study().instruments)
        for (const Attribute& attribute : form.attributes)
            for (const Level& level : attribute.levels)
                if (attribute.id == id && level.code == code && !level.label.empty())
                    return std::string(level.label.in(facts.study().report.language));
    return std::string(code);
}

std::vector<std::string> groupings_of(const Facts& facts) {
    std::vector<std::string> groupings;
    if (!facts.sites().empty()) groupings.emplace_back("site");
    const auto is_team = [&](const ResponsesRow& row) { return row.scope.by == "team" && row.scope.wave == facts.latest(); };
    if (std::ranges::any_of(facts.results().responses, is_team)) groupings.emplace_back("team");
    std::ranges::copy(attributes_of(facts), std::back_inserter(groupings));
    return groupings;
}

std::string section_of(const Facts& facts, std::string_view by) {
    if (by == "site") return "sites";
    if (by == "team") return "teams";
    const auto attributes = attributes_of(facts);
    return "grouping-" + std::to_string(std::ranges::find(attributes, by) - attributes.begin() + 1);
}

std::string kind_of(std::string_view by) { return by == "site" || by == "team" ? std::string(by) : "attribute"; }

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}  // namespace recaudit
