#include <recaudit/disclosure/bounds.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr std::uint32_t none = CensusFamily::no_group;
constexpr int most_rounds = 20;

/// Sums over some atoms each, no atom in two of them.
struct Equations {
    std::vector<std::uint32_t> of_atom;  // none where an atom is in no sum
    std::vector<double> sums;
};

class Narrowing {
public:
    Narrowing(const People& people, std::size_t variable, const PublishedSums& published)
        : people_(&people), published_(&published), sums_(&people.slice().variables[variable].sums), by_atom_(people.by_atom(variable)) {
        ValueRange all;
        for (const ValueRange& values : people.slice().variables[variable].values) all.add(values);
        width_ = static_cast<double>(all.greatest) - static_cast<double>(all.least);
        for (const std::uint32_t count : by_atom_) {
            low_.push_back(count * static_cast<double>(all.least));
            high_.push_back(count * static_cast<double>(all.greatest));
        }
        for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping)
            add([&](std::uint32_t atom) { return shown(people.group_of(atom, grouping)); });
        for (const auto& line : all_lines(people.family())) add([&](std::uint32_t atom) { return home(line, atom); });
    }

    std::vector<std::uint32_t> run() {
        bool ever = false;
        for (int round = 0; round < most_rounds; ++round) {
            bool changed = false;
            for (const Equations& equations : all_) changed = narrow(equations) || changed;
            if (!changed) break;
            ever = true;
        }
        std::vector<std::uint32_t> out;
        for (std::uint32_t atom = 0; ever && atom < by_atom_.size(); ++atom)
            if (by_atom_[atom] > 0 && high_[atom] - low_[atom] <= nothing()) out.push_back(atom);
        return out;
    }

private:
    [[nodiscard]] double nothing() const { return 1e-6 * width_; }
    [[nodiscard]] std::uint32_t shown(std::uint32_t group) const { return group != none && published_->groups[group] != 0 ? group : none; }
    /// The lowest published group of a line that an atom lies in.
    [[nodiscard]] std::uint32_t home(const std::vector<std::size_t>& line, std::uint32_t atom) const {
        for (const std::size_t grouping : line)
            if (const std::uint32_t group = shown(people_->group_of(atom, grouping)); group != none) return group;
        return none;
    }
    template <class PlaceOf>
    void add(PlaceOf place_of) {
        Equations& out = all_.emplace_back();
        out.sums.resize(people_->groups());
        for (std::uint32_t atom = 0; atom < by_atom_.size(); ++atom) {
            out.of_atom.push_back(by_atom_[atom] > 0 ? place_of(atom) : none);
            if (out.of_atom[atom] != none) out.sums[out.of_atom[atom]] += (*sums_)[atom];
        }
    }
    /// What the others of a sum leave for each atom. True where any came closer to its bounds.
    bool narrow(const Equations& equations) {
        std::vector<double> low(equations.sums.size()), high(equations.sums.size());
        for (std::size_t atom = 0; atom < low_.size(); ++atom)
            if (const std::uint32_t at = equations.of_atom[atom]; at != none) {
                low[at] += low_[atom];
                high[at] += high_[atom];
            }
        bool changed = false;
        for (std::size_t atom = 0; atom < low_.size(); ++atom) {
            const std::uint32_t at = equations.of_atom[atom];
            if (at == none) continue;
            const double least = equations.sums[at] - (high[at] - high_[atom]), greatest = equations.sums[at] - (low[at] - low_[atom]);
            changed = changed || least > low_[atom] + nothing() || greatest < high_[atom] - nothing();
            low_[atom] = std::max(low_[atom], least);
            high_[atom] = std::min(high_[atom], greatest);
        }
        return changed;
    }

    const People* people_;
    const PublishedSums* published_;
    const std::vector<double>* sums_;
    std::vector<std::uint32_t> by_atom_;
    double width_ = 0;
    std::vector<double> low_, high_;  // per atom
    std::vector<Equations> all_;
};

}  // namespace

std::vector<std::uint32_t> settled_atoms(const People& people, std::size_t variable, const PublishedSums& published) {
    if (people.slice().variables[variable].sums.empty()) return {};
    return Narrowing(people, variable, published).run();
}

}  // namespace recaudit
