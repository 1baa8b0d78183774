/// Shares of a number of people: how many of all have something. See docs/statistics/comments.md.
#pragma once

#include <recaudit/core/estimate.hpp>

#include <cstdint>

namespace recaudit {

/// Wilson's score interval of a share, without continuity correction; it never leaves [0, 1] and has a length where
/// nobody or everybody has it.
/// (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n), p = count / n, z the normal quantile at (1 + level) / 2.
/// @param count  0 to n.  @param level  in (0, 1).
/// @return empty where n is 0.  R: prop.test(count, n, conf.level = level, correct = FALSE)$conf.int.
/// Source: Wilson 1927, Journal of the American Statistical Association 22:209.
[[nodiscard]] Interval wilson_interval(std::int64_t count, std::int64_t n, double level);

}  // namespace recaudit
