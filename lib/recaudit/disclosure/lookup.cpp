#include <recaudit/disclosure/lookup.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t everyone = 0;  // the first group of every family

/// Scales and composites share their names.
std::size_t list_of(CensusVariable::Kind kind) {
    using enum CensusVariable::Kind;
    return kind == item ? 1 : kind == rating ? 2 : 0;
}

template <class Map, class Key>
std::optional<std::size_t> find_in(const Map& map, const Key& key) {
    const auto at = map.find(key);
    return at == map.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace

Lookup::Lookup(const Census& census) : census_(&census) {
    for (std::size_t f = 0; f < census.families.size(); ++f) {
        const CensusFamily& family = census.families[f];
        families_[family.id.view()] = f;
        Names& names = names_.emplace_back();
        for (std::size_t i = 0; i < family.slices.size(); ++i)
            names.slices[{family.slices[i].perspective.view(), family.slices[i].wave.view()}] = i;
        for (std::size_t i = 2; i < family.variables.size(); ++i)
            names.variables[list_of(family.variables[i].kind)][family.variables[i].id.view()] = i;
        for (std::size_t i = 0; i < family.groups.size(); ++i)
            names.groups[{family.groups[i].by.view(), family.groups[i].site.view(), family.groups[i].group.view()}] = i;
        for (std::size_t i = 0; i < family.sets.size(); ++i) names.sets[{family.sets[i].by.view(), family.sets[i].site.view()}] = i;
    }
}

std::optional<std::size_t> Lookup::family(Label instrument) const { return find_in(families_, instrument.view()); }

std::optional<std::size_t> Lookup::slice(std::size_t family, Label perspective, Label wave) const {
    return find_in(names_[family].slices, std::pair(perspective.view(), wave.view()));
}

std::optional<std::size_t> Lookup::variable(std::size_t family, CensusVariable::Kind kind, Label id) const {
    using enum CensusVariable::Kind;
    if (kind == responded || kind == scored) return kind == responded ? 0 : 1;
    return find_in(names_[family].variables[list_of(kind)], id.view());
}

std::optional<std::size_t> Lookup::group(std::size_t family, const Scope& scope) const {
    return find_in(names_[family].groups, Name{scope.by.view(), scope.site.view(), scope.group.view()});
}

const GroupSet* Lookup::set(std::size_t family, const Scope& scope) const {
    const auto at = find_in(names_[family].sets, std::pair(scope.by.view(), scope.site.view()));
    return at ? &census_->families[family].sets[*at] : nullptr;
}

std::optional<std::size_t> Lookup::named_group(std::size_t family, const Scope& scope, Label name) const {
    const GroupSet* const among = set(family, scope);
    if (among == nullptr) return std::nullopt;
    const auto at = std::ranges::find(among->names, name);
    return at == among->names.end() ? std::nullopt : std::optional(among->groups[static_cast<std::size_t>(at - among->names.begin())]);
}

std::vector<Position> Lookup::positions(std::size_t family, const Scope& scope, const Side& side) const {
    const bool by_scope = side.whom == Side::Whom::scope || side.whom == Side::Whom::every_wave;
    const auto of_variable = variable(family, side.kind, side.variable);
    const auto of_group = side.whom == Side::Whom::set ? std::optional(everyone)
                          : by_scope                   ? group(family, scope)
                                                       : named_group(family, scope, side.name);
    std::vector<Position> out;
    if (!of_variable || !of_group) return out;
    const auto& slices = census_->families[family].slices;
    for (std::size_t i = 0; i < slices.size(); ++i)
        if (slices[i].perspective == side.perspective && (side.whom == Side::Whom::every_wave || slices[i].wave == side.wave))
            out.push_back({family, i, *of_variable, *of_group});
    return out;
}

}  // namespace recaudit
