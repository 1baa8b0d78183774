/// One factor behind all items: the model on which omega rests.
/// See docs/statistics/reliability.md.
#pragma once

#include <recaudit/core/status.hpp>
#include <recaudit/stats/matrix.hpp>

#include <vector>

namespace recaudit {

struct OneFactor {
    std::vector<double> loadings;      // factor variance 1, turned so that their sum is not negative
    std::vector<double> uniquenesses;  // variances that the factor leaves
    double discrepancy = 0;            // log|Sigma| - log|S| + trace(S Sigma^-1) - k; (n or n - 1) times it is chi-square
    Status status = Status::ok;
};

/// The one-factor model Sigma = loadings loadings' + diag(uniquenesses), by maximum likelihood: it minimises
/// `discrepancy`, by damped Newton steps on the correlations until no derivative exceeds 1e-10.
/// @param covariance  symmetric, of k items. Over n it gives lavaan's numbers; over n - 1, loadings larger by sqrt(n / (n - 1)).
/// @return undefined: too_few_items (k < 3), no_variance (an item is constant), not_identified (a singular matrix, or items
///         that share nothing), improper (a uniqueness that is not positive, a Heywood case), not_converged.
/// R: lavaan::cfa("f =~ v1 + ... + vk", x, std.lv = TRUE).
/// Source: Joreskog 1967, Psychometrika 32:443.
[[nodiscard]] OneFactor one_factor(const Matrix& covariance);

}  // namespace recaudit
