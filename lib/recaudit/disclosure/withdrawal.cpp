#include <recaudit/disclosure/choices.hpp>
#include <recaudit/disclosure/withdrawal.hpp>

#include <algorithm>
#include <optional>
#include <tuple>

namespace recaudit {
namespace {

constexpr std::uint32_t none = CensusFamily::no_group;

/// Decides which groups' options go.
class Withdrawal {
public:
    Withdrawal(const People& people, std::size_t variable, const ShownChoices& shown)
        : people_(&people), variable_(variable), shown_(&shown), is_finest_(people.groupings(), 1) {
        for (const CensusGrouping& grouping : people.family().groupings)
            for (const std::size_t above : grouping.within) is_finest_[above] = 0;
    }

    /// The smallest group around an atom that no other group lies within; once all of these are withheld, the smallest beside
    /// them; then the larger groups around it and what gives these back; and everyone last.
    [[nodiscard]] std::vector<std::uint32_t> groups_against(std::uint32_t atom) const {
        if (const auto own = smallest(around(atom, 1))) return with_another(*own, atom);
        if (const auto other = smallest(beside(atom))) return {*other};
        if (const auto larger = smallest(around(atom, 0))) return with_another(*larger, atom);
        if (const auto other = smallest(far_beside(atom))) return {*other};
        if (may_withhold(0)) return {0};
        const auto any = smallest(all_left());  // everyone is out already
        return any ? std::vector{*any} : std::vector<std::uint32_t>();
    }

    [[nodiscard]] std::vector<std::uint32_t> finest_groups_of(std::uint32_t atom) const {
        std::vector<std::uint32_t> out;
        for (std::size_t grouping = 1; grouping < people_->groupings(); ++grouping)
            if (const std::uint32_t group = people_->group_of(atom, grouping); group != none && is_finest_[grouping] != 0)
                out.push_back(group);
        return out;
    }
    /// The people of the smallest group around an atom that can go; everyone where there is none.
    [[nodiscard]] std::int64_t size_around(std::uint32_t atom) const {
        std::int64_t out = people_->of(0, 0);
        for (const std::uint32_t group : around(atom, 1)) out = std::min(out, people_->of(0, group));
        return out;
    }

private:
    [[nodiscard]] bool may_withhold(std::uint32_t group) const {
        return shown_->groups[group] != 0 && (shown_->fixed.empty() || shown_->fixed[group] == 0);
    }
    [[nodiscard]] std::vector<std::uint32_t> around(std::uint32_t atom, std::uint8_t finest) const {
        std::vector<std::uint32_t> out;
        for (std::size_t grouping = 1; grouping < people_->groupings(); ++grouping)
            if (const std::uint32_t group = people_->group_of(atom, grouping);
                group != none && is_finest_[grouping] == finest && may_withhold(group))
                out.push_back(group);
        return out;
    }
    /// Shown groups of a whole that is shown, beside the atom's own.
    [[nodiscard]] std::vector<std::uint32_t> siblings(const Relation& relation, std::uint32_t atom) const {
        const std::uint32_t whole = people_->group_of(atom, relation.above);
        std::vector<std::uint32_t> out;
        if (whole == none || shown_->groups[whole] == 0) return out;
        for (const std::uint32_t group : relation.children[whole])
            if (group != people_->group_of(atom, relation.below) && may_withhold(group)) out.push_back(group);
        return out;
    }
    [[nodiscard]] std::vector<std::uint32_t> beside(std::uint32_t atom) const {
        std::vector<std::uint32_t> out;
        for (const Relation& relation : people_->relations())
            if (relation.is_direct && is_finest_[relation.below] != 0)
                for (const std::uint32_t group : siblings(relation, atom)) out.push_back(group);
        return out;
    }
    /// The same within larger wholes, where nothing between is shown.
    [[nodiscard]] std::vector<std::uint32_t> far_beside(std::uint32_t atom) const {
        std::vector<std::uint32_t> out;
        for (const Relation& relation : people_->relations())
            if (!relation.is_direct && is_finest_[relation.below] != 0)
                for (const std::uint32_t group : siblings(relation, atom))
                    if (!is_in_shown(group)) out.push_back(group);
        return out;
    }
    [[nodiscard]] std::vector<std::uint32_t> all_left() const {
        std::vector<std::uint32_t> out;
        for (std::uint32_t group = 0; group < people_->groups(); ++group)
            if (may_withhold(group)) out.push_back(group);
        return out;
    }
    /// Whether a group next above is shown.
    [[nodiscard]] bool is_in_shown(std::uint32_t group) const {
        const auto holds = [&](const Relation& relation) {
            for (std::size_t whole = 0; whole < relation.children.size(); ++whole)
                if (shown_->groups[whole] != 0 && std::ranges::count(relation.children[whole], group) > 0) return true;
            return false;
        };
        return std::ranges::any_of(people_->relations(), [&](const Relation& relation) { return relation.is_direct && holds(relation); });
    }
    /// Whether the figures of a group follow from those of its whole and of the others in it.
    [[nodiscard]] bool is_alone(const Relation& relation, std::uint32_t group, std::uint32_t whole) const {
        std::int64_t left = people_->of(variable_, whole) - people_->of(variable_, group);
        for (const std::uint32_t other : relation.children[whole])
            if (other != group && shown_->groups[other] != 0) left -= people_->of(variable_, other);
        return left == 0;
    }
    /// A group and, in each whole that would give it back, the smallest beside it.
    [[nodiscard]] std::vector<std::uint32_t> with_another(std::uint32_t group, std::uint32_t atom) const {
        std::vector<std::uint32_t> out{group};
        for (const Relation& relation : people_->relations()) {
            const std::uint32_t whole = people_->group_of(atom, relation.above);
            if (!relation.is_direct || relation.below != people_->family().groups[group].grouping || whole == none) continue;
            if (!is_alone(relation, group, whole)) continue;
            if (const auto other = smallest(siblings(relation, atom))) out.push_back(*other);
        }
        return out;
    }
    [[nodiscard]] std::optional<std::uint32_t> smallest(const std::vector<std::uint32_t>& groups) const {
        const auto order = [&](std::uint32_t group) {
            const CensusGroup& of = people_->family().groups[group];
            return std::tuple(people_->of(0, group), of.grouping, of.name.view());
        };
        const auto found = std::ranges::min_element(groups, {}, order);
        return found == groups.end() ? std::nullopt : std::optional(*found);
    }

    const People* people_;
    std::size_t variable_;
    const ShownChoices* shown_;
    std::vector<std::uint8_t> is_finest_;  // per grouping 1 where no other lies within it
};

/// Withholds options against some atoms, those in the smallest groups first. Of atoms that share a group the first alone
/// counts: what goes against it may be enough for the others. The groups.
std::vector<std::uint32_t> withdraw(const People& people, std::size_t variable, ShownChoices& shown, std::vector<std::uint32_t> atoms) {
    const Withdrawal withdrawal(people, variable, shown);
    std::ranges::stable_sort(atoms, {}, [&](std::uint32_t atom) { return withdrawal.size_around(atom); });
    std::vector<std::uint8_t> is_seen(people.groups());
    std::vector<std::uint32_t> out;
    const auto any_seen = [&](std::uint32_t atom) {
        for (std::size_t grouping = 0; grouping < people.groupings(); ++grouping) {
            const std::uint32_t group = people.group_of(atom, grouping);
            if (group != none && is_seen[group] != 0) return true;
        }
        return false;
    };
    for (const std::uint32_t atom : atoms) {
        if (any_seen(atom)) continue;
        for (const std::uint32_t group : withdrawal.groups_against(atom)) {
            if (group == 0 && !out.empty()) continue;  // that may be enough already
            shown.groups[group] = 0;
            out.push_back(group);
            is_seen[group] = 1;
        }
        for (const std::uint32_t group : withdrawal.finest_groups_of(atom)) is_seen[group] = 1;
    }
    return out;
}

}  // namespace

std::vector<std::uint8_t> groups_without_options(const People& people, const std::vector<std::vector<std::uint32_t>>& cells,
                                                 std::size_t variable, ShownChoices shown, std::int64_t minimum) {
    std::vector<std::uint8_t> out(people.groups());
    if (minimum <= 1 || people.slice().variables[variable].choices.choices == 0) return out;
    KnownChoices known(people, cells, variable, minimum);
    for (;;) {
        const auto withdrawn = withdraw(people, variable, shown, known.atoms(shown.groups));
        for (const std::uint32_t group : withdrawn) out[group] = 1;
        if (withdrawn.empty()) return out;
    }
}

}  // namespace recaudit
