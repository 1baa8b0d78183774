#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/one_factor.hpp>

#include <Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace recaudit {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// The discrepancy at one point: k loadings, then k uniquenesses.
struct Model {
    VectorXd point;
    double discrepancy = 0;  // without the constant -log|S| - k
    MatrixXd inverse;        // of Sigma
    MatrixXd gradient_core;  // Sigma^-1 - Sigma^-1 S Sigma^-1
    VectorXd gradient;

    [[nodiscard]] Index items() const { return point.size() / 2; }
    [[nodiscard]] auto loadings() const { return point.head(items()); }
    [[nodiscard]] auto uniquenesses() const { return point.tail(items()); }
};

/// The model at `point`, or nothing where Sigma is not positive definite there.
std::optional<Model> model_at(const VectorXd& point, const MatrixXd& s) {
    Model out;
    out.point = point;
    MatrixXd sigma = out.loadings() * out.loadings().transpose();
    sigma.diagonal() += out.uniquenesses();
    const Eigen::LLT<MatrixXd> factor(sigma);
    if (factor.info() != Eigen::Success) return std::nullopt;
    out.inverse = factor.solve(MatrixXd::Identity(s.rows(), s.rows()));
    const MatrixXd fitted = out.inverse * s;
    out.discrepancy = 2 * MatrixXd(factor.matrixL()).diagonal().array().log().sum() + fitted.trace();
    if (!std::isfinite(out.discrepancy)) return std::nullopt;
    out.gradient_core = out.inverse - fitted * out.inverse;
    out.gradient.resize(point.size());
    out.gradient << 2 * out.gradient_core * out.loadings(), out.gradient_core.diagonal();
    return out;
}

/// Second derivatives. With V = Sigma^-1 and G the gradient core, a change D of Sigma changes G by
/// -(V D V - V D V S V - V S V D V) = -(V D G + G D V - V D V).
MatrixXd hessian(const Model& model) {
    const Index k = model.items();
    MatrixXd out(2 * k, 2 * k);
    for (Index j = 0; j < 2 * k; ++j) {
        MatrixXd change = MatrixXd::Zero(k, k);
        const bool loading = j < k;
        if (loading) {
            change.row(j) += model.loadings().transpose();
            change.col(j) += model.loadings();
        } else {
            change(j - k, j - k) = 1;
        }
        const MatrixXd vd = model.inverse * change, gd = model.gradient_core * change;
        const MatrixXd core = -(vd * model.gradient_core + gd * model.inverse - vd * model.inverse);
        out.col(j) << 2 * core * model.loadings(), core.diagonal();
        if (loading) out.col(j).head(k) += 2 * model.gradient_core.col(j);
    }
    return (out + out.transpose()) / 2;
}

VectorXd point_of(const VectorXd& loadings, const VectorXd& uniquenesses) {
    VectorXd out(loadings.size() * 2);
    out << loadings, uniquenesses;
    return out;
}

/// Where to start: uniquenesses from what the other items leave unexplained and loadings from the largest eigenvector of
/// the rest; and, since a small sample may lead from there to where nothing fits, items that all load alike.
std::array<VectorXd, 2> starts(const MatrixXd& r) {
    const Index k = r.rows();
    const VectorXd unexplained = (1 - 0.5 / static_cast<double>(k)) * r.inverse().diagonal().cwiseInverse();
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(r - MatrixXd(unexplained.asDiagonal()));
    const VectorXd direction = eigen.eigenvectors().col(k - 1);
    const VectorXd alike = direction.unaryExpr([](double x) { return std::copysign(0.5, x); });
    return {point_of(std::sqrt(std::max(eigen.eigenvalues()(k - 1), 0.05)) * direction, unexplained),
            point_of(alike, VectorXd::Constant(k, 0.75))};
}

/// A step that lowers the discrepancy: Newton's where the surface is curved upwards, ever shorter and steeper where not.
std::optional<Model> improved(const Model& model, const MatrixXd& s, double& damping) {
    const MatrixXd curvature = hessian(model);
    const auto identity = MatrixXd::Identity(curvature.rows(), curvature.rows());
    for (int attempt = 0; attempt < 60; ++attempt, damping = damping == 0 ? 1e-3 : damping * 4) {
        const Eigen::LLT<MatrixXd> factor(curvature + damping * identity);
        if (factor.info() != Eigen::Success) continue;
        auto next = model_at(model.point - factor.solve(model.gradient), s);
        const double rounding = 1e-13 * (1 + std::abs(model.discrepancy));
        if (!next || next->discrepancy > model.discrepancy + rounding) continue;
        damping = damping < 1e-6 ? 0 : damping / 16;
        return next;
    }
    return std::nullopt;
}

std::optional<Model> minimum_from(const VectorXd& start, const MatrixXd& r) {
    auto model = model_at(start, r);
    double damping = 0;
    for (int step = 0; model && step < 500; ++step) {
        if (model->gradient.cwiseAbs().maxCoeff() < 1e-11) return model;
        auto next = improved(*model, r, damping);
        if (!next) break;
        model = std::move(next);
    }
    if (model && model->gradient.cwiseAbs().maxCoeff() < 1e-10) return model;
    return std::nullopt;
}

/// False where other solutions fit as well, as with items that share nothing.
bool is_unique(const Model& model) {
    if (model.loadings().cwiseAbs().maxCoeff() < 1e-3) return false;
    const Eigen::SelfAdjointEigenSolver<MatrixXd> curvature(hessian(model), Eigen::EigenvaluesOnly);
    return curvature.eigenvalues().minCoeff() > 1e-12 * curvature.eigenvalues().maxCoeff();
}

MatrixXd to_eigen(const Matrix& matrix) {
    const auto k = static_cast<Index>(matrix.rows());
    return Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(matrix.cells().data(), k, k);
}

/// The fit in the metric of the covariances: likelihood does not depend on the units of the items.
OneFactor in_metric_of(const Matrix& covariance, const Model& model, double log_determinant) {
    const double sign = model.loadings().sum() < 0 ? -1 : 1;
    OneFactor out;
    for (Index i = 0; i < model.items(); ++i) {
        const double variance = covariance(static_cast<std::size_t>(i), static_cast<std::size_t>(i));
        out.loadings.push_back(sign * std::sqrt(variance) * model.loadings()(i));
        out.uniquenesses.push_back(variance * model.uniquenesses()(i));
    }
    out.discrepancy = model.discrepancy - log_determinant - static_cast<double>(model.items());
    return out;
}

OneFactor undefined(Status reason) {
    OneFactor out;
    out.status = reason;
    return out;
}

/// ok where the model may be reported.
Status status_of(const std::optional<Model>& model) {
    if (!model) return Status::not_converged;
    if (!is_unique(*model)) return Status::not_identified;
    return model->uniquenesses().minCoeff() > 0 ? Status::ok : Status::improper;
}

}  // namespace

OneFactor one_factor(const Matrix& covariance) {
    if (covariance.rows() < 3) return undefined(Status::too_few_items);
    const auto correlations = correlation(covariance);
    if (!correlations) return undefined(Status::no_variance);
    if (!inverse_of_positive_definite(*correlations)) return undefined(Status::not_identified);
    const MatrixXd r = to_eigen(*correlations);
    Status reason = Status::not_converged;
    for (const VectorXd& start : starts(r)) {
        const auto model = minimum_from(start, r);
        const Status status = status_of(model);
        if (status == Status::ok) return in_metric_of(covariance, *model, std::log(r.determinant()));
        if (status != Status::not_converged) reason = status;
    }
    return undefined(reason);
}

}  // namespace recaudit
