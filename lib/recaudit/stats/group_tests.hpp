/// Do several groups differ? Welch's analysis of variance, Kruskal-Wallis, and the ordinary sums of squares.
/// See docs/statistics/comparisons.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/moments.hpp>
#include <recaudit/stats/tally.hpp>

#include <cstdint>
#include <span>

namespace recaudit {

/// A test over all groups at once.
struct GroupTest {
    std::int64_t groups = 0, n = 0;
    Number statistic, df1, df2, p_value;  // df2 stays absent where the test has none
    Status status = Status::ok;
};

/// Welch's analysis of variance: whether means differ, without assuming equal variances.
/// With weights w = n / v about their weighted mean m: F = sum(w (mean - m)^2) / (K - 1) / (1 + 2 (K - 2) L / (K^2 - 1)),
/// L = sum((1 - w / sum(w))^2 / (n - 1)), df1 = K - 1, df2 = (K^2 - 1) / (3 L).
/// @return undefined: not_identified (fewer than two groups), too_few (a group under 2), no_variance (a group in which
///         everyone answered alike: its weight would be infinite).
/// R: oneway.test(x ~ g).  Source: Welch 1951, Biometrika 38:330.
[[nodiscard]] GroupTest welch_anova(std::span<const Moments> groups);

/// The Kruskal-Wallis test on ranks, corrected for ties: whether some groups tend to answer higher.
/// H = (12 / (N (N + 1)) sum(R^2 / n) - 3 (N + 1)) / (1 - sum(t^3 - t) / (N^3 - N)), df1 = K - 1.
/// @return undefined: not_identified (fewer than two groups), too_few (an empty group), no_variance (all alike).
/// R: kruskal.test(x, g).  Source: Kruskal & Wallis 1952, JASA 47:583.
[[nodiscard]] GroupTest kruskal_wallis(std::span<const Tally> groups);

/// The ordinary one-way analysis of variance, the ground of omega squared and of ICC(1).
struct OneWayAnova {
    std::int64_t groups = 0, n = 0;
    Number ssb, ssw;              // sums of squares between and within groups
    Number msb, msw;              // ssb / (K - 1), ssw / (N - K)
    Number n0;                    // (N - sum(n^2) / N) / (K - 1): the group size that counts for unequal groups
    Number f, df1, df2, p_value;  // f and p_value absent where nobody varies within groups
    Status status = Status::ok;
};

/// @param groups  none empty; groups of one take part.
/// @return undefined: not_identified (fewer than two groups), too_few (no group has two), no_variance (ssw = 0; sums of
///         squares and mean squares are there).  R: summary(aov(x ~ g)).
[[nodiscard]] OneWayAnova one_way_anova(std::span<const Moments> groups);

/// Omega squared: the share of the variance that lies between groups, corrected for chance.
/// (ssb - (K - 1) msw) / (ssb + ssw + msw), 0 where negative.
/// @return absent where the mean squares are, or where nothing varies at all.
/// R: effectsize::omega_squared(aov(x ~ g)).  Source: Hays 1963, Statistics for Psychologists.
[[nodiscard]] Number omega_squared(const OneWayAnova& anova);

}  // namespace recaudit
