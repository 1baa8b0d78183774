#include <recaudit/disclosure/hiding.hpp>
#include <recaudit/disclosure/linked_audit.hpp>
#include <recaudit/disclosure/linked_parts.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace recaudit {
namespace {

constexpr std::size_t most_tried = 40;   // rows whose hiding is tried before the smallest is simply taken
constexpr std::size_t most_shown = 400;  // rows; of more the smallest go, to keep the audit short

/// The slice of one variable, with the parts that links cut its atoms into as atoms.
SliceCensus slice_of_parts(const CensusFamily& family, const SliceCensus& slice, std::size_t variable) {
    SliceCensus out;
    out.perspective = slice.perspective;
    out.wave = slice.wave;
    out.variables.resize(family.variables.size());
    VariableCensus& here = out.variables[variable];
    here.present = true;
    const std::size_t groupings = family.groupings.size(), factors = family.factors.size();
    for (const LinkedPart& part : slice.variables[variable].linked) {
        out.people.push_back(part.people);
        if (!slice.weight_class.empty()) out.weight_class.push_back(slice.weight_class[part.atom]);
        std::copy_n(slice.group_of.begin() + static_cast<std::ptrdiff_t>(part.atom * groupings), groupings,
                    std::back_inserter(out.group_of));
        std::copy_n(slice.level_of.begin() + static_cast<std::ptrdiff_t>(part.atom * factors), factors, std::back_inserter(out.level_of));
        here.values.push_back(part.values);
    }
    return out;
}

class LinkedAudit {
public:
    LinkedAudit(const Control& control, const Position& at, std::vector<LinkedSet> sets)
        : control_(&control),
          at_(at),
          all_(&control.people(at.family, at.slice)),
          slice_(slice_of_parts(all_->family(), all_->slice(), at.variable)),
          people_(all_->family(), slice_),
          sets_(std::move(sets)) {
        for (const LinkedSet& set : sets_) parts_.push_back(parts_of(set));
        for (const auto& parts : parts_) sizes_.push_back(people_in(parts));
        shown_.assign(sets_.size(), 1);
        for (std::size_t set = 0; set < sets_.size(); ++set)
            if (sizes_[set] == 0) shown_[set] = 0;  // no figures
    }

    std::vector<std::size_t> run() {
        if (by_size().empty()) return {};
        hide_all_but_most();
        hide_nearly_same();
        while (hide_one()) {
        }
        return std::move(hidden_);
    }

    /// The same of groups, where all sets are out already.
    [[nodiscard]] BesideEarlierChange groups_beside() const {
        for (std::size_t set = 0; set < sets_.size(); ++set)
            if (const auto group = new_group_telling_of(set)) return {true, group};
        const Audit found = audit(people_, at_.variable, published(), control_->protection(at_.family, at_.slice, at_.variable));
        if (found.exposed.empty()) return {};
        return {true, group_to_hide(*control_, at_, people_, found.exposed.front(), published())};
    }

private:
    [[nodiscard]] bool is_few(std::int64_t people) const { return people > 0 && people < control_->minimum(at_.family, at_.slice); }
    [[nodiscard]] const std::vector<LinkedPart>& linked() const { return all_->slice().variables[at_.variable].linked; }
    [[nodiscard]] std::vector<std::uint32_t> parts_of(const LinkedSet& set) const {
        return parts_in_both(all_->family(), {at_.family, at_.slice, set.other, at_.variable, set.group});
    }
    [[nodiscard]] std::int64_t people_in(const std::vector<std::uint32_t>& parts) const {
        std::int64_t people = 0;
        for (const std::uint32_t part : parts) people += slice_.people[part];
        return people;
    }
    void hide(std::size_t set) {
        shown_[set] = 0;
        hidden_.push_back(*sets_[set].row);
    }
    /// Shown sets that may be hidden, the smallest first.
    [[nodiscard]] std::vector<std::size_t> by_size() const {
        std::vector<std::size_t> out;
        for (std::size_t set = 0; set < sets_.size(); ++set)
            if (shown_[set] != 0 && sets_[set].row) out.push_back(set);
        std::ranges::stable_sort(out, {}, [&](std::size_t set) { return sizes_[set]; });
        return out;
    }
    void hide_all_but_most() {
        const auto all = static_cast<std::size_t>(std::ranges::count(shown_, 1));
        const auto sets = by_size();
        for (std::size_t i = 0; i < sets.size() && i + most_shown < all; ++i) hide(sets[i]);
    }
    /// Sets in which everyone has the same value, and sets that are nearly a group that is shown, or another set: the
    /// difference is few people, or people who all have the same value.
    void hide_nearly_same() {
        for (const std::size_t set : by_size())
            if (values_in(parts_[set]).is_one() || !groups_near(set).empty() || is_nearly_set(set) || is_telling_less_others(set))
                hide(set);
    }
    [[nodiscard]] ValueRange values_in(const std::vector<std::uint32_t>& parts) const {
        ValueRange out;
        for (const std::uint32_t part : parts) out.add(linked()[part].values);
        return out;
    }
    [[nodiscard]] bool is_telling(std::int64_t people, ValueRange values) const {
        return is_few(people) || (people > 0 && values.is_one());
    }
    [[nodiscard]] bool is_out_already(std::size_t group) const {
        return control_->is_out_already({at_.family, at_.slice, at_.variable, group});
    }
    [[nodiscard]] bool is_shown(std::size_t group) const {
        return people_.of(at_.variable, group) > 0 &&
               (!control_->is_hidden({at_.family, at_.slice, at_.variable, group}) || is_out_already(group));
    }
    [[nodiscard]] std::vector<std::uint8_t> members(std::size_t set) const {
        std::vector<std::uint8_t> out(slice_.people.size());
        for (const std::uint32_t part : parts_[set]) out[part] = 1;
        return out;
    }
    /// Groups that are shown and nearly a set, or nearly hold it.
    [[nodiscard]] std::vector<std::uint32_t> groups_near(std::size_t set) const {
        const auto member = members(set);
        std::vector<std::int64_t> shared(people_.groups());
        std::vector<ValueRange> rest(people_.groups());
        for (std::uint32_t part = 0; part < member.size(); ++part)
            for (std::size_t grouping = 0; grouping < people_.groupings(); ++grouping) {
                const std::uint32_t group = people_.group_of(part, grouping);
                if (group == CensusFamily::no_group) continue;
                if (member[part] != 0) shared[group] += slice_.people[part];
                else rest[group].add(linked()[part].values);
            }
        std::vector<std::uint32_t> out;
        for (std::uint32_t group = 0; group < shared.size(); ++group) {
            if (!is_shown(group)) continue;
            const std::int64_t all = people_.of(at_.variable, group);
            const bool holds_it = shared[group] == sizes_[set] && is_telling(all - shared[group], rest[group]);
            if (holds_it || (shared[group] == all && is_few(sizes_[set] - all))) out.push_back(group);
        }
        return out;
    }
    /// Of the groups that are not out already, one that tells of people beside a set.
    [[nodiscard]] std::optional<std::size_t> new_group_telling_of(std::size_t set) const {
        for (const std::uint32_t group : groups_near(set))
            if (!is_out_already(group)) return group;
        for (std::size_t grouping = 1; grouping < people_.groupings(); ++grouping)
            if (is_telling_less(set, grouping))
                for (const std::uint32_t group : groups_inside(set, grouping))
                    if (!is_out_already(group)) return group;
        return std::nullopt;
    }
    [[nodiscard]] bool is_nearly_set(std::size_t set) const {
        const auto member = members(set);
        for (std::size_t other = 0; other < sets_.size(); ++other) {
            if (other == set || shown_[other] == 0) continue;
            std::int64_t shared = 0;
            ValueRange rest;
            for (const std::uint32_t part : parts_[other]) {
                if (member[part] != 0) shared += slice_.people[part];
                else rest.add(linked()[part].values);
            }
            if (shared == sizes_[set] && is_telling(sizes_[other] - shared, rest)) return true;
            if (shared == sizes_[other] && is_few(sizes_[set] - shared)) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_telling_less_others(std::size_t set) const {
        for (std::size_t grouping = 1; grouping < people_.groupings(); ++grouping)
            if (is_telling_less(set, grouping)) return true;
        return false;
    }
    /// Whether a set without the groups and sets of a grouping that are shown and lie in it is few people, or people who all
    /// have the same value.
    [[nodiscard]] bool is_telling_less(std::size_t set, std::size_t grouping) const {
        const auto left = left_of(set, grouping);
        return left.size() < parts_[set].size() && is_telling(people_in(left), values_in(left));
    }
    [[nodiscard]] std::set<std::uint32_t> groups_inside(std::size_t set, std::size_t grouping) const {
        std::map<std::uint32_t, std::int64_t> people;
        for (const std::uint32_t part : parts_[set]) people[people_.group_of(part, grouping)] += slice_.people[part];
        std::set<std::uint32_t> out;
        for (const auto& [group, inside] : people)
            if (group != CensusFamily::no_group && is_shown(group) && inside == people_.of(at_.variable, group)) out.insert(group);
        return out;
    }
    [[nodiscard]] std::vector<std::uint32_t> left_of(std::size_t set, std::size_t grouping) const {
        std::vector<std::uint32_t> out = parts_[set];
        const auto inside = groups_inside(set, grouping);
        std::erase_if(out, [&](std::uint32_t part) { return inside.contains(people_.group_of(part, grouping)); });
        for (std::size_t other = 0; other < sets_.size(); ++other) {
            if (other == set || shown_[other] == 0 || all_->family().groups[sets_[other].group].grouping != grouping) continue;
            if (!std::ranges::includes(out, parts_[other])) continue;
            std::vector<std::uint32_t> left;
            std::ranges::set_difference(out, parts_[other], std::back_inserter(left));
            out = std::move(left);
        }
        return out;
    }

    [[nodiscard]] PublishedSums published() const {
        PublishedSums out;
        for (std::size_t group = 0; group < people_.groups(); ++group) out.groups.push_back(is_shown(group) ? 1 : 0);
        if (control_->census().is_weighted) out.weighted = out.groups;
        for (std::size_t set = 0; set < sets_.size(); ++set)
            if (shown_[set] != 0) out.others.push_back(parts_[set]);
        return out;
    }
    bool hide_one() {
        const auto sets = by_size();
        if (sets.empty()) return false;
        const Protection protection = control_->protection(at_.family, at_.slice, at_.variable);
        const Audit found = audit(people_, at_.variable, published(), protection);
        if (found.exposed.empty()) return false;
        hide(undoing(sets, found.exposed.front()));
        return true;
    }
    [[nodiscard]] std::size_t undoing(const std::vector<std::size_t>& sets, const Exposed& exposed) {
        for (std::size_t i = 0; i < std::min(sets.size(), most_tried); ++i) {
            shown_[sets[i]] = 0;
            const bool undone = !can_be_worked_out(people_, at_.variable, published(), exposed);
            shown_[sets[i]] = 1;
            if (undone) return sets[i];
        }
        return sets.front();
    }

    const Control* control_;
    Position at_;
    const People* all_;
    SliceCensus slice_;
    People people_;
    std::vector<LinkedSet> sets_;
    std::vector<std::vector<std::uint32_t>> parts_;  // per set
    std::vector<std::int64_t> sizes_;                // per set
    std::vector<std::uint8_t> shown_;                // per set
    std::vector<std::size_t> hidden_;                // rows
};

}  // namespace

std::set<Position> places_of_earlier_change(const Control& control) {
    std::set<Position> out;
    for (const auto& [change, people] : control.change_out_already())
        for (const std::size_t slice : {change.from, change.to}) out.insert({change.family, slice, change.variable, 0});
    std::erase_if(out, [&](const Position& at) {
        return control.minimum(at.family, at.slice) <= 1 || control.has_other_people(at.family, at.slice);
    });
    return out;
}

std::vector<LinkedSet> sets_of_earlier_change(const Control& control, const Position& at) {
    std::vector<LinkedSet> out;
    for (const auto& [change, people] : control.change_out_already()) {
        if (change.family != at.family || change.variable != at.variable) continue;
        if (change.from == at.slice) out.push_back({std::nullopt, change.group, change.to});
        if (change.to == at.slice) out.push_back({std::nullopt, change.group, change.from});
    }
    return out;
}

BesideEarlierChange groups_beside_earlier_change(const Control& control, const Position& at) {
    return LinkedAudit(control, at, sets_of_earlier_change(control, at)).groups_beside();
}

std::vector<std::size_t> linked_sets_to_hide(const Control& control, const Position& at, std::vector<LinkedSet> sets) {
    return LinkedAudit(control, at, std::move(sets)).run();
}

}  // namespace recaudit
