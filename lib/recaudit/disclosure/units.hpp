/// Atoms taken together: of people whom nothing that is published tells apart, the sum is all that can be known.
#pragma once

#include <recaudit/disclosure/people.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// Atoms dealt to units.
struct Units {
    std::vector<std::uint32_t> of_atom;
    std::size_t count = 0;
};

/// People of the same site, team and attributes, whatever their weight.
[[nodiscard]] Units units_by_kind(const People& people);

/// Those of them together that are in the same shown groups.
/// @param shown  per group 1 where it is.
[[nodiscard]] Units units_by_groups(const People& people, const Units& kinds, const std::vector<std::uint8_t>& shown);

/// Every way to cut people into published sums: by each grouping into its shown groups, and by each line of groupings
/// within one another into what is left of each shown group without the shown ones in it. Per way and atom the group.
using Cuts = std::vector<std::vector<std::uint32_t>>;
/// @param shown  per group 1 where it is.
[[nodiscard]] Cuts cuts_by_shown_groups(const People& people, const std::vector<std::uint8_t>& shown);

}  // namespace recaudit
