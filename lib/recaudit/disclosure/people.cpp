#include <recaudit/disclosure/people.hpp>

#include <algorithm>
#include <unordered_map>

namespace recaudit {
namespace {

constexpr std::uint32_t no_group = CensusFamily::no_group;

std::vector<std::int64_t> count_groups(const CensusFamily& family, const SliceCensus& slice) {
    const std::size_t groups = family.groups.size(), groupings = family.groupings.size();
    std::vector<std::int64_t> everyone(groups), out;
    for (std::size_t place = 0; place < slice.group_of.size(); ++place)
        if (slice.group_of[place] != no_group) everyone[slice.group_of[place]] += slice.people[place / groupings];
    for (const VariableCensus& variable : slice.variables) {
        std::vector<std::int64_t> here = variable.present ? everyone : std::vector<std::int64_t>(groups);
        for (const Shortfall& without : variable.without)
            for (std::size_t grouping = 0; grouping < groupings && variable.present; ++grouping) {
                const std::uint32_t group = slice.group_of[without.atom * groupings + grouping];
                if (group != no_group) here[group] -= without.people;
            }
        out.insert(out.end(), here.begin(), here.end());
    }
    return out;
}

Relation relation_of(const CensusFamily& family, const SliceCensus& slice, std::size_t above, std::size_t below) {
    Relation out{above, below, true, std::vector<std::vector<std::uint32_t>>(family.groups.size()), {}};
    out.blanks.resize(family.groups.size());
    std::vector<std::uint8_t> found(family.groups.size());
    for (std::size_t atom = 0; atom < slice.atoms(); ++atom) {
        const std::uint32_t parent = slice.group_of[atom * family.groupings.size() + above];
        const std::uint32_t child = slice.group_of[atom * family.groupings.size() + below];
        if (parent != no_group && child == no_group) out.blanks[parent].push_back(static_cast<std::uint32_t>(atom));
        if (parent == no_group || child == no_group || found[child] != 0) continue;
        found[child] = 1;
        out.children[parent].push_back(child);
    }
    for (auto& children : out.children) std::ranges::sort(children);
    return out;
}

std::vector<ValueRange> ranges_of_groups(const CensusFamily& family, const SliceCensus& slice) {
    const std::size_t groups = family.groups.size(), groupings = family.groupings.size();
    std::vector<ValueRange> out(slice.variables.size() * groups);
    for (std::size_t variable = 0; variable < slice.variables.size(); ++variable)
        for (std::size_t atom = 0; atom < slice.variables[variable].values.size(); ++atom)
            for (std::size_t grouping = 0; grouping < groupings; ++grouping)
                if (const std::uint32_t group = slice.group_of[atom * groupings + grouping]; group != no_group)
                    out[variable * groups + group].add(slice.variables[variable].values[atom]);
    return out;
}

/// Cuts cells by the levels of one more factor.
Crossing finer(const Crossing& cells, const SliceCensus& slice, std::size_t factors, std::size_t factor) {
    Crossing out{std::vector<std::uint32_t>(slice.atoms(), no_group), 0, {}, {}};
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    for (std::uint32_t atom = 0; atom < slice.atoms(); ++atom) {
        const std::uint32_t cell = cells.cell_of[atom], level = slice.level_of[atom * factors + factor];
        if (cell == no_group || level == no_group) continue;
        out.cell_of[atom] =
            numbers.try_emplace(std::uint64_t{cell} << 32U | level, static_cast<std::uint32_t>(numbers.size())).first->second;
    }
    out.cells = numbers.size();
    return out;
}

/// Notes which group of a grouping each cell lies in.
void add_around(Crossing& crossing, const SliceCensus& slice, std::size_t groupings, std::size_t grouping) {
    crossing.around.push_back(grouping);
    auto& group_of = crossing.lies_in.emplace_back(crossing.cells, no_group);
    for (std::size_t atom = 0; atom < slice.atoms(); ++atom)
        if (const std::uint32_t cell = crossing.cell_of[atom]; cell != no_group)
            group_of[cell] = slice.group_of[atom * groupings + grouping];
}

/// Site or team or neither, with none, one or two attributes.
std::vector<std::vector<std::size_t>> combinations_of_factors(const CensusFamily& family) {
    std::vector<std::vector<std::size_t>> out{{}};
    std::vector<std::size_t> place, attributes;
    for (std::size_t factor = 0; factor < family.factors.size(); ++factor) {
        const bool is_place = family.factors[factor] == "site" || family.factors[factor] == "team";
        (is_place ? place : attributes).push_back(factor);
        if (is_place) out.push_back(place);  // a team fixes its site
    }
    const std::size_t places = out.size();
    for (std::size_t i = 0; i < places; ++i)
        for (std::size_t a = 0; a < attributes.size(); ++a)
            for (std::size_t b = a; b < attributes.size(); ++b) {
                auto factors = out[i];
                factors.push_back(attributes[a]);
                if (b > a) factors.push_back(attributes[b]);
                out.push_back(std::move(factors));
            }
    out.erase(out.begin());
    return out;
}

std::vector<Crossing> crossings_of(const CensusFamily& family, const SliceCensus& slice) {
    std::vector<Crossing> out;
    for (auto& factors : combinations_of_factors(family)) {
        Crossing cells{std::vector<std::uint32_t>(slice.atoms(), 0), 1, {}, {}};
        const bool by_team = std::ranges::any_of(factors, [&](std::size_t factor) { return family.factors[factor] == "team"; });
        for (const std::size_t factor : factors)
            if (!by_team || family.factors[factor] != "site") cells = finer(cells, slice, family.factors.size(), factor);
        std::ranges::sort(factors);
        for (std::size_t grouping = 0; grouping < family.groupings.size(); ++grouping) {
            const auto& of = family.groupings[grouping].factors;
            if (of.size() < factors.size() && std::ranges::includes(factors, of))
                add_around(cells, slice, family.groupings.size(), grouping);
        }
        out.push_back(std::move(cells));
    }
    return out;
}

/// Whether grouping a lies somewhere above b.
bool is_above(const CensusFamily& family, std::size_t a, std::size_t b) {
    return std::ranges::any_of(family.groupings[b].within, [&](std::size_t next) { return next == a || is_above(family, a, next); });
}

}  // namespace

People::People(const CensusFamily& family, const SliceCensus& slice)
    : family_(&family),
      slice_(&slice),
      by_group_(count_groups(family, slice)),
      values_(ranges_of_groups(family, slice)),
      crossings_(crossings_of(family, slice)) {
    for (std::size_t below = 0; below < family.groupings.size(); ++below)
        for (const std::size_t above : family.groupings[below].within) relations_.push_back(relation_of(family, slice, above, below));
    for (std::size_t below = 0; below < family.groupings.size(); ++below)
        for (std::size_t above = 0; above < family.groupings.size(); ++above)
            if (is_above(family, above, below) &&
                std::ranges::find(family.groupings[below].within, above) == family.groupings[below].within.end()) {
                relations_.push_back(relation_of(family, slice, above, below));
                relations_.back().is_direct = false;
            }
}

std::vector<std::uint32_t> People::by_atom(std::size_t variable) const {
    const VariableCensus& of = slice_->variables[variable];
    if (!of.present) return std::vector<std::uint32_t>(slice_->atoms());
    std::vector<std::uint32_t> out = slice_->people;
    for (const Shortfall& without : of.without) out[without.atom] -= without.people;
    return out;
}

ValueRange People::values_of_blank(std::size_t variable, const Relation& relation, std::uint32_t parent) const {
    const auto& values = slice_->variables[variable].values;
    ValueRange out;
    for (const std::uint32_t atom : relation.blanks[parent])
        if (!values.empty()) out.add(values[atom]);
    return out;
}

Number People::mean(std::size_t variable, std::size_t group) const {
    const auto& means = slice_->variables[variable].mean;
    return means.empty() ? Number() : means[group];
}

Number People::variance(std::size_t variable, std::size_t group) const {
    const auto& variances = slice_->variables[variable].variance;
    return variances.empty() ? Number() : variances[group];
}

}  // namespace recaudit
