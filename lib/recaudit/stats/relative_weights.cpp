#include <recaudit/core/require.hpp>
#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/relative_weights.hpp>

#include <Eigen/Dense>

namespace recaudit {
namespace {

constexpr double smallest_eigenvalue = 1e-10;

}  // namespace

RelativeWeights relative_weights(const Matrix& covariance) {
    require(covariance.rows() > 1, "an outcome and at least one predictor");
    const auto correlations = correlation(covariance);
    if (!correlations) return {{}, 0, Status::no_variance};
    const auto k = static_cast<Eigen::Index>(covariance.rows() - 1);
    const Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>> all(correlations->cells().data(), k + 1,
                                                                                                       k + 1);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> parts(all.topLeftCorner(k, k));
    if (parts.info() != Eigen::Success || parts.eigenvalues()(0) < smallest_eigenvalue) return {{}, 0, Status::not_identified};
    const Eigen::MatrixXd root = parts.operatorSqrt();
    const Eigen::VectorXd beta = parts.operatorInverseSqrt() * all.topRightCorner(k, 1);
    const Eigen::VectorXd weights = root.cwiseAbs2() * beta.cwiseAbs2();
    return {{weights.begin(), weights.end()}, beta.squaredNorm(), Status::ok};
}

}  // namespace recaudit
