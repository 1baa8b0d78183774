/// Rows about those who were there in two waves, set beside everything else that is published of either wave.
/// See docs/disclosure.md, "Linked respondents".
#pragma once

#include <recaudit/disclosure/control.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace recaudit {

/// A row of linked change as one of its waves sees it: those of a group here who have a value and are in it there too.
struct LinkedSet {
    std::optional<std::size_t> row;  // of the table; none: an earlier output shows it
    std::size_t group = 0;           // of the family
    std::size_t other = 0;           // the other wave, a slice of the family
};

/// Of the rows about one scale or composite in one slice, those to withhold: nobody can be worked out from the others
/// together with the figures that are shown of the slice.
/// @param at  the group is of no meaning.
[[nodiscard]] std::vector<std::size_t> linked_sets_to_hide(const Control& control, const Position& at, std::vector<LinkedSet> sets);

/// Slices and variables that linked change of earlier outputs is about, of the people of now. Groups are of no meaning.
[[nodiscard]] std::set<Position> places_of_earlier_change(const Control& control);
[[nodiscard]] std::vector<LinkedSet> sets_of_earlier_change(const Control& control, const Position& at);

/// Whether somebody could be worked out from groups that are shown together with linked change of earlier outputs, and which
/// of these groups to withhold; none where they are all out already.
struct BesideEarlierChange {
    bool is_exposed = false;
    std::optional<std::size_t> group;
};
[[nodiscard]] BesideEarlierChange groups_beside_earlier_change(const Control& control, const Position& at);

}  // namespace recaudit
