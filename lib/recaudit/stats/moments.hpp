/// Mean, variance and standard error of a group, with and without sampling weights.
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

/// Sampling weights: how many people of the population each respondent stands for, up to a common factor.
/// A type of their own, because frequency weights (a row counted twice) need other variances: see Tally.
class SamplingWeights {
public:
    /// @throws std::logic_error  a weight is negative or not finite.
    explicit SamplingWeights(std::span<const double> weights);
    [[nodiscard]] std::span<const double> values() const { return weights_; }

private:
    std::span<const double> weights_;
};

/// Moments under sampling weights; multiplying all weights by a constant changes nothing.
struct WeightedMoments {
    std::int64_t n = 0;  // people, never weighted
    Number mean;         // sum(w x) / sum(w); absent where the weights sum to 0
    Number variance;     // n / (n - 1) * sum(w (x - mean)^2) / sum(w); absent for n < 2
    Number se;           // linearised, with replacement: sqrt(n / (n - 1) * sum((w (x - mean))^2)) / sum(w)
    [[nodiscard]] Number sd() const;
};

/// @param values, weights  one of each for every person.
/// R: survey::svymean, survey::svyvar on svydesign(ids = ~1, weights = ~w).
/// Source: Lumley 2004, Journal of Statistical Software 9(8).
[[nodiscard]] WeightedMoments weighted_moments(std::span<const double> values, SamplingWeights weights);

}  // namespace recaudit
