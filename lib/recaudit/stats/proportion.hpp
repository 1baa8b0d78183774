/// How sure is a share, and the difference between two? See docs/statistics/representation.md.
#pragma once

#include <recaudit/core/estimate.hpp>

#include <cstdint>

namespace recaudit {

/// Wilson's score interval of a share.
/// With p = x / n and z the normal quantile: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n).
/// @param x  of n, 0 <= x <= n.
/// @return within [0, 1]; undefined for n = 0.
/// R: prop.test(x, n, conf.level = level, correct = FALSE)$conf.int.  Source: Wilson 1927, JASA 22:209.
[[nodiscard]] Interval wilson_interval(std::int64_t x, std::int64_t n, double level);

/// The interval of p1 - p2 made of Wilson's intervals of both (Newcombe's method 10).
/// With [l, u] those intervals: d - sqrt((p1-l1)^2 + (u2-p2)^2), d + sqrt((u1-p1)^2 + (p2-l2)^2).
/// @return undefined where either n is 0.
/// R: from prop.test(..., correct = FALSE)$conf.int of both; DescTools::BinomDiffCI(method = "score").
/// Source: Newcombe 1998, Statistics in Medicine 17:873.
[[nodiscard]] Interval newcombe_interval(std::int64_t x1, std::int64_t n1, std::int64_t x2, std::int64_t n2, double level);

}  // namespace recaudit
