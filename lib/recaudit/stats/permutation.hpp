/// Could groups differ this much by chance alone? Everyone, or every team, is dealt to the groups again and again.
/// See docs/statistics/permutation.md.
#pragma once

#include <recaudit/core/number.hpp>
#include <recaudit/core/status.hpp>
#include <recaudit/stats/resample.hpp>
#include <recaudit/stats/tally.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// What is dealt: a person with one value, or a team with the sum of its people's values.
struct PermutedUnit {
    double sum = 0;
    std::int64_t people = 1;
};

struct PermutationTest {
    Number statistic;  // two groups: mean of the first - mean of the second; more: sum of squares between groups
    Number p_value;
    std::int64_t arrangements = 0;  // those counted: all there are, or the replicates drawn
    bool exact = false;             // all arrangements were counted
    Status status = Status::ok;
};

/// Up to this many arrangements all of them are counted, and nothing is drawn.
inline constexpr std::int64_t most_arrangements = 100'000;

/// In how many ways units can be dealt to groups of these sizes; most_arrangements + 1 where there are more than that.
[[nodiscard]] std::int64_t arrangements_of(std::span<const std::size_t> sizes);

/// Tests whether groups differ by more than dealing their units at random would make them.
/// p = share of arrangements at least as far from none as the groups themselves (to 1e-9 of their distance, and what rounding of the values
/// allows): |difference of means| for two groups, sum of n (mean - overall mean)^2 for more. Of all arrangements where these are few, else
/// (b + 1) / (m + 1) of m drawn ones.
/// @param groups  the units of each group; groups keep their numbers of units.
/// @return undefined: no_answers (a group is empty), too_few (fewer than two groups, or one unit in every group), no_variance (all units
///         have the same mean).
/// R: the first by combn over all units; by drawing, (1 + sum(abs(t) >= abs(t0))) / (m + 1).
/// Source: Phipson & Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9:39.
[[nodiscard]] PermutationTest permutation_test(std::span<const std::vector<PermutedUnit>> groups, const ReplicatePlan& plan);

/// The same by respondent. Large groups are drawn as counts of values, so that a replicate costs what the values cost.
[[nodiscard]] PermutationTest permutation_test(std::span<const Tally> groups, const ReplicatePlan& plan);

}  // namespace recaudit
