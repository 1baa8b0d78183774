#include <recaudit/scoring/factors.hpp>

#include <algorithm>

namespace recaudit {
namespace {

void add_attribute(std::vector<Factor>& factors, const Factor& factor) {
    if (factor.kind == Factor::Kind::attribute && std::ranges::find(factors, factor.name, &Factor::name) == factors.end())
        factors.push_back(factor);
}

}  // namespace

std::set<std::string> fixed_by(const std::vector<std::string>& names) {
    std::set<std::string> out(names.begin(), names.end());
    if (out.contains("team")) out.insert("site");
    return out;
}

std::set<std::string> fixed_by(const Grouping& grouping) {
    std::vector<std::string> names;
    for (const Factor& factor : grouping.factors) names.push_back(factor.name);
    return fixed_by(names);
}

std::vector<Factor> factors_of(const Study& study, const Scores& scores, const Responses& responses) {
    std::vector<Factor> out;
    if (responses.sites.size() > 1) out.push_back({Factor::Kind::site, 0, "site"});
    if (responses.teams.size() > 1) out.push_back({Factor::Kind::team, 0, "team"});
    for (const Grouping& grouping : scores.groupings)
        for (const Factor& factor : grouping.factors) add_attribute(out, factor);
    std::vector<std::string> others{study.benchmark.standardise};
    for (const auto& margin : study.weights.rake) others.insert(others.end(), margin.begin(), margin.end());
    for (const std::string& name : others)
        if (const auto factor = factor_named(name, responses)) add_attribute(out, *factor);
    return out;
}

std::vector<std::size_t> places_of(const std::set<std::string>& names, const std::vector<Factor>& factors) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < factors.size(); ++i)
        if (names.contains(factors[i].name)) out.push_back(i);
    return out;
}

std::vector<std::vector<std::size_t>> raked_margins(const Study& study, const std::vector<Factor>& factors) {
    std::vector<std::vector<std::size_t>> out;
    for (const auto& margin : study.weights.rake) out.push_back(places_of(fixed_by(margin), factors));
    return out;
}

bool is_unreported(const Factor& factor, const Scores& scores) {
    const auto has = [&](const Grouping& grouping) {
        return std::ranges::find(grouping.factors, factor.name, &Factor::name) != grouping.factors.end();
    };
    return factor.kind == Factor::Kind::attribute && std::ranges::none_of(scores.groupings, has);
}

std::vector<const std::vector<std::uint32_t>*> levels_in_forms(const Family& family, const Responses& responses, std::size_t attribute) {
    std::vector<const std::vector<std::uint32_t>*> out;
    for (const std::size_t form : family.forms) {
        const auto& columns = responses.forms[form].attributes;
        const auto at = std::ranges::find(columns, attribute, &AttributeColumn::attribute);
        out.push_back(at == columns.end() ? nullptr : &at->level_of);
    }
    return out;
}

}  // namespace recaudit
