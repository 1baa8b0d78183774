/// Values with sampling weights: the weighted counterpart of Tally, so that weighted national data cost O(distinct values).
/// See docs/statistics/scores.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/quantile.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

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

/// Each distinct value once, ascending, with the people who have it and what their sampling weights sum to.
struct WeightedTally {
    std::vector<double> values;
    std::vector<std::int64_t> counts;
    std::vector<double> weights;          // sum(w) of those people
    std::vector<double> squared_weights;  // sum(w^2) of those people
    [[nodiscard]] std::int64_t n() const;
};

/// The weighted tally of values in any order, one weight each.
[[nodiscard]] WeightedTally weighted_tally_of(std::span<const double> values, SamplingWeights weights);

/// Everyone in `a` and everyone in `b`. merged({}, a) = a.
[[nodiscard]] WeightedTally merged(const WeightedTally& a, const WeightedTally& b);

/// Moments under sampling weights; multiplying all weights by a constant changes nothing.
struct WeightedMoments {
    std::int64_t n = 0;  // people, never weighted
    Number mean;         // sum(w x) / sum(w); absent where the weights sum to 0
    Number variance;     // n / (n - 1) * sum(w (x - mean)^2) / sum(w); absent for n < 2
    Number se;           // linearised, with replacement: sqrt(n / (n - 1) * sum((w (x - mean))^2)) / sum(w)
    [[nodiscard]] Number sd() const;
};

/// R: survey::svymean, survey::svyvar on svydesign(ids = ~1, weights = ~w).
/// Source: Lumley 2004, Journal of Statistical Software 9(8).
[[nodiscard]] WeightedMoments moments(const WeightedTally& tally);

/// The quantile under sampling weights, normalised to sum to n: type 7, where the value at position k is the smallest
/// whose cumulative weight is at least k. Equal weights give type 7 of the values.
/// @param p  in [0, 1].
/// @return undefined: no_answers (n = 0), not_identified (the weights sum to 0).
/// R: Hmisc::wtd.quantile(x, w, p, normwt = TRUE).
[[nodiscard]] Estimate quantile(const WeightedTally& tally, double p);

[[nodiscard]] Quartiles quartiles(const WeightedTally& tally);

}  // namespace recaudit
