/// What whole groups at the ends of the scale leave open. See docs/disclosure.md, "Proof".
#pragma once

#include <recaudit/disclosure/null_vector.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// People whose sum cannot be anything else than it is.
struct Settled {
    std::vector<std::uint32_t> atoms;
    std::int64_t people = 0;
};

/// Every sum lies between that of the lowest and of the highest value for everybody: what is left of each published group
/// narrows this, until nothing changes any more. For somebody who knows how many people there are of each kind. People are
/// looked at together who differ in nothing but their weight, and then those too who are in the same published groups.
[[nodiscard]] std::vector<Settled> settled_people(const People& people, std::size_t variable, const PublishedSums& published);

}  // namespace recaudit
