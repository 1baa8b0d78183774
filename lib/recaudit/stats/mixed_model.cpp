#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/mean_test.hpp>
#include <recaudit/stats/minimum.hpp>
#include <recaudit/stats/mixed_model.hpp>

#include <Eigen/Dense>
#include <Eigen/Sparse>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <unordered_map>

namespace recaudit {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using Sparse = Eigen::SparseMatrix<double>;

/// More than this times the residual standard deviation between groups means that nothing is left within them.
constexpr double largest_theta = 1e4;

/// The least-squares fit of y on X, and X as orthonormal columns, on which everything further is well conditioned.
struct Fixed {
    MatrixXd columns;       // orthonormal, then the residuals divided by their length
    MatrixXd back;          // X * back = the orthonormal columns
    VectorXd coefficients;  // of least squares
    double residual_length = 0;
    double log_determinant = 0;  // of X'X
    VectorXd root_counts;        // of the people each row stands for; rows of X and y are multiplied by these
    double n = 0;                // people
};

/// One grouping with its groups numbered from 0.
struct Grouping {
    std::vector<Index> group_of;
    Index groups = 0;
};

Grouping numbered(const GroupOfRow& labels) {
    Grouping out;
    std::unordered_map<std::uint32_t, Index> numbers;
    out.group_of.reserve(labels.size());
    for (const std::uint32_t label : labels)
        out.group_of.push_back(numbers.emplace(label, static_cast<Index>(numbers.size())).first->second);
    out.groups = static_cast<Index>(numbers.size());
    return out;
}

MatrixXd to_eigen(const Matrix& matrix) {
    return Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
        matrix.cells().data(), static_cast<Index>(matrix.rows()), static_cast<Index>(matrix.columns()));
}

/// Nothing where columns of X depend on one another.
/// @param within  what lies within rows adds to the length of the residuals, and to nothing else: about the row's mean it sums
///                to 0 over each row and so over every column of X and every group.
std::optional<Fixed> fixed_part(std::span<const double> y, const Matrix& design, const VectorXd& counts, double within) {
    const auto n = static_cast<Index>(y.size()), p = static_cast<Index>(design.columns());
    Eigen::ColPivHouseholderQR<MatrixXd> qr;
    qr.setThreshold(1e-10);
    const VectorXd roots = counts.cwiseSqrt();
    qr.compute(roots.asDiagonal() * to_eigen(design));
    if (qr.rank() < p) return std::nullopt;
    const MatrixXd q = qr.householderQ() * MatrixXd::Identity(n, p);
    const auto r = qr.matrixR().topRows(p).triangularView<Eigen::Upper>();
    VectorXd residuals = roots.cwiseProduct(Eigen::Map<const VectorXd>(y.data(), n)), projected = VectorXd::Zero(p);
    for (int pass = 0; pass < 2; ++pass) {  // the second removes what rounding left of a mean far from 0
        const VectorXd part = q.transpose() * residuals;
        residuals -= q * part;
        projected += part;
    }
    Fixed out;
    out.back = qr.colsPermutation() * MatrixXd(r.solve(MatrixXd::Identity(p, p)));
    out.coefficients = out.back * projected;
    out.residual_length = std::sqrt(residuals.squaredNorm() + within);
    out.log_determinant = 2 * qr.matrixR().diagonal().head(p).array().abs().log().sum();
    out.root_counts = roots;
    out.n = counts.sum();
    out.columns.resize(n, p + 1);
    out.columns << q, residuals / (out.residual_length > 0 ? out.residual_length : 1);
    return out;
}

/// The criterion at one theta, for residuals of length 1.
struct Fit {
    double criterion = std::numeric_limits<double>::infinity();  // without constants
    double residual_variance = 0;
    VectorXd coefficients;  // of the orthonormal columns, beyond least squares
    MatrixXd covariance;    // of the coefficients of X, without the residual variance
};

/// The rows summed up in Z'Z and Z'[X y], so that the criterion costs no more than a sparse factorisation of the size of
/// the groups: with V = I + Z Lambda Lambda' Z', M = Lambda' Z'Z Lambda + I and A = [X y],
/// A' V^-1 A = A'A - (Lambda' Z'A)' M^-1 (Lambda' Z'A) and |V| = |M|.
class Likelihood {
public:
    Likelihood(const Fixed& fixed, const std::vector<Grouping>& groupings) : back_(fixed.back), n_(fixed.n), offsets_{0} {
        for (const Grouping& grouping : groupings) offsets_.push_back(offsets_.back() + grouping.groups);
        sum_up(fixed, groupings);
        if (groups() > 0) factor_.analyzePattern(cross_);
    }

    [[nodiscard]] Fit at(const Point& theta) {
        const Index p = back_.rows();
        MatrixXd products = MatrixXd::Identity(p + 1, p + 1);
        double log_determinant = 0;
        if (groups() > 0) {
            const VectorXd lambda = per_group(theta);
            factor_.factorize(scaled(lambda));
            if (factor_.info() != Eigen::Success) return {};
            const MatrixXd right = lambda.asDiagonal() * with_groups_;
            products -= right.transpose() * factor_.solve(right);
            log_determinant = factor_.vectorD().array().log().sum();
        }
        return fit_of(products, log_determinant);
    }

    [[nodiscard]] double degrees_of_freedom() const { return n_ - static_cast<double>(back_.rows()); }

private:
    [[nodiscard]] Index groups() const { return offsets_.back(); }

    void sum_up(const Fixed& fixed, const std::vector<Grouping>& groupings) {
        std::vector<Eigen::Triplet<double>> cells;
        const Index rows = fixed.columns.rows();
        cells.reserve(groupings.size() * (groupings.size() + 1) / 2 * static_cast<std::size_t>(rows));
        with_groups_ = MatrixXd::Zero(groups(), fixed.columns.cols());
        for (std::size_t a = 0; a < groupings.size(); ++a)
            for (Index row = 0; row < rows; ++row) {
                const auto at = static_cast<std::size_t>(row);
                const Index group = offsets_[a] + groupings[a].group_of[at];
                const double root = fixed.root_counts(row);
                with_groups_.row(group) += root * fixed.columns.row(row);
                for (std::size_t b = 0; b <= a; ++b) cells.emplace_back(group, offsets_[b] + groupings[b].group_of[at], root * root);
            }
        cross_.resize(groups(), groups());
        cross_.setFromTriplets(cells.begin(), cells.end());
    }

    [[nodiscard]] VectorXd per_group(const Point& theta) const {
        VectorXd out(groups());
        for (std::size_t k = 0; k < theta.size(); ++k) out.segment(offsets_[k], offsets_[k + 1] - offsets_[k]).setConstant(theta[k]);
        return out;
    }

    [[nodiscard]] Sparse scaled(const VectorXd& lambda) const {
        Sparse out = cross_;
        for (Index column = 0; column < out.outerSize(); ++column)
            for (Sparse::InnerIterator cell(out, column); cell; ++cell)
                cell.valueRef() = cell.value() * lambda(cell.row()) * lambda(column) + (cell.row() == column ? 1 : 0);
        return out;
    }

    [[nodiscard]] Fit fit_of(const MatrixXd& products, double log_determinant) const {
        const Index p = back_.rows();
        const Eigen::LLT<MatrixXd> factor(products);
        if (factor.info() != Eigen::Success) return {};
        const MatrixXd lower = factor.matrixL();
        const auto x = lower.topLeftCorner(p, p).triangularView<Eigen::Lower>();
        const double m = degrees_of_freedom(), residual = lower(p, p) * lower(p, p);
        const MatrixXd half = x.solve(back_.transpose());
        Fit out;
        out.criterion = log_determinant + 2 * lower.diagonal().head(p).array().log().sum() + m * std::log(residual);
        out.residual_variance = residual / m;
        out.coefficients = x.transpose().solve(lower.row(p).head(p).transpose());
        out.covariance = half.transpose() * half;
        return out;
    }

    MatrixXd back_;
    double n_;
    std::vector<Index> offsets_;  // where each grouping's groups begin
    Sparse cross_;                // Z'Z, its lower half
    MatrixXd with_groups_;        // Z'[X y]
    Eigen::SimplicialLDLT<Sparse> factor_;
};

MixedModel undefined(Status reason) {
    MixedModel out;
    out.status = reason;
    return out;
}

/// Whether two groupings put the same rows together.
bool same(const Grouping& a, const Grouping& b) {
    if (a.groups != b.groups) return false;
    return a.group_of == b.group_of;  // both are numbered in the order of the rows
}

bool can_be_told_apart(const std::vector<Grouping>& groupings, double people) {
    for (std::size_t a = 0; a < groupings.size(); ++a) {
        if (groupings[a].groups < 2 || static_cast<double>(groupings[a].groups) == people) return false;
        for (std::size_t b = 0; b < a; ++b)
            if (same(groupings[a], groupings[b])) return false;
    }
    return true;
}

/// The scale of theta below which groups of average size hardly differ from no groups.
Point smallest_scales(const std::vector<Grouping>& groupings, double people) {
    Point out;
    for (const Grouping& grouping : groupings) out.push_back(std::sqrt(static_cast<double>(grouping.groups) / people));
    return out;
}

/// The best of a coarse grid: the criterion may have more than one minimum.
Point best_start(const Objective& criterion, std::size_t parameters) {
    Point best;
    double least = std::numeric_limits<double>::infinity();
    std::size_t combinations = 1;
    for (std::size_t k = 0; k < parameters; ++k) combinations *= 3;
    for (std::size_t c = 0; c < combinations; ++c) {
        Point theta;
        for (std::size_t k = 0, rest = c; k < parameters; ++k, rest /= 3) theta.push_back(0.1 * std::pow(5, static_cast<double>(rest % 3)));
        const double value = criterion(theta);
        if (value < least || best.empty()) {
            best = theta;
            least = value;
        }
    }
    return best;
}

/// The criterion is even in each theta, so that a minimum at 0 is found as any other; what is left of it is taken off.
Point tidied(Point theta, const Point& smallest) {
    for (std::size_t k = 0; k < theta.size(); ++k) theta[k] = std::abs(theta[k]) < 1e-5 * smallest[k] ? 0 : std::abs(theta[k]);
    return theta;
}

/// The thetas that are not 0. Those that are 0 have no slope and share no curvature with the others.
struct Inside {
    std::vector<std::size_t> parameters;
    Point at, scales;
    Point whole;

    [[nodiscard]] Point filled(const Point& part) const {
        Point out = whole;
        for (std::size_t i = 0; i < part.size(); ++i) out[parameters[i]] = part[i];
        return out;
    }
};

Inside inside(const Point& theta, const Point& smallest) {
    const Point scales = scales_at(theta, smallest);
    Inside out;
    out.whole = theta;
    for (std::size_t k = 0; k < theta.size(); ++k)
        if (theta[k] > 0) {
            out.parameters.push_back(k);
            out.at.push_back(theta[k]);
            out.scales.push_back(scales[k]);
        }
    return out;
}

/// log of each coefficient's variance, the residual variance profiled out.
std::vector<double> log_variances(const Fit& fit) {
    std::vector<double> out;
    for (Index j = 0; j < fit.covariance.rows(); ++j) out.push_back(std::log(fit.covariance(j, j) * fit.residual_variance));
    return out;
}

/// Satterthwaite's degrees of freedom 2 v^2 / var(v) = 1 / (1/m + w' H^-1 w), w the slopes of log v and H the curvature of
/// the criterion, both with the residual variance profiled out, which is lmerTest's by the Schur complement of its Hessian.
/// Nothing where the criterion is flat.
std::optional<std::vector<double>> satterthwaite(Likelihood& likelihood, const Inside& theta, std::size_t coefficients) {
    const double m = likelihood.degrees_of_freedom();
    std::vector<double> out(coefficients, m);
    if (theta.at.empty()) return out;
    const Objective criterion = [&](const Point& part) { return likelihood.at(theta.filled(part)).criterion; };
    const Outputs variances = [&](const Point& part) { return log_variances(likelihood.at(theta.filled(part))); };
    const auto k = static_cast<Index>(theta.at.size());
    const Eigen::Map<const VectorXd> scales(theta.scales.data(), k);
    const MatrixXd curvature = scales.asDiagonal() * to_eigen(hessian(criterion, theta.at, theta.scales)) * scales.asDiagonal();
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(curvature);
    if (!(eigen.eigenvalues().minCoeff() > 1e-10 * m)) return std::nullopt;
    const MatrixXd slopes = to_eigen(jacobian(variances, theta.at, theta.scales)) * scales.asDiagonal();
    const Eigen::LLT<MatrixXd> factor(curvature);
    for (std::size_t j = 0; j < coefficients; ++j) {
        const VectorXd w = slopes.row(static_cast<Index>(j)).transpose();
        out[j] = 1 / (1 / m + w.dot(factor.solve(w)));
    }
    return out;
}

Matrix to_matrix(const MatrixXd& matrix) {
    Matrix out(static_cast<std::size_t>(matrix.rows()), static_cast<std::size_t>(matrix.cols()));
    for (Index i = 0; i < matrix.rows(); ++i)
        for (Index j = 0; j < matrix.cols(); ++j) out(static_cast<std::size_t>(i), static_cast<std::size_t>(j)) = matrix(i, j);
    return out;
}

/// The fit in the units of y and X.
MixedModel in_units_of(const Fixed& fixed, const Fit& fit, const Point& theta, double m) {
    const double squared = fixed.residual_length * fixed.residual_length;
    MixedModel out;
    const VectorXd coefficients = fixed.coefficients + fixed.residual_length * (fixed.back * fit.coefficients);
    out.coefficients.assign(coefficients.begin(), coefficients.end());
    out.residual_variance = squared * fit.residual_variance;
    out.covariance = to_matrix(out.residual_variance * fit.covariance);
    for (const double ratio : theta) out.group_variances.push_back(ratio * ratio * out.residual_variance);
    out.reml_criterion = fit.criterion + m * (1 + std::log(2 * std::numbers::pi / m) + std::log(squared)) + fixed.log_determinant;
    return out;
}

MixedModel fitted(const Fixed& fixed, const std::vector<Grouping>& groupings) {
    Likelihood likelihood(fixed, groupings);
    const Objective criterion = [&](const Point& theta) { return likelihood.at(theta).criterion; };
    const Point smallest = smallest_scales(groupings, fixed.n);
    const Minimum minimum = minimum_near(criterion, best_start(criterion, groupings.size()), smallest);
    const Point theta = tidied(minimum.at, smallest);
    if (std::any_of(theta.begin(), theta.end(), [](double x) { return x > largest_theta; })) return undefined(Status::not_identified);
    const auto df = satterthwaite(likelihood, inside(theta, smallest), static_cast<std::size_t>(fixed.back.rows()));
    if (!df) return undefined(minimum.converged ? Status::not_identified : Status::not_converged);
    if (!minimum.converged) return undefined(Status::not_converged);
    MixedModel out = in_units_of(fixed, likelihood.at(theta), theta, likelihood.degrees_of_freedom());
    out.degrees_of_freedom = *df;
    return out;
}

}  // namespace

MixedModel mixed_model(std::span<const double> y, const Matrix& design, std::span<const GroupOfRow> groupings,
                       std::span<const std::int64_t> counts, double within) {
    require(design.rows() == y.size(), "a row of the design for each value");
    require(within >= 0, "a sum of squares");
    require(counts.empty() || counts.size() == y.size(), "a count for each value");
    std::vector<Grouping> numbers;
    for (const GroupOfRow& grouping : groupings) {
        require(grouping.size() == y.size(), "a group for each value");
        numbers.push_back(numbered(grouping));
    }
    VectorXd people = VectorXd::Ones(static_cast<Index>(y.size()));
    for (std::size_t row = 0; row < counts.size(); ++row) people(static_cast<Index>(row)) = static_cast<double>(counts[row]);
    if (people.sum() <= static_cast<double>(design.columns())) return undefined(Status::too_few);
    if (y.size() < design.columns()) return undefined(Status::not_identified);
    const auto fixed = fixed_part(y, design, people, within);
    if (!fixed) return undefined(Status::not_identified);
    const double of_rows = fixed->root_counts.cwiseProduct(Eigen::Map<const VectorXd>(y.data(), people.size())).squaredNorm();
    const double length = std::sqrt(of_rows + within);
    if (!(fixed->residual_length > 1e-12 * length)) return undefined(Status::no_variance);
    if (!can_be_told_apart(numbers, fixed->n)) return undefined(Status::not_identified);
    return fitted(*fixed, numbers);
}

CoefficientTest coefficient_test(const MixedModel& model, std::size_t coefficient, double confidence) {
    CoefficientTest out;
    out.status = model.status;
    if (model.status != Status::ok) return out;
    require(coefficient < model.coefficients.size(), "a coefficient of the model");
    out.estimate = model.coefficients[coefficient];
    out.se = std::sqrt(model.covariance(coefficient, coefficient));
    out.df = model.degrees_of_freedom[coefficient];
    out.t = *out.estimate / *out.se;
    out.p_value = t_two_sided(*out.t, *out.df);
    const Interval interval = t_interval(out.estimate, out.se, *out.df, confidence);
    out.ci_low = interval.low;
    out.ci_high = interval.high;
    return out;
}

}  // namespace recaudit
