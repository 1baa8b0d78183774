/// Do items go together the way their scales say, and alike in every group? Factor models by maximum likelihood.
/// See docs/statistics/structure.md.
#pragma once

#include <recaudit/core/status.hpp>
#include <recaudit/stats/matrix.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// Item `item` is on factor `factor`.
struct Loading {
    std::size_t item = 0, factor = 0;
    friend bool operator==(const Loading&, const Loading&) = default;
};

/// Which items measure which factors. Every item is on one factor at least; factors are correlated.
struct FactorPattern {
    std::size_t items = 0, factors = 0;
    std::vector<Loading> loadings;
};

/// What is known of one group: complete rows alone.
struct GroupMoments {
    std::int64_t n = 0;
    std::vector<double> means;
    Matrix covariance;  // over n
};

/// What is the same in every group; what is not is each group's own.
enum class Invariance : std::uint8_t {
    configural,  // only which items are on which factor
    metric,      // and the loadings
    scalar,      // and the intercepts
};

struct FactorSolution {
    std::vector<double> loadings;      // in the order of the pattern
    std::vector<double> uniquenesses;  // per item, the variance that the factors leave
    std::vector<double> intercepts;    // per item
    std::vector<double> factor_means;
    Matrix factor_covariance;
};

/// Standard errors from the expected information, of a model of one group.
struct FactorErrors {
    std::vector<double> loadings;
    Matrix factor_covariance;
};

struct FactorFit {
    Status status = Status::ok;
    std::int64_t n = 0;
    double chi_square = 0;  // n times the discrepancy
    std::int64_t df = 0;
    double baseline_chi_square = 0;  // of items that share nothing
    std::int64_t baseline_df = 0;
    double srmr = 0;
    std::vector<FactorSolution> groups;
    FactorErrors errors;  // one group only
};

/// Fits Sigma = Lambda Psi Lambda' + diag(Theta) and mu = nu + Lambda alpha in each group, by Fisher scoring until no derivative
/// of the discrepancy, items standardised, exceeds 1e-9. Factors have variance 1 and mean 0: all of them where nothing is equal
/// across groups; of the first group alone where loadings are (variance) and where intercepts are (mean).
/// Each factor is turned so that the sum of its loadings is not negative.
/// @param groups  one or more; with one there is no structure of means, and `invariance` makes no difference.
/// @return undefined: no_variance (an item is constant in a group), not_identified (a singular covariance matrix, fewer figures
///         than parameters, or parameters that these figures do not settle), improper (a uniqueness that is not positive, or
///         factor covariances that no data can have), not_converged.
/// R: lavaan::cfa(model, data, std.lv = TRUE, group = g, group.equal = c("loadings", "intercepts")).
/// Source: Joreskog 1969, Psychometrika 34:183; 1971, Psychometrika 36:409.
[[nodiscard]] FactorFit factor_model(const FactorPattern& pattern, const std::vector<GroupMoments>& groups, Invariance invariance);

}  // namespace recaudit
