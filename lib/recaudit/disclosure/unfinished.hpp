/// Figures of those who answered every question of a scale. See docs/disclosure.md, "Incomplete answers".
#pragma once

#include <recaudit/disclosure/people.hpp>

#include <cstddef>
#include <cstdint>

namespace recaudit {

/// An item and the scale it is on, as variables of the census.
struct ItemOfScale {
    std::size_t item = 0, scale = 0;
};

/// How many answered the whole scale, and the mean of their answers to the item, unweighted.
struct Finished {
    std::int64_t n = 0;
    Number mean;
};

/// Whether the mean of an item over everyone who answered the whole scale may stand beside those of groups over everyone
/// who answered the item. Nobody left a question of the scale out, or whatever can be made of both is about enough people:
/// a set of people that it helps to work out holds, of every atom where some left one out and some did not, either all of
/// these or all of those. Nor may it be that, without a group in which everybody answered everything or all such groups of a
/// grouping, those who are left all gave the lowest answer that anybody gave, or the highest.
[[nodiscard]] bool may_show_finished(const People& people, ItemOfScale of, const Finished& row, std::int64_t minimum);

}  // namespace recaudit
