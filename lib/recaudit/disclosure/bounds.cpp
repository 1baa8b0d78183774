#include <recaudit/disclosure/bounds.hpp>
#include <recaudit/disclosure/units.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace recaudit {
namespace {

constexpr std::uint32_t none = CensusFamily::no_group;
constexpr int most_rounds = 20;

/// Sums over some units each, no unit in two of them.
struct Equations {
    std::vector<std::uint32_t> of_unit;  // none where a unit is in no sum
    std::vector<double> sums;
};

class Narrowing {
public:
    Narrowing(const People& people, std::size_t variable, const std::vector<std::uint8_t>& shown, const Units& units)
        : groups_(people.groups()), size_(units.count), sum_(units.count), an_atom_(units.count, none) {
        const VariableCensus& of = people.slice().variables[variable];
        const auto by_atom = people.by_atom(variable);
        ValueRange all;
        for (const ValueRange& values : of.values) all.add(values);
        width_ = static_cast<double>(all.greatest) - static_cast<double>(all.least);
        for (std::uint32_t atom = 0; atom < by_atom.size(); ++atom) {
            if (by_atom[atom] == 0) continue;
            const std::uint32_t unit = units.of_atom[atom];
            size_[unit] += by_atom[atom];
            sum_[unit] += of.sums[atom];
            an_atom_[unit] = atom;
        }
        for (const std::uint32_t count : size_) {
            low_.push_back(count * static_cast<double>(all.least));
            high_.push_back(count * static_cast<double>(all.greatest));
        }
        for (const auto& cut : cuts_by_shown_groups(people, shown)) add(cut);
    }

    /// True where any sum came closer to its bounds.
    bool run() {
        bool ever = false;
        for (int round = 0; round < most_rounds; ++round) {
            bool changed = false;
            for (const Equations& equations : all_) changed = narrow(equations) || changed;
            if (!changed) break;
            ever = true;
        }
        return ever;
    }
    [[nodiscard]] bool is_settled(std::uint32_t unit) const { return size_[unit] > 0 && high_[unit] - low_[unit] <= nothing(); }
    [[nodiscard]] std::int64_t people_in(std::uint32_t unit) const { return size_[unit]; }

private:
    [[nodiscard]] double nothing() const { return 1e-6 * width_; }
    void add(const std::vector<std::uint32_t>& cut) {
        Equations& out = all_.emplace_back();
        out.sums.resize(groups_);
        for (std::uint32_t unit = 0; unit < size_.size(); ++unit) {
            out.of_unit.push_back(size_[unit] > 0 ? cut[an_atom_[unit]] : none);
            if (out.of_unit[unit] != none) out.sums[out.of_unit[unit]] += sum_[unit];
        }
    }
    /// What the others of a sum leave for each unit. True where any came closer to its bounds.
    bool narrow(const Equations& equations) {
        std::vector<double> low(equations.sums.size()), high(equations.sums.size());
        for (std::size_t unit = 0; unit < low_.size(); ++unit)
            if (const std::uint32_t at = equations.of_unit[unit]; at != none) {
                low[at] += low_[unit];
                high[at] += high_[unit];
            }
        bool changed = false;
        for (std::size_t unit = 0; unit < low_.size(); ++unit) {
            const std::uint32_t at = equations.of_unit[unit];
            if (at == none) continue;
            const double least = equations.sums[at] - (high[at] - high_[unit]), greatest = equations.sums[at] - (low[at] - low_[unit]);
            changed = changed || least > low_[unit] + nothing() || greatest < high_[unit] - nothing();
            low_[unit] = std::max(low_[unit], least);
            high_[unit] = std::min(high_[unit], greatest);
        }
        return changed;
    }

    std::size_t groups_;
    std::vector<std::uint32_t> size_;     // per unit its people
    std::vector<double> sum_;             // per unit
    std::vector<std::uint32_t> an_atom_;  // per unit; none where it has nobody
    double width_ = 0;
    std::vector<double> low_, high_;  // per unit
    std::vector<Equations> all_;
};

void add_settled(std::vector<Settled>& out, const People& people, std::size_t variable, const std::vector<std::uint8_t>& shown,
                 const Units& units) {
    Narrowing narrowing(people, variable, shown, units);
    if (!narrowing.run()) return;
    const auto by_atom = people.by_atom(variable);
    std::map<std::uint32_t, std::vector<std::uint32_t>> atoms;
    for (std::uint32_t atom = 0; atom < by_atom.size(); ++atom)
        if (by_atom[atom] > 0 && narrowing.is_settled(units.of_atom[atom])) atoms[units.of_atom[atom]].push_back(atom);
    for (auto& [unit, of_unit] : atoms) out.push_back({std::move(of_unit), narrowing.people_in(unit)});
}

}  // namespace

std::vector<Settled> settled_people(const People& people, std::size_t variable, const PublishedSums& published) {
    if (people.slice().variables[variable].sums.empty()) return {};
    std::vector<std::uint8_t> shown;
    for (std::size_t group = 0; group < people.groups(); ++group) shown.push_back(published.shows(group) ? 1 : 0);
    const Units kinds = units_by_kind(people), together = units_by_groups(people, kinds, shown);
    std::vector<Settled> out;
    add_settled(out, people, variable, shown, kinds);
    if (together.of_atom != kinds.of_atom) add_settled(out, people, variable, shown, together);
    return out;
}

}  // namespace recaudit
