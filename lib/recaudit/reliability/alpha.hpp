/// How well do a scale's items hang together? Cronbach's alpha and its relatives.
/// See docs/statistics/reliability.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/matrix.hpp>

#include <cstdint>

namespace recaudit {

/// Cronbach's alpha: the share of the variance of the item sum that the items have in common.
/// alpha = k / (k - 1) * (1 - sum of item variances / variance of the item sum).
/// @param covariance  of k items after reversal, over complete rows; the divisor does not matter.
/// @return unrounded, may be negative; undefined: too_few_items (k < 2), no_variance (the item sum is constant).
/// R: psych::alpha(x)$total$raw_alpha.  Source: Cronbach 1951, Psychometrika 16:297.
[[nodiscard]] Estimate cronbach_alpha(const Matrix& covariance);

/// Feldt's interval for alpha: 1 - (1 - alpha) F, F the quantiles with n - 1 and (n - 1)(k - 1) degrees of freedom.
/// @param n, items  complete rows, and items; both 2 or more, else both ends are absent.
/// R: psych::alpha(x)$feldt.  Source: Feldt, Woodruff & Salih 1987, Applied Psychological Measurement 11:93.
[[nodiscard]] Interval feldt_interval(double alpha, std::int64_t n, std::size_t items, double confidence);

/// The mean correlation of two different items.
/// @return undefined: too_few_items (k < 2).  R: psych::alpha(x)$total$average_r.
[[nodiscard]] Estimate mean_inter_item_r(const Matrix& correlation);

/// Alpha of standardised items: k r / (1 + (k - 1) r), r the mean inter-item correlation.
/// @return undefined: too_few_items (k < 2), no_variance (the sum of the standardised items is constant).
/// R: psych::alpha(x)$total$std.alpha.
[[nodiscard]] Estimate standardised_alpha(const Matrix& correlation);

/// Guttman's lambda 6: 1 - sum of what the other items leave unexplained of each item / variance of the sum, on
/// correlations.
/// @return undefined: too_few_items (k < 2), not_identified (singular correlations).
/// R: psych::alpha(x)$total$`G6(smc)`, for three items or more.  Source: Guttman 1945, Psychometrika 10:255.
[[nodiscard]] Estimate lambda6(const Matrix& correlation);

/// Standard error of measurement: sd of the scale score x sqrt(1 - alpha), in the metric of the score.
[[nodiscard]] Number standard_error_of_measurement(double score_sd, double alpha);

}  // namespace recaudit
