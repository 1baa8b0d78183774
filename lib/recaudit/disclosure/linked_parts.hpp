/// People who were in a group in two waves. See docs/disclosure.md, "Linked respondents".
#pragma once

#include <recaudit/scoring/census.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// Change of one group on one variable between two waves, the earlier first: slices of a family.
struct GroupChange {
    std::size_t family = 0, from = 0, to = 0, variable = 0, group = 0;
    friend auto operator<=>(const GroupChange&, const GroupChange&) = default;
};

/// The same change seen from the later wave.
[[nodiscard]] inline GroupChange reversed(GroupChange of) { return {of.family, of.to, of.from, of.variable, of.group}; }

/// Those of the group who have a value in both waves, as parts of the linked people of the first of these.
[[nodiscard]] std::vector<std::uint32_t> parts_in_both(const CensusFamily& family, const GroupChange& of);

}  // namespace recaudit
