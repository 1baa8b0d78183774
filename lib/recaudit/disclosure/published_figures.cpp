#include <recaudit/disclosure/published_figures.hpp>

#include <algorithm>

namespace recaudit {

void PublishedFigures::add(std::size_t family, const Scope& scope, const About& about) {
    for (const Side& side : std::span(about.sides).first(about.count)) {
        if (side.whom == Side::Whom::set) continue;
        for (const Position& place : control_->lookup().positions(family, scope, side)) {
            Sums& sums = sums_[{place.family, place.slice, place.variable}];
            sums.groups.resize(control_->people(place.family, place.slice).groups());
            if (control_->people_at(place) == 0) continue;
            const bool weighted = about.follows_weights && control_->census().is_weighted;
            if (weighted) sums.weighted.resize(sums.groups.size());
            (weighted ? sums.weighted : sums.groups)[place.group] = 1;
            if (side.whom != Side::Whom::rest) continue;
            if (const GroupSet* const set = control_->lookup().set(family, scope); set != nullptr && !sums.sets.contains(set))
                sums.sets[set] = atoms_of(place, *set);
        }
    }
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

PublishedFigures::Finding PublishedFigures::audited(Threads threads) const {
    std::vector<const std::pair<const Key, Sums>*> all;
    for (const auto& entry : sums_) all.push_back(&entry);
    std::vector<Audit> audits(all.size());
    for_each_block(all.size(), threads, [&](std::size_t i) {
        const auto& [family, slice, variable] = all[i]->first;
        if (control_->minimum(family, slice) <= 1) return;
        PublishedSums published{all[i]->second.groups, {}, all[i]->second.weighted};
        for (std::size_t group = 0; group < published.groups.size(); ++group)
            if (control_->is_out_already({family, slice, variable, group})) published.groups[group] = 1;
        for (const auto& [set, atoms] : all[i]->second.sets) published.others.push_back(atoms);
        audits[i] = audit(control_->people(family, slice), variable, published, control_->protection(family, slice, variable));
    });
    Finding out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [family, slice, variable] = all[i]->first;
        out.sums += static_cast<std::size_t>(std::ranges::count(all[i]->second.weighted, 1));
        out.sums += static_cast<std::size_t>(std::ranges::count(all[i]->second.groups, 1)) + all[i]->second.sets.size();
        out.tested += audits[i].tested;
        for (Exposed& exposed : audits[i].exposed) out.exposed.emplace_back(Position{family, slice, variable, 0}, std::move(exposed));
    }
    return out;
}

}  // namespace recaudit
