#include <recaudit/stats/factor_group.hpp>

#include <cmath>
#include <utility>

namespace recaudit::detail {
namespace {

/// A parameter of one group. It changes Sigma by c (u v' + v u') and mu by s x, where u, v and x are columns of
/// W = [I, Lambda Psi, Lambda].
struct Parameter {
    Index u = 0, v = 0;
    double c = 0;
    Index x = 0;
    double s = 0;
};

std::vector<Parameter> parameters_of(const Layout& layout, const Parts& parts) {
    std::vector<Parameter> out(static_cast<std::size_t>(layout.size()));
    const Index p = layout.items(), m = layout.factors();
    const auto at = [&](Index index) -> Parameter& { return out[static_cast<std::size_t>(index)]; };
    for (Index index = 0; index < layout.loadings(); ++index) {
        const Loading& loading = layout.pattern->loadings[static_cast<std::size_t>(index)];
        const auto item = static_cast<Index>(loading.item), factor = static_cast<Index>(loading.factor);
        at(index) = {item, p + factor, 1, item, parts.alpha(factor)};
    }
    for (Index item = 0; item < layout.intercepts(); ++item) at(layout.loadings() + item) = {0, 0, 0, item, 1};
    for (Index item = 0; item < p; ++item) at(layout.first_uniqueness() + item) = {item, item, 0.5, 0, 0};
    for_each_covariance(layout, [&](Index index, Index j, Index k) { at(index) = {p + m + j, p + m + k, j == k ? 0.5 : 1.0, 0, 0}; });
    for (Index factor = 0; factor < layout.means(); ++factor) at(layout.first_mean() + factor) = {0, 0, 0, p + m + factor, 1};
    return out;
}

}  // namespace

Parts parts_of(const Layout& layout, const VectorXd& point) {
    Parts out;
    out.lambda = MatrixXd::Zero(layout.items(), layout.factors());
    for (Index at = 0; at < layout.loadings(); ++at) {
        const Loading& loading = layout.pattern->loadings[static_cast<std::size_t>(at)];
        out.lambda(static_cast<Index>(loading.item), static_cast<Index>(loading.factor)) = point(at);
    }
    out.nu = VectorXd::Zero(layout.items());
    if (layout.has_intercepts) out.nu = point.segment(layout.loadings(), layout.items());
    out.theta = point.segment(layout.first_uniqueness(), layout.items());
    out.psi = MatrixXd::Identity(layout.factors(), layout.factors());
    for_each_covariance(layout, [&](Index at, Index j, Index k) { out.psi(j, k) = out.psi(k, j) = point(at); });
    out.alpha = VectorXd::Zero(layout.factors());
    if (layout.has_factor_means) out.alpha = point.tail(layout.factors());
    return out;
}

VectorXd point_of(const Layout& layout, const Parts& parts) {
    VectorXd out(layout.size());
    for (Index at = 0; at < layout.loadings(); ++at) {
        const Loading& loading = layout.pattern->loadings[static_cast<std::size_t>(at)];
        out(at) = parts.lambda(static_cast<Index>(loading.item), static_cast<Index>(loading.factor));
    }
    if (layout.has_intercepts) out.segment(layout.loadings(), layout.items()) = parts.nu;
    out.segment(layout.first_uniqueness(), layout.items()) = parts.theta;
    for_each_covariance(layout, [&](Index at, Index j, Index k) { out(at) = parts.psi(j, k); });
    if (layout.has_factor_means) out.tail(layout.factors()) = parts.alpha;
    return out;
}

std::optional<Here> at_point(const Layout& layout, const Observed& observed, VectorXd point) {
    Here out;
    out.parts = parts_of(layout, point);
    out.point = std::move(point);
    const Parts& parts = out.parts;
    out.sigma = parts.lambda * parts.psi * parts.lambda.transpose();
    out.sigma.diagonal() += parts.theta;
    const Eigen::LLT<MatrixXd> factor(out.sigma);
    if (factor.info() != Eigen::Success) return std::nullopt;
    out.inverse = factor.solve(MatrixXd::Identity(out.sigma.rows(), out.sigma.cols()));
    out.misfit_of_means = VectorXd::Zero(layout.items());
    if (layout.has_intercepts) out.misfit_of_means = observed.means - parts.nu - parts.lambda * parts.alpha;
    const double log_determinant = 2 * MatrixXd(factor.matrixL()).diagonal().array().log().sum();
    out.discrepancy = log_determinant - observed.log_determinant + out.inverse.cwiseProduct(observed.s).sum() -
                      static_cast<double>(layout.items()) + out.misfit_of_means.dot(out.inverse * out.misfit_of_means);
    if (!std::isfinite(out.discrepancy)) return std::nullopt;
    return out;
}

Slopes slopes_of(const Layout& layout, const Observed& observed, const Here& here) {
    const auto parameters = parameters_of(layout, here.parts);
    const Index p = layout.items(), m = layout.factors();
    MatrixXd w(p, p + 2 * m);
    w << MatrixXd::Identity(p, p), here.parts.lambda * here.parts.psi, here.parts.lambda;
    const MatrixXd vw = here.inverse * w, k = w.transpose() * vw;
    const VectorXd mean_slopes = vw.transpose() * here.misfit_of_means;
    const MatrixXd q = k - vw.transpose() * observed.s * vw - mean_slopes * mean_slopes.transpose();
    Slopes out{VectorXd(layout.size()), MatrixXd(layout.size(), layout.size())};
    for (Index i = 0; i < layout.size(); ++i) {
        const Parameter& a = parameters[static_cast<std::size_t>(i)];
        out.gradient(i) = 2 * (a.c * q(a.u, a.v) - a.s * mean_slopes(a.x));
        for (Index j = 0; j <= i; ++j) {
            const Parameter& b = parameters[static_cast<std::size_t>(j)];
            const double covariances = a.c * b.c * (k(a.u, b.u) * k(a.v, b.v) + k(a.u, b.v) * k(a.v, b.u));
            out.information(i, j) = out.information(j, i) = 2 * (covariances + a.s * b.s * k(a.x, b.x));
        }
    }
    return out;
}

}  // namespace recaudit::detail
