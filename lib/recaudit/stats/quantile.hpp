/// Medians and quartiles. Quantile type 7 as in R, NumPy and Excel's PERCENTILE.INC; SPSS uses type 6.
/// With sampling weights: weighted_tally.hpp. See docs/statistics/scores.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/tally.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace recaudit {

/// The value below which a share p of the group lies, type 7: position h = 1 + (n - 1) p in the sorted values,
/// linear between the values at floor(h) and floor(h) + 1.
/// @param p  in [0, 1].
/// @return undefined: no_answers (n = 0).  R: quantile(x, p, type = 7).
/// Source: Hyndman & Fan 1996, The American Statistician 50:361.
[[nodiscard]] Estimate quantile(const Tally& tally, double p);

struct Quartiles {
    Number q1, median, q3;
};

[[nodiscard]] Quartiles quartiles(const Tally& tally);

namespace detail {

/// Type 7 of n values, 1 or more, where value_at(k) is the k-th smallest, k from 1.
template <class ValueAt>
double type_7(std::int64_t n, double p, ValueAt value_at) {
    const double h = 1 + static_cast<double>(n - 1) * p;
    const double below = std::floor(h), share = h - below;
    const double low = value_at(below);
    if (share == 0) return low;
    const double high = value_at(std::min(below + 1, static_cast<double>(n)));
    // Between equal values nothing is interpolated, so that rounding cannot leave the value.
    return low == high ? low : (1 - share) * low + share * high;
}

}  // namespace detail
}  // namespace recaudit
