/// How much of what is known about an outcome each of several related scales contributes: Johnson's relative weights.
/// See docs/statistics/drivers.md.
#pragma once

#include <recaudit/core/status.hpp>
#include <recaudit/stats/matrix.hpp>

#include <vector>

namespace recaudit {

struct RelativeWeights {
    std::vector<double> weights;  // one a predictor, 0 or more; they sum to r_squared. Empty where undefined
    double r_squared = 0;         // of the regression of the outcome on all predictors
    Status status = Status::ok;
};

/// Johnson's relative weights: the squared multiple correlation of the outcome, shared out among the predictors.
/// Lambda = R_xx^(1/2), the symmetric root; beta = Lambda^-1 r_xy; weight_j = sum over k of Lambda_jk^2 beta_k^2.
/// @param covariance  of the predictors, then the outcome as the last; at least one predictor.
/// @return undefined: no_variance (a predictor or the outcome), not_identified (the predictors' correlation matrix is
///         singular: its smallest eigenvalue is below 1e-10).
/// @throws std::logic_error  fewer than two variables.
/// R: rwa::rwa(data, outcome, predictors)$result$Raw.RelWeight; by hand
/// e <- eigen(Rxx); L <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors); L^2 %*% solve(L, rxy)^2.
/// Source: Johnson 2000, Multivariate Behavioral Research 35:1.
[[nodiscard]] RelativeWeights relative_weights(const Matrix& covariance);

}  // namespace recaudit
