#include <recaudit/disclosure/raked_weights.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace recaudit {
namespace {

constexpr std::size_t who_responded = 0;  // the variable

/// The levels of some people on some factors, and last their weight.
using CellOfWeights = std::vector<std::uint32_t>;

CellOfWeights levels_on(const People& people, std::uint32_t atom, const std::vector<std::size_t>& factors) {
    const std::size_t count = people.family().factors.size();
    CellOfWeights out;
    for (const std::size_t factor : factors) out.push_back(people.slice().level_of[atom * count + factor]);
    return out;
}

CellOfWeights cell_of(const People& people, std::uint32_t atom) {
    CellOfWeights out;
    for (const auto& margin : people.family().raked)
        for (const std::uint32_t level : levels_on(people, atom, margin)) out.push_back(level);
    out.push_back(people.weight_class(atom));
    return out;
}

/// How many numbers of people the totals of the margins and of everyone leave open.
std::size_t left_open(const People& people, const std::vector<std::uint32_t>& by_atom, std::size_t cells) {
    std::size_t known = 1;
    for (const auto& margin : people.family().raked) {
        std::set<CellOfWeights> categories;
        for (std::uint32_t atom = 0; atom < by_atom.size(); ++atom)
            if (by_atom[atom] > 0) categories.insert(levels_on(people, atom, margin));
        known += categories.empty() ? 0 : categories.size() - 1;
    }
    return cells > known ? cells - known : 0;
}

/// Whether someone could be worked out from the groups that are shown and those who share a weight.
bool exposes_any(const Control& control, const Position& at) {
    const People& people = control.people(at.family, at.slice);
    PublishedSums sums = control.shown_sums(at);
    sums.weighted.clear();  // what weights tell are numbers of people
    sums.others = beside_groups(people, cells_of_weights(control, at), sums.groups);
    if (sums.others.empty()) return false;
    const Protection protection = control.protection(at.family, at.slice, at.variable);
    const auto by_atom = people.by_atom(at.variable);
    const auto is_few = [&](const std::vector<std::uint32_t>& atoms) {
        std::int64_t count = 0;
        for (const std::uint32_t atom : atoms) count += by_atom[atom];
        return protection.is_small(count);
    };
    if (!people.family().raked.empty() && std::ranges::any_of(sums.others, is_few)) return true;  // a group with a name
    return !audit(people, at.variable, sums, protection).exposed.empty();
}

/// How many atoms each group has.
std::vector<std::size_t> atoms_of_groups(const People& people) {
    std::vector<std::size_t> out(people.groups());
    for (std::size_t atom = 0; atom < people.slice().atoms(); ++atom)
        for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping)
            if (const std::uint32_t group = people.group_of(atom, grouping); group != CensusFamily::no_group) ++out[group];
    return out;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> cells_of_weights(const Control& control, const Position& at) {
    const People& people = control.people(at.family, at.slice);
    const auto by_atom = people.by_atom(at.variable);
    std::map<CellOfWeights, std::vector<std::uint32_t>> cells;
    for (std::uint32_t atom = 0; atom < by_atom.size(); ++atom)
        if (by_atom[atom] > 0) cells[cell_of(people, atom)].push_back(atom);
    std::vector<std::vector<std::uint32_t>> out;
    if (left_open(people, by_atom, cells.size()) >= fewest_hidden_together) return out;
    for (auto& [cell, atoms] : cells) out.push_back(std::move(atoms));
    return out;
}

std::vector<std::vector<std::uint32_t>> beside_groups(const People& people, std::vector<std::vector<std::uint32_t>> sets,
                                                      const std::vector<std::uint8_t>& shown) {
    const auto atoms_of_group = atoms_of_groups(people);
    std::erase_if(sets, [&](const std::vector<std::uint32_t>& atoms) {
        for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping) {
            const std::uint32_t group = people.group_of(atoms.front(), grouping);
            if (group == CensusFamily::no_group || shown[group] == 0 || atoms_of_group[group] != atoms.size()) continue;
            if (std::ranges::all_of(atoms, [&](std::uint32_t atom) { return people.group_of(atom, grouping) == group; })) return true;
        }
        return false;
    });
    return sets;
}

std::vector<std::uint8_t> weighting_rows_to_hide(const std::vector<WeightingRow>& rows, const Control& control,
                                                 std::vector<std::uint8_t> hidden) {
    std::map<Position, bool> exposing;
    const auto is_exposing = [&](const Position& at) {
        const auto [known, is_new] = exposing.try_emplace(at, false);
        if (is_new) known->second = exposes_any(control, at);
        return known->second;
    };
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto family = control.lookup().family(rows[row].scope.instrument);
        if (!family || hidden[row] != 0 || !rows[row].effective_n) continue;
        for (Position at : control.lookup().positions(*family, rows[row].scope, about(rows[row]).sides[0])) {
            if (control.minimum(at.family, at.slice) <= 1) continue;
            const bool by_scale = is_exposing(at);
            at.variable = who_responded;
            if (by_scale || is_exposing(at)) hidden[row] = 1;
        }
    }
    return hidden;
}

}  // namespace recaudit
