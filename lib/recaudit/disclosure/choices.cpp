#include <recaudit/disclosure/choices.hpp>
#include <recaudit/scoring/census_values.hpp>

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace recaudit {
namespace {

constexpr std::uint32_t none = CensusFamily::no_group;
constexpr std::size_t most_steps = 60;  // for each group on average

/// The people of some groups, no unit in two of them, and how many chose what.
struct Places {
    std::vector<std::uint32_t> of_unit;  // none where a unit is in no group
    std::vector<std::uint32_t> first;    // per group its first unit below; one more
    std::vector<std::uint32_t> units;
    std::vector<std::int64_t> chosen;   // per group and choice
    std::vector<std::uint8_t> waiting;  // per group
};

/// Least and greatest counts, per unit and choice.
class Narrowing {
public:
    Narrowing(const People& people, std::size_t variable, const Cuts& cuts, const Units& units)
        : people_(&people),
          counts_(&people.slice().variables[variable].choices),
          choices_(counts_->choices),
          most_each_(people.family().variables[variable].kind == CensusVariable::Kind::scale ? all_favourable : 1),
          size_(units.count),
          chosen_(units.count * choices_),
          an_atom_(units.count, none),
          low_(chosen_.size()) {
        const auto by_atom = people.by_atom(variable);
        for (std::uint32_t atom = 0; atom < by_atom.size(); ++atom) {
            if (by_atom[atom] == 0) continue;
            const std::uint32_t unit = units.of_atom[atom];
            size_[unit] += by_atom[atom];
            an_atom_[unit] = atom;
            for (std::size_t choice = 0; choice < choices_; ++choice) chosen_[unit * choices_ + choice] += counts_->at(atom, choice);
        }
        for (const std::uint32_t size : size_) high_.insert(high_.end(), choices_, most_each_ * size);
        for (const auto& cut : cuts) add(cut);
    }

    void run() {
        for (std::uint32_t number = 0; number < all_.size(); ++number)
            for (std::uint32_t group = 0; group < people_->groups(); ++group)
                if (can_narrow(all_[number], group)) queue(number, group);
        for (std::size_t left = most_steps * (people_->groups() + 1); left > 0 && !queue_.empty(); --left) {
            const auto [number, group] = queue_.front();
            queue_.pop_front();
            all_[number].waiting[group] = 0;
            narrow(all_[number], group);
        }
    }
    /// Whether it is certain how many of a unit below the minimum chose some answer, which any did.
    [[nodiscard]] bool is_known(std::uint32_t unit, std::int64_t minimum) const {
        for (std::size_t at = unit * choices_; at < (unit + 1) * choices_ && size_[unit] < minimum; ++at)
            if (low_[at] > 0 && low_[at] == high_[at]) return true;
        return false;
    }

private:
    void add(const std::vector<std::uint32_t>& cut) {
        Places& out = all_.emplace_back();
        out.first.assign(people_->groups() + 2, 0);
        for (std::uint32_t unit = 0; unit < size_.size(); ++unit) {
            const std::uint32_t group = size_[unit] > 0 ? cut[an_atom_[unit]] : none;
            out.of_unit.push_back(group);
            if (group != none) ++out.first[group + 2];
        }
        for (std::size_t group = 2; group < out.first.size(); ++group) out.first[group] += out.first[group - 1];
        out.units.resize(out.first.back());
        out.chosen.assign(people_->groups() * choices_, 0);
        out.waiting.assign(people_->groups(), 0);
        for (std::uint32_t unit = 0; unit < size_.size(); ++unit) {
            const std::uint32_t group = out.of_unit[unit];
            if (group == none) continue;
            out.units[out.first[group + 1]++] = unit;
            for (std::size_t choice = 0; choice < choices_; ++choice)
                out.chosen[group * choices_ + choice] += chosen_[unit * choices_ + choice];
        }
    }
    /// Whether any count of a group is so near nobody or everybody that it says something of one of its units.
    [[nodiscard]] bool can_narrow(const Places& places, std::uint32_t group) const {
        std::int64_t all = 0, most = 0;
        for (std::uint32_t i = places.first[group]; i < places.first[group + 1]; ++i) {
            all += most_each_ * size_[places.units[i]];
            most = std::max(most, most_each_ * size_[places.units[i]]);
        }
        for (std::size_t choice = 0; choice < choices_ && all > 0; ++choice)
            if (const std::int64_t chosen = places.chosen[group * choices_ + choice]; chosen < most || all - chosen < most) return true;
        return false;
    }
    void queue(std::uint32_t number, std::uint32_t group) {
        if (std::exchange(all_[number].waiting[group], 1) == 0) queue_.emplace_back(number, group);
    }
    /// What the others of a group leave for each of its units.
    void narrow(const Places& places, std::uint32_t group) {
        std::vector<std::uint32_t> changed;
        for (std::size_t choice = 0; choice < choices_; ++choice) {
            std::int64_t low = 0, high = 0;
            for (std::uint32_t i = places.first[group]; i < places.first[group + 1]; ++i) {
                low += low_[places.units[i] * choices_ + choice];
                high += high_[places.units[i] * choices_ + choice];
            }
            const std::int64_t chosen = places.chosen[group * choices_ + choice];
            for (std::uint32_t i = places.first[group]; i < places.first[group + 1]; ++i) {
                const std::size_t at = places.units[i] * choices_ + choice;
                if (set(at, chosen - (high - high_[at]), chosen - (low - low_[at]))) changed.push_back(places.units[i]);
            }
        }
        for (const std::uint32_t unit : changed) {
            narrow_unit(unit);
            for (std::uint32_t number = 0; number < all_.size(); ++number)
                if (all_[number].of_unit[unit] != none) queue(number, all_[number].of_unit[unit]);
        }
    }
    /// Everyone of a unit chose one option.
    void narrow_unit(std::uint32_t unit) {
        if (!counts_->is_one_each) return;
        const std::size_t first = unit * choices_, last = first + options_of(*counts_);
        std::int64_t low = 0, high = 0;
        for (std::size_t at = first; at < last; ++at) low += low_[at], high += high_[at];
        for (std::size_t at = first; at < last; ++at) set(at, size_[unit] - (high - high_[at]), size_[unit] - (low - low_[at]));
    }
    bool set(std::size_t at, std::int64_t low, std::int64_t high) {
        const bool closer = low > low_[at] || high < high_[at];
        low_[at] = std::max(low_[at], low);
        high_[at] = std::min(high_[at], high);
        return closer;
    }

    const People* people_;
    const ChoiceCounts* counts_;
    std::size_t choices_;
    std::int64_t most_each_;                // that one person counts of a choice
    std::vector<std::uint32_t> size_;       // per unit its people
    std::vector<std::int64_t> chosen_;      // per unit and choice
    std::vector<std::uint32_t> an_atom_;    // per unit; none where it has nobody
    std::vector<std::int64_t> low_, high_;  // per unit and choice
    std::vector<Places> all_;
    std::deque<std::pair<std::uint32_t, std::uint32_t>> queue_;
};

void add_known(std::set<std::uint32_t>& atoms, const People& people, std::size_t variable, const Cuts& cuts, const Units& units,
               std::int64_t minimum) {
    Narrowing narrowing(people, variable, cuts, units);
    narrowing.run();
    const auto by_atom = people.by_atom(variable);
    for (std::uint32_t atom = 0; atom < by_atom.size(); ++atom)
        if (by_atom[atom] > 0 && narrowing.is_known(units.of_atom[atom], minimum)) atoms.insert(atom);
}

}  // namespace

std::vector<std::uint32_t> atoms_of_known_choice(const People& people, const Units& kinds, std::size_t variable,
                                                 const std::vector<std::uint8_t>& shown, std::int64_t minimum) {
    std::set<std::uint32_t> out;
    const Cuts cuts = cuts_by_shown_groups(people, shown);
    add_known(out, people, variable, cuts, kinds, minimum);
    if (const Units together = units_by_groups(people, kinds, shown); together.of_atom != kinds.of_atom)
        add_known(out, people, variable, cuts, together, minimum);
    return {out.begin(), out.end()};
}

}  // namespace recaudit
