/// How small a difference could this comparison have found?
/// See docs/statistics/change.md.
#pragma once

#include <recaudit/core/estimate.hpp>

#include <cstdint>
#include <functional>

namespace recaudit {

/// The true difference that a two-sided t test at level 1 - confidence finds with probability `power`:
/// ncp x se, where P(|T| > t quantile) = power for a noncentral t with ncp, both tails counted.
/// @param se, df  of the comparison that was made.
/// @param power   above 1 - confidence, below 1.
/// @return undefined: not_identified (se or df absent, or se = 0).
/// R: uniroot(function(d) pt(q, df, d, lower = FALSE) + pt(-q, df, d) - power, c(.5, 12))$root * se, q = qt((1 + confidence) / 2, df).
/// Source: Cohen 1988, Statistical Power Analysis for the Behavioral Sciences.
[[nodiscard]] Estimate smallest_detectable(Number se, Number df, double confidence, double power);

/// The probability that a two-sided t test at level 1 - confidence finds a true difference: P(|T| > t quantile) for a
/// noncentral t with noncentrality difference / se, both tails counted.
/// @return undefined: not_identified (se or df absent, se = 0, or df below 1).
/// R: power.t.test(n, delta, sd, strict = TRUE)$power for two groups of n.  Source: as above.
[[nodiscard]] Estimate power_to_detect(Number se, Number df, double confidence, double difference);

/// A comparison of given size: what its standard error and degrees of freedom would be.
struct PlannedTest {
    Number se, df;
};

/// The smallest size at which a comparison finds `difference` with probability `power`.
/// @param test_of  the comparison at a size; its power grows with the size.
/// @return a whole number from 2 on; undefined: not_identified (not even a thousand million would do).
[[nodiscard]] Estimate size_for_power(const std::function<PlannedTest(double size)>& test_of, double confidence, double power,
                                      double difference);

}  // namespace recaudit
