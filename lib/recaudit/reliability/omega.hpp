/// Omega: reliability of the item sum under a model with one factor.
/// See docs/statistics/reliability.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/matrix.hpp>

namespace recaudit {

/// Omega total: the share of the variance of the item sum that one common factor explains,
/// L^2 / (L^2 + sum of uniquenesses), L the sum of the loadings: one-factor maximum likelihood on covariances,
/// model-implied denominator.
/// @param covariance  of k items after reversal, over complete rows; the divisor does not matter.
/// @return undefined: too_few_items (k < 3), no_variance (an item is constant), not_identified (items that determine one
///         another, or share nothing), improper (a uniqueness that is not positive, a Heywood case), not_converged.
/// R: lavaan::cfa(std.lv = TRUE), then sum(lambda)^2 / (sum(lambda)^2 + sum(theta)).
/// Source: McDonald 1999, Test Theory: A Unified Treatment.
[[nodiscard]] Estimate omega_total(const Matrix& covariance);

}  // namespace recaudit
