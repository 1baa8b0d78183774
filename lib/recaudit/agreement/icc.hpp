/// How much of what people say depends on the group they are in? Intraclass correlations of groups.
/// See docs/statistics/agreement.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/moments.hpp>

#include <cstdint>
#include <span>

namespace recaudit {

struct IntraclassCorrelation {
    std::int64_t groups = 0, n = 0;
    Number icc1, icc2, f, df1, df2, p_value;
    Status status = Status::ok;
};

/// ICC(1), the share of the variance that lies between groups, and ICC(2), the reliability of group means, from the
/// ordinary one-way analysis of variance: icc1 = (msb - msw) / (msb + (n0 - 1) msw), n0 = (N - sum(n^2)/N) / (K - 1);
/// icc2 = (msb - msw) / msb. Both as they are, negative where groups differ less than chance alone would make them.
/// @param groups  of scores, none empty; groups of one take part.
/// @return undefined: not_identified (fewer than two groups; or group means all alike, which leaves icc2 without a value),
///         too_few (no group has two), no_variance (nobody varies within groups; icc1 and icc2 are 1 where groups differ).
/// R: aov(x ~ g) and by hand; multilevel::ICC1 takes the plain mean of group sizes for n0.
/// Source: Bliese 2000, in Klein & Kozlowski, Multilevel Theory, Research, and Methods in Organizations.
[[nodiscard]] IntraclassCorrelation intraclass_correlation(std::span<const Moments> groups);

/// How far the mean of n people tells their group from others: n icc1 / (1 + (n - 1) icc1), 0 where icc1 is not above 0.
/// Source: Spearman-Brown; Bliese 2000.
[[nodiscard]] double mean_reliability(double icc1, double n);

/// The fewest people whose mean has at least this reliability, a share below 1; absent where icc1 is not above 0, for then
/// no number of people is enough.
[[nodiscard]] Count people_for_reliability(double icc1, double reliability);

}  // namespace recaudit
