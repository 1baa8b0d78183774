#include <recaudit/disclosure/null_vector.hpp>
#include <recaudit/disclosure/units.hpp>

#include <map>
#include <numeric>

namespace recaudit {
namespace {

constexpr std::uint32_t none = CensusFamily::no_group;

/// The groups of an atom, none where they are not shown.
std::vector<std::uint32_t> shown_groups_of(const People& people, std::uint32_t atom, const std::vector<std::uint8_t>& shown) {
    std::vector<std::uint32_t> out;
    for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping) {
        const std::uint32_t group = people.group_of(atom, grouping);
        out.push_back(group != none && shown[group] != 0 ? group : none);
    }
    return out;
}

/// Whether some grouping in which an atom has a group does not show it.
bool is_hidden_anywhere(const People& people, std::uint32_t atom, const std::vector<std::uint8_t>& shown) {
    for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping)
        if (const std::uint32_t group = people.group_of(atom, grouping); group == none || shown[group] == 0) return true;
    return false;
}

}  // namespace

Units units_by_kind(const People& people) {
    const SliceCensus& slice = people.slice();
    Units out{std::vector<std::uint32_t>(slice.atoms()), slice.atoms()};
    std::iota(out.of_atom.begin(), out.of_atom.end(), std::uint32_t{0});
    if (slice.weight_class.empty()) return out;  // nothing else tells atoms apart
    const std::size_t factors = people.family().factors.size();
    std::map<std::vector<std::uint32_t>, std::uint32_t> numbers;
    for (std::uint32_t atom = 0; atom < slice.atoms(); ++atom) {
        std::vector<std::uint32_t> key;
        for (std::size_t factor = 0; factor < factors; ++factor) key.push_back(slice.level_of[atom * factors + factor]);
        for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping) key.push_back(people.group_of(atom, grouping));
        out.of_atom[atom] = numbers.try_emplace(std::move(key), static_cast<std::uint32_t>(numbers.size())).first->second;
    }
    out.count = numbers.size();
    return out;
}

Units units_by_groups(const People& people, const Units& kinds, const std::vector<std::uint8_t>& shown) {
    Units out = kinds;
    std::map<std::vector<std::uint32_t>, std::uint32_t> first_kind;
    for (std::uint32_t atom = 0; atom < out.of_atom.size(); ++atom)
        if (is_hidden_anywhere(people, atom, shown))
            out.of_atom[atom] = first_kind.try_emplace(shown_groups_of(people, atom, shown), kinds.of_atom[atom]).first->second;
    return out;
}

Cuts cuts_by_shown_groups(const People& people, const std::vector<std::uint8_t>& shown) {
    std::vector<std::vector<std::size_t>> lines = all_lines(people.family());
    for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping) lines.push_back({grouping});
    Cuts out;
    for (const auto& line : lines) {
        auto& cut = out.emplace_back(people.slice().atoms(), none);
        for (std::uint32_t atom = 0; atom < cut.size(); ++atom)
            for (const std::size_t grouping : line) {
                const std::uint32_t group = people.group_of(atom, grouping);
                if (group == none || shown[group] == 0) continue;
                cut[atom] = group;
                break;
            }
    }
    return out;
}

}  // namespace recaudit
