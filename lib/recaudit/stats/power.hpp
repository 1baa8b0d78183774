/// How small a difference could this comparison have found?
/// See docs/statistics/change.md.
#pragma once

#include <recaudit/core/estimate.hpp>

namespace recaudit {

/// The true difference that a two-sided t test at level 1 - confidence finds with probability `power`:
/// ncp x se, where P(|T| > t quantile) = power for a noncentral t with ncp, both tails counted.
/// @param se, df  of the comparison that was made.
/// @param power   above 1 - confidence, below 1.
/// @return undefined: not_identified (se or df absent, or se = 0).
/// R: uniroot(function(d) pt(q, df, d, lower = FALSE) + pt(-q, df, d) - power, c(.5, 12))$root * se, q = qt((1 + confidence) / 2, df).
/// Source: Cohen 1988, Statistical Power Analysis for the Behavioral Sciences.
[[nodiscard]] Estimate smallest_detectable(Number se, Number df, double confidence, double power);

}  // namespace recaudit
