#include <recaudit/combine/pool.hpp>
#include <recaudit/combine/refusals.hpp>

#include <recaudit/responses/groups.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit::detail {
namespace {

bool is_place(const std::string& factor) { return factor == "site" || factor == "team"; }

/// The name by which a site, or a team without a site, could be taken for another organisation's; empty for other rows.
Label place_name(const Scope& scope) {
    if (scope.by == "site") return scope.site;
    return scope.by == "team" ? (scope.site.empty() ? scope.group : scope.site) : Label();
}

}  // namespace

bool has_sites(const Organisation& organisation) {
    return std::ranges::any_of(organisation.published.results.responses, [](const ResponsesRow& row) { return row.scope.by == "site"; });
}

GroupNames::GroupNames(const std::vector<Organisation>& organisations, const Study& study, Labels& labels) : labels_(labels) {
    std::map<std::string, std::set<std::string>> owners;
    for (const Organisation& organisation : organisations) {
        owners_.push_back(
            {organisation.name, !organisation.published.study.organisations.empty(), has_sites(organisation), names_within(organisation)});
        if (!owners_.back().has_sites)
            for (const std::string& name : owners_.back().organisations) owners[name].insert(organisation.name);
        for (const ResponsesRow& row : organisation.published.results.responses)
            if (const Label name = place_name(row.scope); !name.empty()) owners[name.str()].insert(organisation.name);
    }
    for (const auto& [name, of] : owners)
        if (of.size() > 1) shared_[name] = {of.begin(), of.end()};
    for (const auto& factors : study.cross)
        if (std::ranges::any_of(factors, is_place)) crosses_of_places_.insert(fmt::format("{}", fmt::join(factors, "_x_")));
}

std::string GroupNames::renamed(std::size_t organisation, std::string_view name) const {
    return fmt::format("{}: {}", owners_[organisation].name, name);
}

Label GroupNames::own_site(Label organisation) {
    for (std::size_t i = 0; i < owners_.size(); ++i)
        if (!owners_[i].has_sites && std::ranges::find(owners_[i].organisations, organisation.view()) != owners_[i].organisations.end())
            return labels_.intern(is_shared(organisation) ? renamed(i, organisation.view()) : organisation.str());
    return {};
}

std::vector<Scope> GroupNames::scopes(std::size_t organisation, const Scope& scope) {
    const auto own = [&](Label name) { return name.empty() ? name : labels_.intern(name.view()); };
    Scope out{own(scope.instrument), own(scope.perspective), own(scope.wave), own(scope.by), own(scope.site), own(scope.group)};
    if (is_shared(place_name(scope))) {
        Label& place = scope.site.empty() ? out.group : out.site;
        place = labels_.intern(renamed(organisation, place.view()));
    }
    if (!shared_.empty() && crosses_of_places_.contains(scope.by.str()))
        out.group = labels_.intern(renamed(organisation, out.group.view()));
    std::vector<Scope> all{out};
    if (scope.by != "all" || owners_[organisation].combination) return all;
    out.by = labels_.intern(by_organisation);
    out.group = labels_.intern(owners_[organisation].name);
    all.push_back(out);
    return all;
}

RowOrder::RowOrder(const Study& study, const std::vector<Organisation>& organisations) {
    const auto add = [](auto& ranks, const auto& name) { ranks.emplace(name, ranks.size()); };
    std::set<std::pair<std::size_t, std::string>> perspectives;
    std::set<std::string> waves;
    for (const Organisation& organisation : organisations)
        for (const ResponsesRow& row : organisation.published.results.responses) {
            perspectives.emplace(rank_of_perspective(row.scope.perspective.str()), row.scope.perspective.str());
            waves.insert(row.scope.wave.str());
        }
    for (const Organisation& organisation : organisations)
        for (const ScoresRow& row : organisation.published.results.scores) waves.insert(row.scope.wave.str());
    for (const auto& [rank, name] : perspectives) add(perspectives_, name);
    for (const Wave& wave : study.waves)
        if (waves.contains(wave.id)) add(waves_, wave.id);
    for (const std::string& wave : waves) add(waves_, wave);
    add(groupings_, std::string("all"));
    for (const std::string& name : study.compare) add(groupings_, name);
    for (const auto& names : study.cross) add(groupings_, fmt::format("{}", fmt::join(names, "_x_")));
    for (const Instrument& form : study.instruments) {
        add(families_, form.family);
        for (const Scale& scale : form.scales) add(contents_, std::pair(form.family, scale.id));
        for (const Item& item : form.items) {
            add(contents_, std::pair(form.family, item.id));
            for (const Choice& choice : form.options_of(item).choices) add(choices_, std::tuple(form.family, item.id, choice.code));
        }
    }
    for (const Instrument& form : study.instruments)
        for (const Composite& composite : form.composites) add(contents_, std::pair(form.family, composite.id));
}

std::size_t RowOrder::rank(const std::map<std::string, std::size_t>& ranks, Label name) {
    const auto at = ranks.find(name.str());
    return at == ranks.end() ? ranks.size() : at->second;
}

RowOrder::Key RowOrder::key(const Scope& scope, Label of, Label code) const {
    const auto content = contents_.find({scope.instrument.str(), of.str()});
    const auto choice = choices_.find({scope.instrument.str(), of.str(), code.str()});
    // The names come last, so that what has no rank of its own still has one place.
    return {
        {rank(families_, scope.instrument), rank(perspectives_, scope.perspective), rank(waves_, scope.wave), rank(groupings_, scope.by)},
        scope.site,
        scope.group,
        {content == contents_.end() ? contents_.size() : content->second, choice == choices_.end() ? choices_.size() : choice->second},
        of,
        code,
        scope.by};
}

}  // namespace recaudit::detail
