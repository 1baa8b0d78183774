/// Where a t interval of a mean is rough: few people whose scores are lopsided or piled up at an end of the scale.
/// See docs/statistics/interval_cautions.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/tally.hpp>

namespace recaudit {

/// How lopsided scores are: n^2 / ((n - 1)(n - 2)) x mean cubed deviation / sd^3; 0 for symmetric ones, negative where the
/// tail is to the low side.
/// @return undefined: too_few (n < 3), no_variance.  R: psych::skew(x, type = 2).
/// Source: Joanes & Gill 1998, The Statistician 47:183 (their G1).
[[nodiscard]] Estimate skewness(const Tally& tally);

enum class IntervalDoubt : std::uint8_t { none, piled, skewed };

/// Why the t interval of a group's mean is rough, if it is.
/// piled: at least half of fewer than 100 people have the lowest or the highest possible score;
/// skewed: |skewness| is at least 1, and there are fewer than 25 x skewness^2 people.
/// @param lowest, highest  the ends of the declared range.
/// Source: Cochran 1977, Sampling Techniques, 3rd ed., section 2.15 (n > 25 G1^2).
[[nodiscard]] IntervalDoubt interval_doubt(const Tally& tally, double lowest, double highest);

}  // namespace recaudit
