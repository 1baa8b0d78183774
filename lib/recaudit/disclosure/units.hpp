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

}  // namespace recaudit
