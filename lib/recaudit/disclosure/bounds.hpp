/// What whole groups at the ends of the scale leave open. See docs/disclosure.md, "Proof".
#pragma once

#include <recaudit/disclosure/null_vector.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// Atoms whose sum cannot be anything else than it is, as every sum lies between that of the lowest and of the highest
/// value for everybody: what is left of each published group narrows this, until nothing changes any more. For somebody
/// who knows how many people each atom has.
[[nodiscard]] std::vector<std::uint32_t> settled_atoms(const People& people, std::size_t variable, const PublishedSums& published);

}  // namespace recaudit
