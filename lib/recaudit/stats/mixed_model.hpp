/// Linear models of people in groups: what do groups have in common beyond the fixed effects, and how sure is an effect
/// then? See docs/statistics/variance_components.md and docs/statistics/trends.md.
#pragma once

#include <recaudit/core/number.hpp>
#include <recaudit/core/status.hpp>
#include <recaudit/stats/matrix.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// The group of each row; any numbers, only being equal counts.
using GroupOfRow = std::vector<std::uint32_t>;

struct MixedModel {
    std::vector<double> coefficients;        // one a column of the design
    Matrix covariance;                       // of the coefficients
    std::vector<double> degrees_of_freedom;  // Satterthwaite's, one a coefficient
    std::vector<double> group_variances;     // one a grouping, in the order given; 0 for a boundary fit
    double residual_variance = 0;
    double reml_criterion = 0;  // -2 log restricted likelihood
    Status status = Status::ok;
};

/// A linear mixed model with a random intercept for each group of each grouping, by restricted maximum likelihood:
/// y = X b + sum over groupings k of u_k[group of row] + e, u_k ~ N(0, variance k), e ~ N(0, residual variance).
/// The criterion, with b and the residual variance profiled out, is minimised over theta_k = sd of u_k / sd of e by Newton's
/// steps. Groupings may be nested or crossed. A variance whose best value would be negative is 0 (a boundary or "singular"
/// fit), which is a result and no failure. Without groupings the model is least squares.
/// Degrees of freedom of a coefficient's variance v: 2 v^2 / var(v), by the delta method from the covariance (twice the
/// inverse of the criterion's second derivatives) of theta and the residual standard deviation.
/// @param y         one value a row.
/// @param design    X: rows x coefficients, the column of ones included.
/// @param groupings the group of each row, once a grouping; groups nested in others need numbers of their own.
/// @param counts    how many people each row stands for; empty: one each.
/// @param within    where rows are means of people alike in design and groups: the sum of squares of people's values about
///                  the y of their row. Such means, counts and this sum say all that the model needs of the people.
/// @return undefined: too_few (no more people than coefficients), no_variance (X explains y entirely), not_identified (columns
///         of X depend on one another; a grouping has one group, or each person their own; two groupings are the same; groups
///         explain y entirely, or coincide with X), not_converged.
/// @throws std::logic_error  lengths that differ.
/// R: lmerTest::lmer(y ~ x + (1 | a) + (1 | b), REML = TRUE).
/// Source: Bates, Maechler, Bolker & Walker 2015, Journal of Statistical Software 67(1); Kuznetsova, Brockhoff & Christensen
/// 2017, Journal of Statistical Software 82(13).
[[nodiscard]] MixedModel mixed_model(std::span<const double> y, const Matrix& design, std::span<const GroupOfRow> groupings,
                                     std::span<const std::int64_t> counts = {}, double within = 0);

/// A coefficient of a model against 0.
struct CoefficientTest {
    Number estimate, se, t, df, p_value, ci_low, ci_high;
    Status status = Status::ok;
};

/// t = estimate / se with Satterthwaite's degrees of freedom; interval estimate -+ t quantile x se.
/// @return undefined with the model's status.
/// @throws std::logic_error  no such coefficient, or confidence outside (0, 1).
/// R: coef(summary(model)), lmerTest.
[[nodiscard]] CoefficientTest coefficient_test(const MixedModel& model, std::size_t coefficient, double confidence);

}  // namespace recaudit
