/// Medians and quartiles. Quantile type 7 as in R, NumPy and Excel's PERCENTILE.INC; SPSS uses type 6.
/// See docs/statistics/scores.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/moments.hpp>
#include <recaudit/stats/tally.hpp>

#include <span>

namespace recaudit {

/// The value below which a share p of the group lies, type 7: position h = 1 + (n - 1) p in the sorted values,
/// linear between the values at floor(h) and floor(h) + 1.
/// @param p  in [0, 1].
/// @return undefined: no_answers (n = 0).  R: quantile(x, p, type = 7).
/// Source: Hyndman & Fan 1996, The American Statistician 50:361.
[[nodiscard]] Estimate quantile(const Tally& tally, double p);

/// The same under sampling weights, normalised to sum to n: the value at k is the smallest whose cumulative weight
/// is at least k. Equal weights give type 7.
/// @return undefined: no_answers (n = 0), not_identified (weights sum to 0).
/// R: Hmisc::wtd.quantile(x, w, p, normwt = TRUE).
[[nodiscard]] Estimate weighted_quantile(std::span<const double> values, SamplingWeights weights, double p);

struct Quartiles {
    Number q1, median, q3;
};

[[nodiscard]] Quartiles quartiles(const Tally& tally);
[[nodiscard]] Quartiles weighted_quartiles(std::span<const double> values, SamplingWeights weights);

}  // namespace recaudit
