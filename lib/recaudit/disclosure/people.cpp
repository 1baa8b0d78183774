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
    Relation out{above, below, true, std::vector<std::vector<std::uint32_t>>(family.groups.size())};
    std::vector<std::uint8_t> found(family.groups.size());
    for (std::size_t atom = 0; atom < slice.atoms(); ++atom) {
        const std::uint32_t parent = slice.group_of[atom * family.groupings.size() + above];
        const std::uint32_t child = slice.group_of[atom * family.groupings.size() + below];
        if (parent == no_group || child == no_group || found[child] != 0) continue;
        found[child] = 1;
        out.children[parent].push_back(child);
    }
    for (auto& children : out.children) std::ranges::sort(children);
    return out;
}

Crossing crossing_of(const CensusFamily& family, const SliceCensus& slice, std::size_t a, std::size_t b) {
    Crossing out{a, b, std::vector<std::uint32_t>(slice.atoms(), no_group), {}};
    std::unordered_map<std::uint64_t, std::uint32_t> cells;
    for (std::size_t atom = 0; atom < slice.atoms(); ++atom) {
        const std::uint32_t first = slice.group_of[atom * family.groupings.size() + a];
        const std::uint32_t second = slice.group_of[atom * family.groupings.size() + b];
        if (first == no_group || second == no_group) continue;
        const auto [at, is_new] = cells.try_emplace(std::uint64_t{first} << 32U | second, static_cast<std::uint32_t>(out.groups.size()));
        if (is_new) out.groups.emplace_back(first, second);
        out.cell_of[atom] = at->second;
    }
    return out;
}

/// Whether grouping a lies somewhere above b.
bool is_above(const CensusFamily& family, std::size_t a, std::size_t b) {
    return std::ranges::any_of(family.groupings[b].within, [&](std::size_t next) { return next == a || is_above(family, a, next); });
}

}  // namespace

People::People(const CensusFamily& family, const SliceCensus& slice)
    : family_(&family), slice_(&slice), by_group_(count_groups(family, slice)) {
    for (std::size_t below = 0; below < family.groupings.size(); ++below)
        for (const std::size_t above : family.groupings[below].within) relations_.push_back(relation_of(family, slice, above, below));
    for (std::size_t below = 0; below < family.groupings.size(); ++below)
        for (std::size_t above = 0; above < family.groupings.size(); ++above)
            if (is_above(family, above, below) &&
                std::ranges::find(family.groupings[below].within, above) == family.groupings[below].within.end()) {
                relations_.push_back(relation_of(family, slice, above, below));
                relations_.back().is_direct = false;
            }
    for (std::size_t a = 0; a < family.groupings.size(); ++a)
        for (std::size_t b = a + 1; b < family.groupings.size(); ++b)
            if (!is_above(family, a, b) && !is_above(family, b, a)) crossings_.push_back(crossing_of(family, slice, a, b));
}

std::vector<std::uint32_t> People::by_atom(std::size_t variable) const {
    const VariableCensus& of = slice_->variables[variable];
    if (!of.present) return std::vector<std::uint32_t>(slice_->atoms());
    std::vector<std::uint32_t> out = slice_->people;
    for (const Shortfall& without : of.without) out[without.atom] -= without.people;
    return out;
}

Number People::only_value(std::size_t variable, std::size_t group) const {
    const auto& values = slice_->variables[variable].only_value;
    return values.empty() ? Number() : values[group];
}

Number People::only_value_of_blank(std::size_t variable, std::size_t grouping, std::size_t parent) const {
    for (const BlankValue& blank : slice_->variables[variable].blanks)
        if (blank.grouping == grouping && blank.parent == parent) return blank.only_value;
    return {};
}

Number People::mean(std::size_t variable, std::size_t group) const {
    const auto& means = slice_->variables[variable].mean;
    return means.empty() ? Number() : means[group];
}

}  // namespace recaudit
