/// Values with sampling weights: the weighted counterpart of Tally, so that weighted national data cost O(distinct values).
/// See docs/statistics/scores.md.
#pragma once

#include <recaudit/stats/moments.hpp>
#include <recaudit/stats/quantile.hpp>

#include <cstdint>
#include <vector>

namespace recaudit {

/// Each distinct value once, ascending, with the people who have it and what their sampling weights sum to.
struct WeightedTally {
    std::vector<double> values;
    std::vector<std::int64_t> counts;
    std::vector<double> weights;          // sum(w) of those people
    std::vector<double> squared_weights;  // sum(w^2) of those people
};

/// Everyone in `a` and everyone in `b`. merged({}, a) = a.
[[nodiscard]] WeightedTally merged(const WeightedTally& a, const WeightedTally& b);

/// Moments under sampling weights, as weighted_moments of the persons one by one.
/// R: survey::svymean, survey::svyvar on svydesign(ids = ~1, weights = ~w).
[[nodiscard]] WeightedMoments moments(const WeightedTally& tally);

/// Weighted median and quartiles, as weighted_quartiles of the persons one by one; absent where the weights sum to 0.
/// R: Hmisc::wtd.quantile(x, w, p, normwt = TRUE).
[[nodiscard]] Quartiles quartiles(const WeightedTally& tally);

}  // namespace recaudit
