/// Tries to work out what must stay hidden from the sums that are published. See docs/disclosure.md, "The audit".
#pragma once

#include <recaudit/disclosure/null_vector.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// Who must not be found out: groups of fewer people than the minimum, and any others that are marked.
struct Protection {
    std::int64_t minimum = 10;
    std::vector<std::uint8_t> groups;  // per group, 1 where it is protected whatever its size; empty: none
    [[nodiscard]] bool is_small(std::int64_t people) const { return people > 0 && people < minimum; }
    [[nodiscard]] bool is_marked(std::size_t group) const { return !groups.empty() && groups[group] != 0; }
};

/// Some people whose sum can be worked out although it must not; or the difference between them and some others.
struct Exposed {
    std::vector<std::uint32_t> atoms;
    std::vector<std::uint32_t> less;  // atoms of the others; none where the sum itself is known
    std::int64_t people = 0;
};

struct Audit {
    std::size_t tested = 0;  // groups, remainders and cells that were looked at
    std::vector<Exposed> exposed;
};

/// Tests every group below the minimum or protected; what is left of each group less those published of it; those who
/// left a grouping blank; every cell of a crossing and what is left of a group without it, whether a table reports it or
/// not; and what lies between a sum that is no group's and the groups that are shown. Of any size, people who all have the
/// same value are tested too, but between such sums. Of those that cannot be worked out, tests whether the sum of two can,
/// where that is of few people again or of people who all have the same value; or the difference of two, where both together
/// are few people or have no value in common.
[[nodiscard]] Audit audit(const People& people, std::size_t variable, const PublishedSums& published, const Protection& protection);

/// Whether the sum over what is exposed can be worked out.
[[nodiscard]] bool can_be_worked_out(const People& people, std::size_t variable, const PublishedSums& published, const Exposed& exposed);

}  // namespace recaudit
