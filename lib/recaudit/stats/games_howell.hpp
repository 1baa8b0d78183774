/// All pairs of several groups at once, without adjusting p-values afterwards.
/// See docs/statistics/games_howell.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/moments.hpp>

#include <cstdint>

namespace recaudit {

/// One pair out of several groups; difference = a - b.
struct GamesHowell {
    Number difference, ci_low, ci_high, q, df, p_value;
    Status status = Status::ok;
};

/// The Games-Howell test of one pair: Welch's t on the studentized range of all groups compared, so that the error rate
/// holds for all pairs together. q = |t| sqrt(2); p = P(Q > q); interval: difference -+ q quantile / sqrt(2) x se.
/// @param groups  how many groups are compared in all, 2 or more: not 2 because this is a pair.
/// @return difference wherever both have anyone; undefined: no_answers (a group is empty), too_few (a group under 2, or
///         Welch's df under 2, where the studentized range is not reliable), no_variance (a group does not vary).
/// R: ptukey(abs(t) * sqrt(2), groups, df, lower.tail = FALSE), qtukey(confidence, groups, df) / sqrt(2) * se.
/// Source: Games & Howell 1976, Journal of Educational Statistics 1:113.
[[nodiscard]] GamesHowell games_howell(const Moments& a, const Moments& b, std::int64_t groups, double confidence);

}  // namespace recaudit
