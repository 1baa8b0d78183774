/// How many people of few chose an answer, worked out from how many of larger groups did. See docs/disclosure.md, "The audit".
#pragma once

#include <recaudit/disclosure/units.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// How many options an item has; 0 where they are not counted, and for continua.
[[nodiscard]] inline std::size_t options_of(const ChoiceCounts& counts) {
    return counts.choices - (counts.choices > 0 && counts.is_one_each ? 2 : 0);
}

/// Atoms of people who together are below the minimum and of whom it is certain how many chose a certain answer, which
/// somebody did: every count lies between nobody and everybody, and the counts of some people add up to their number; what
/// is left of each shown group narrows this, until nothing changes any more. For somebody who knows how many people there
/// are of each kind. People are looked at together who differ in nothing but their weight, and then those too who are in
/// the same shown groups. Of a scale there is one choice: favourable answers to any of its items.
/// @param kinds  units_by_kind of the people.
[[nodiscard]] std::vector<std::uint32_t> atoms_of_known_choice(const People& people, const Units& kinds, std::size_t variable,
                                                               const std::vector<std::uint8_t>& shown, std::int64_t minimum);

}  // namespace recaudit
