#include <recaudit/stats/factor_start.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit::detail {
namespace {

std::vector<Index> items_of(const FactorPattern& pattern, std::size_t factor) {
    std::vector<Index> out;
    for (const Loading& loading : pattern.loadings)
        if (loading.factor == factor) out.push_back(static_cast<Index>(loading.item));
    return out;
}

/// The direction in which a factor's items vary most, its sum not negative.
VectorXd direction_of(const MatrixXd& correlations) {
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(correlations);
    const VectorXd out = eigen.eigenvectors().col(correlations.rows() - 1);
    return out.sum() < 0 ? VectorXd(-out) : out;
}

/// Loadings that give the mean correlation of the items, in proportion to `direction`.
VectorXd loadings_of(const MatrixXd& correlations, const VectorXd& direction) {
    const auto k = static_cast<double>(correlations.rows());
    const double largest = direction.dot(correlations * direction);
    const double shared = k > 1 ? std::clamp((largest - 1) / (k - 1), 0.1, 0.8) : 0.5;
    return (direction * std::sqrt(k * shared)).cwiseMax(-0.9).cwiseMin(0.9);
}

/// The loadings of all items; an item on several factors divides itself among them.
MatrixXd divided(const FactorPattern& pattern, MatrixXd lambda) {
    VectorXd factors = VectorXd::Zero(lambda.rows());
    for (const Loading& loading : pattern.loadings) factors(static_cast<Index>(loading.item)) += 1;
    return factors.cwiseInverse().asDiagonal() * lambda;
}

Parts with_uniquenesses(MatrixXd lambda, MatrixXd psi) {
    Parts out;
    out.theta = (1 - (lambda * psi * lambda.transpose()).diagonal().array()).max(0.2);
    out.nu = VectorXd::Zero(lambda.rows());
    out.alpha = VectorXd::Zero(lambda.cols());
    out.lambda = std::move(lambda);
    out.psi = std::move(psi);
    return out;
}

}  // namespace

std::array<Parts, 2> starts_of(const FactorPattern& pattern, const MatrixXd& correlations) {
    const auto p = static_cast<Index>(pattern.items), m = static_cast<Index>(pattern.factors);
    MatrixXd lambda = MatrixXd::Zero(p, m), alike = lambda, weights = lambda;
    for (Index factor = 0; factor < m; ++factor) {
        const std::vector<Index> items = items_of(pattern, static_cast<std::size_t>(factor));
        const MatrixXd own = correlations(items, items);
        const VectorXd direction = direction_of(own), loadings = loadings_of(own, direction);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto at = static_cast<Index>(i);
            lambda(items[i], factor) = loadings(at);
            alike(items[i], factor) = weights(items[i], factor) = std::copysign(0.5, direction(at));
        }
    }
    MatrixXd sums = weights.transpose() * correlations * weights;
    const VectorXd scale = sums.diagonal().cwiseSqrt().cwiseInverse();
    sums = 0.9 * MatrixXd(scale.asDiagonal() * sums * scale.asDiagonal());
    sums.diagonal().setOnes();
    MatrixXd apart = MatrixXd::Constant(m, m, 0.3);
    apart.diagonal().setOnes();
    return {with_uniquenesses(divided(pattern, lambda), sums), with_uniquenesses(divided(pattern, alike), apart)};
}

}  // namespace recaudit::detail
