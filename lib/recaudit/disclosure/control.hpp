/// Everything that decides about rows: the people, the pattern, and the rules for figures over many groups.
/// See docs/disclosure.md.
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/disclosure/audit.hpp>
#include <recaudit/disclosure/earlier.hpp>
#include <recaudit/disclosure/earlier_change.hpp>
#include <recaudit/disclosure/lookup.hpp>
#include <recaudit/disclosure/pattern.hpp>
#include <recaudit/disclosure/withdrawal.hpp>
#include <recaudit/study/study.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace recaudit {

/// Fewest hidden groups among which a figure over many groups loses each one.
inline constexpr std::size_t fewest_hidden_together = 6;

/// The pattern of a whole study. Keeps references to its arguments.
class Control {
public:
    Control(const Census& census, const DisclosureRule& rule, const std::vector<Results>& earlier, Threads threads);

    [[nodiscard]] const Census& census() const { return *census_; }
    /// The tables of earlier outputs.
    [[nodiscard]] const std::vector<Results>& earlier() const { return *earlier_; }
    [[nodiscard]] const Lookup& lookup() const { return lookup_; }
    [[nodiscard]] const People& people(std::size_t family, std::size_t slice) const { return slices_[first_[family] + slice].people; }
    [[nodiscard]] std::int64_t people_at(const Position& at) const { return people(at.family, at.slice).of(at.variable, at.group); }
    [[nodiscard]] std::int64_t minimum(std::size_t family, std::size_t slice) const {
        return slices_[first_[family] + slice].rules.minimum;
    }
    /// Whether an earlier output shows the same figures.
    [[nodiscard]] bool is_out_already(const Position& at) const {
        const auto& published = slices_[first_[at.family] + at.slice].rules.earlier.published;
        return !published.empty() && published[at.variable][at.group] != 0;
    }
    /// Whether an earlier output shows figures of the slice that are about other people, or other answers, than those of now.
    [[nodiscard]] bool has_other_people(std::size_t family, std::size_t slice) const {
        return slices_[first_[family] + slice].rules.earlier.other_people;
    }
    /// Linked change that earlier outputs show of the people of now, and of how many; not of slices with other people.
    [[nodiscard]] const std::map<GroupChange, std::int64_t>& change_out_already() const { return change_out_already_; }
    /// Whether a row of linked change would tell something new of two waves of which earlier outputs have such rows, or in one
    /// of which they show other people.
    [[nodiscard]] bool is_new_beside_earlier(const GroupChange& change, const ChangeRow& row) const;
    [[nodiscard]] Reason reason_at(const Position& at) const {
        return slices_[first_[at.family] + at.slice].pattern[at.variable][at.group];
    }
    /// Whether the options and percentages of an item are withheld lest few people's answers be known; or the percentage of
    /// favourable answers to a scale, which goes with that of any of its items.
    [[nodiscard]] bool is_without_options(const Position& at) const {
        return slices_[first_[at.family] + at.slice].is_without_options(at.variable, at.group);
    }
    /// Decides on options, of slices where that has not been done or more was hidden since.
    void settle_options(Threads threads);
    [[nodiscard]] bool is_hidden(const Position& at) const { return reason_at(at) != Reason::none && people_at(at) > 0; }
    /// Who must not be found out in figures of a variable.
    [[nodiscard]] Protection protection(std::size_t family, std::size_t slice, std::size_t variable) const;
    /// The sums of a variable that groups give away which are not hidden; the group of the position is of no meaning.
    [[nodiscard]] PublishedSums shown_sums(const Position& at) const;
    /// Why a row's figures over its sides, and over many groups together, are withheld.
    [[nodiscard]] Reason reason_for(std::size_t family, const Scope& scope, const About& about) const;
    /// Whether the rest of what a scope compares may be shown: it gives away all its groups together.
    [[nodiscard]] bool may_show_rest(const Position& at, const GroupSet& set) const;
    /// Whether only weighted figures of a slice may be shown.
    [[nodiscard]] bool is_only_weighted(std::size_t family, std::size_t slice) const {
        return slices_[first_[family] + slice].only_weighted;
    }
    /// In weighted studies, withholds the figures of a slice that are not weighted; false where they are withheld already.
    bool hide_unweighted(std::size_t family, std::size_t slice);
    /// Hides a group everywhere in its slice.
    void hide(std::size_t family, std::size_t slice, std::size_t group);

private:
    struct SliceControl {
        People people;
        SliceRules rules;
        SlicePattern pattern;
        bool only_weighted = false;
        std::vector<std::vector<std::uint8_t>> without_options{};  // per variable and group; none until decided
        [[nodiscard]] bool is_without_options(std::size_t variable, std::size_t group) const;
        [[nodiscard]] std::vector<std::size_t> same_people(std::size_t variable, std::size_t group) const;
        /// Groups in which a variable's options may be shown as far as is decided.
        [[nodiscard]] ShownChoices shown_choices(std::size_t variable) const;
        void settle_options(const std::vector<std::vector<std::uint32_t>>& cells, std::size_t variable);
        void withhold_of_items(std::size_t scale, std::size_t group);
    };
    [[nodiscard]] std::size_t hidden_together(const Position& at, const Scope& scope, const About& about) const;
    [[nodiscard]] bool any_hidden(const Position& at, Label by, Label site) const;
    [[nodiscard]] std::size_t hidden_among(const Position& at, std::span<const std::size_t> groups, std::int64_t smallest) const;
    [[nodiscard]] std::size_t fewest_hidden_within(const Position& at) const;
    /// The group that the groups of a set are parts of: a site, or everyone.
    [[nodiscard]] std::optional<std::size_t> whole_of(std::size_t family, const GroupSet& set) const;
    /// Whether those who take no part in what a row compares, because their group is small or they left it blank, are
    /// few: its n tells how many.
    [[nodiscard]] bool leaves_few_out(const Position& at, const Scope& scope, Together together) const;
    [[nodiscard]] std::vector<std::size_t> sites_and_teams_in(const Position& at) const;
    /// Finds the people of earlier linked change. Where they are others, or cannot be known, so are those of both waves.
    void set_earlier_change();
    const Census* census_;
    const std::vector<Results>* earlier_;
    Lookup lookup_;
    std::vector<std::size_t> first_;  // per family its first slice below
    std::vector<SliceControl> slices_;
    EarlierChange earlier_change_;
    std::map<GroupChange, std::int64_t> change_out_already_;
};

}  // namespace recaudit
