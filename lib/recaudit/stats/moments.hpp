/// Mean, variance and standard error of a group. With sampling weights: weighted_tally.hpp.
/// See docs/statistics/scores.md.
#pragma once

#include <recaudit/core/number.hpp>
#include <recaudit/stats/tally.hpp>

#include <cstdint>
#include <span>

namespace recaudit {

/// Size, mean and variance of a group: all that Welch's tests and analyses of variance need.
struct Moments {
    std::int64_t n = 0;
    Number mean;      // absent for n = 0
    Number variance;  // over n - 1; absent for n < 2, exactly 0 where all values are the same
    [[nodiscard]] Number sd() const;
    /// Standard error of the mean of a simple random sample: sd / sqrt(n).
    [[nodiscard]] Number se() const;
};

/// The mean and the variance over n - 1 of a group.
/// mean = sum(c x) / n; variance = sum(c (x - mean)^2) / (n - 1), in two passes about the first value, so that
/// values near 1e8 lose no digits.
/// R: mean(x), var(x).
[[nodiscard]] Moments moments(const Tally& tally);
[[nodiscard]] Moments moments(std::span<const double> values);

/// The moments of two groups put together, from theirs. merged({}, a) = a.
/// Source: Chan, Golub & LeVeque 1983, The American Statistician 37:242.
[[nodiscard]] Moments merged(const Moments& a, const Moments& b);

}  // namespace recaudit
