/// Which groups' options are withheld, lest it be certain what few people chose. See docs/disclosure.md, "The rules".
#pragma once

#include <recaudit/disclosure/people.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// Which groups tell how often each answer to an item was chosen.
struct ShownChoices {
    std::vector<std::uint8_t> groups;  // per group, 1 where its options are shown
    std::vector<std::uint8_t> fixed;   // per group, 1 where that cannot be taken back; empty: nowhere
};

/// Per group, 1 where the options of an item, or the favourable answers to a scale, are withheld lest atoms of known choice
/// remain: small groups around them that no other lies within, two at least in each whole that is shown; larger ones and
/// everyone only where that does not help.
/// @param cells  cells_of the people.
[[nodiscard]] std::vector<std::uint8_t> groups_without_options(const People& people, const std::vector<std::vector<std::uint32_t>>& cells,
                                                               std::size_t variable, ShownChoices shown, std::int64_t minimum);

}  // namespace recaudit
