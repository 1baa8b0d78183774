#include <recaudit/disclosure/published_figures.hpp>
#include <recaudit/disclosure/raked_weights.hpp>
#include <recaudit/disclosure/standardised.hpp>

#include <algorithm>

namespace recaudit {

void PublishedFigures::add(std::size_t family, const Scope& scope, const About& about) {
    for (const Side& side : std::span(about.sides).first(about.count)) {
        if (side.whom == Side::Whom::set) continue;
        for (const Position& place : control_->lookup().positions(family, scope, side)) {
            Sums& sums = sums_of(place);
            if (control_->people_at(place) == 0) continue;
            if (about.together == Together::within) add_cells_of_weights(place);
            const bool weighted = about.follows_weights && control_->census().is_weighted;
            if (weighted) sums.weighted.resize(sums.groups.size());
            (weighted ? sums.weighted : sums.groups)[place.group] = 1;
            if (about.together == Together::crossed)
                sums.levels[{place.group, about.attribute}] = levels_of_site(*control_, place, about.attribute).levels;
            if (side.whom != Side::Whom::rest) continue;
            if (const GroupSet* const set = control_->lookup().set(family, scope); set != nullptr && !sums.sets.contains(set))
                sums.sets[set] = atoms_of(place, *set);
        }
    }
}

void PublishedFigures::add_everything() {
    const auto& families = control_->census().families;
    for (std::size_t family = 0; family < families.size(); ++family)
        for (std::size_t slice = 0; slice < families[family].slices.size(); ++slice)
            for (std::size_t variable = 0; variable < families[family].variables.size(); ++variable)
                if (families[family].slices[slice].variables[variable].present) add_groups({family, slice, variable, 0});
}

PublishedFigures::Sums& PublishedFigures::sums_of(const Position& place) {
    Sums& out = sums_[{place.family, place.slice, place.variable}];
    out.groups.resize(control_->people(place.family, place.slice).groups());
    return out;
}

/// Weights tell how many people responded, and nothing of their answers.
void PublishedFigures::add_cells_of_weights(Position at) {
    at.variable = 0;
    if (Sums& sums = sums_of(at); sums.cells.empty()) sums.cells = cells_of_weights(*control_, at);
}

void PublishedFigures::add_groups(Position at) {
    Sums& sums = sums_of(at);
    for (at.group = 0; at.group < sums.groups.size(); ++at.group)
        sums.groups[at.group] = control_->people_at(at) > 0 && !control_->is_hidden(at) ? 1 : 0;
    if (!control_->census().is_weighted || at.variable < 2) return;  // who responded is counted, never weighted
    sums.weighted = sums.groups;
    if (control_->is_only_weighted(at.family, at.slice)) std::ranges::fill(sums.groups, std::uint8_t{0});
}

/// Everyone in the groups of a set: the named group and its rest.
std::vector<std::uint32_t> PublishedFigures::atoms_of(const Position& place, const GroupSet& set) const {
    const People& people = control_->people(place.family, place.slice);
    std::vector<std::uint8_t> member(people.groups());
    for (const std::size_t group : set.groups) member[group] = 1;
    const std::size_t grouping = people.family().groups[set.groups.front()].grouping;
    std::vector<std::uint32_t> out;
    for (std::uint32_t atom = 0; atom < people.slice().atoms(); ++atom)
        if (const std::uint32_t group = people.group_of(atom, grouping); group != CensusFamily::no_group && member[group] != 0)
            out.push_back(atom);
    return out;
}

void PublishedFigures::Sums::add(const Sums& more) {
    for (const auto& [to, from] : {std::pair(&groups, &more.groups), std::pair(&weighted, &more.weighted)}) {
        to->resize(std::max(to->size(), from->size()));
        for (std::size_t group = 0; group < from->size(); ++group) (*to)[group] |= (*from)[group];
    }
    sets.insert(more.sets.begin(), more.sets.end());
    levels.insert(more.levels.begin(), more.levels.end());
    for (const auto& cell : more.cells)
        if (std::ranges::find(cells, cell) == cells.end()) cells.push_back(cell);
}

/// What is published now together with what is out already.
PublishedSums FiguresAudit::all_at(const Key& key, PublishedFigures::Sums sums) const {
    const auto& [family, slice, variable] = key;
    if (const auto told = told_.sums_.find(key); told != told_.sums_.end() && !control_->has_other_people(family, slice))
        sums.add(told->second);
    PublishedSums out{std::move(sums.groups), {}, std::move(sums.weighted)};
    const bool weighted = control_->census().is_weighted && variable >= 2;
    if (weighted) out.weighted.resize(out.groups.size());
    for (std::size_t group = 0; group < out.groups.size(); ++group)
        if (control_->is_out_already({family, slice, variable, group})) (weighted ? out.weighted : out.groups)[group] = 1;
    for (const auto& [set, atoms] : sums.sets) out.others.push_back(atoms);
    for (const auto& [site, levels] : sums.levels) out.others.insert(out.others.end(), levels.begin(), levels.end());
    const auto cells = beside_groups(control_->people(family, slice), sums.cells, out.groups);
    out.others.insert(out.others.end(), cells.begin(), cells.end());
    return out;
}

FiguresAudit::Finding FiguresAudit::run(const PublishedFigures& figures) {
    std::vector<Key> changed;
    for (const auto& [key, sums] : figures.sums_)
        if (const auto at = seen_.find(key); at == seen_.end() || !(at->second.sums == sums)) changed.push_back(key);
    std::vector<Audit> audits(changed.size());
    for_each_block(changed.size(), threads_, [&](std::size_t i) {
        const auto& [family, slice, variable] = changed[i];
        if (control_->minimum(family, slice) > 1)
            audits[i] = audit(control_->people(family, slice), variable, all_at(changed[i], figures.sums_.at(changed[i])),
                              control_->protection(family, slice, variable));
    });
    for (std::size_t i = 0; i < changed.size(); ++i) seen_[changed[i]] = {figures.sums_.at(changed[i]), std::move(audits[i])};
    Finding out;
    for (const auto& [key, sums] : figures.sums_) {
        const auto& [family, slice, variable] = key;
        const Audit& found = seen_.at(key).audit;
        out.sums += static_cast<std::size_t>(std::ranges::count(sums.groups, 1) + std::ranges::count(sums.weighted, 1)) + sums.sets.size();
        for (const auto& [site, levels] : sums.levels) out.sums += levels.size();
        out.sums += sums.cells.size();
        out.tested += found.tested;
        if (out.exposed.empty() && !found.exposed.empty()) out.around_first = all_at(key, sums);
        for (const Exposed& exposed : found.exposed) out.exposed.emplace_back(Position{family, slice, variable, 0}, exposed);
    }
    return out;
}

}  // namespace recaudit
