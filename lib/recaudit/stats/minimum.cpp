#include <recaudit/stats/minimum.hpp>

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <optional>

namespace recaudit {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr double share_of_scale = 0.01;

Point moved(Point at, std::size_t parameter, double by) {
    at[parameter] += by;
    return at;
}

double second_derivative(const Objective& f, const Point& at, double centre, std::size_t i, double h) {
    const auto pair = [&](double by) { return f(moved(at, i, by)) + f(moved(at, i, -by)); };
    return (16 * pair(h) - pair(2 * h) - 30 * centre) / (12 * h * h);
}

double mixed_derivative(const Objective& f, const Point& at, std::size_t i, std::size_t j, const Point& steps) {
    const auto corners = [&](double times) {
        const double a = times * steps[i], b = times * steps[j];
        const Point up = moved(at, i, a), down = moved(at, i, -a);
        return (f(moved(up, j, b)) - f(moved(up, j, -b)) - f(moved(down, j, b)) + f(moved(down, j, -b))) / (4 * a * b);
    };
    return (4 * corners(1) - corners(2)) / 3;
}

Point steps_of(const Point& scales) {
    Point out(scales);
    for (double& step : out) step *= share_of_scale;
    return out;
}

/// A step in units of the scales, and what half of its square in the metric of the curvature promises to gain.
struct Step {
    VectorXd by;
    double gain = 0;
    bool curved_upwards = false;
};

Step newton_step(const Objective& objective, const Point& at, const Point& scales) {
    const auto k = static_cast<Index>(at.size());
    const Matrix slope = jacobian([&](const Point& x) { return std::vector{objective(x)}; }, at, scales);
    const Matrix bend = hessian(objective, at, scales);
    const Eigen::Map<const VectorXd> units(scales.data(), k), first(slope.cells().data(), k);
    const VectorXd gradient = first.cwiseProduct(units);
    const Eigen::MatrixXd curvature =
        units.asDiagonal() * Eigen::Map<const Eigen::MatrixXd>(bend.cells().data(), k, k) * units.asDiagonal();
    Step out{VectorXd::Zero(k), 0, true};
    if (!gradient.allFinite() || !curvature.allFinite()) return {out.by, 0, false};
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(curvature);
    const double least = 1e-9 * eigen.eigenvalues().cwiseAbs().maxCoeff();
    for (Index i = 0; i < k; ++i) {
        const auto direction = eigen.eigenvectors().col(i);
        const double steepness = direction.dot(gradient), lambda = eigen.eigenvalues()(i);
        double length = -steepness / std::max(std::abs(lambda), std::max(least, 1e-300));
        if (lambda < -least) {  // a ridge: its top has no slope, and is no place to stay
            out.curved_upwards = false;
            length = std::copysign(std::max(std::abs(length), 0.5), length);
        }
        out.by += length * direction;
        out.gain += std::abs(length * steepness) / 2;
    }
    out.by /= std::max(1.0, out.by.cwiseAbs().maxCoeff());
    return out;
}

/// The first of ever shorter steps that does not lead upwards.
std::optional<Minimum> descended(const Objective& objective, const Minimum& from, const Step& step, const Point& scales) {
    const double rounding = 1e-13 * (1 + std::abs(from.value));
    for (double share = 1; share > 1e-9; share /= 2) {
        Minimum next = from;
        for (std::size_t i = 0; i < next.at.size(); ++i) next.at[i] += share * step.by(static_cast<Index>(i)) * scales[i];
        next.value = objective(next.at);
        if (next.value <= from.value + rounding) return next;
    }
    return std::nullopt;
}

}  // namespace

Point scales_at(const Point& at, const Point& smallest_scales) {
    Point out(smallest_scales);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = std::max(out[i], std::abs(at[i]));
    return out;
}

Matrix jacobian(const Outputs& outputs, const Point& at, const Point& scales) {
    const Point steps = steps_of(scales);
    Matrix out;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const double h = steps[i];
        const auto up = outputs(moved(at, i, h)), down = outputs(moved(at, i, -h));
        const auto far_up = outputs(moved(at, i, 2 * h)), far_down = outputs(moved(at, i, -2 * h));
        if (i == 0) out = Matrix(up.size(), at.size());
        for (std::size_t row = 0; row < up.size(); ++row)
            out(row, i) = (8 * (up[row] - down[row]) - (far_up[row] - far_down[row])) / (12 * h);
    }
    return out;
}

Matrix hessian(const Objective& objective, const Point& at, const Point& scales) {
    const Point steps = steps_of(scales);
    const double centre = objective(at);
    Matrix out(at.size(), at.size());
    for (std::size_t i = 0; i < at.size(); ++i) {
        out(i, i) = second_derivative(objective, at, centre, i, steps[i]);
        for (std::size_t j = 0; j < i; ++j) out(i, j) = out(j, i) = mixed_derivative(objective, at, i, j, steps);
    }
    return out;
}

Minimum minimum_near(const Objective& objective, const Point& start, const Point& smallest_scales) {
    Minimum now{start, objective(start), start.empty()};
    for (int count = 0; count < 200 && !now.converged && std::isfinite(now.value); ++count) {
        const Point scales = scales_at(now.at, smallest_scales);
        const Step step = newton_step(objective, now.at, scales);
        auto next = descended(objective, now, step, scales);
        const bool settled = step.curved_upwards && step.gain < 1e-13;
        if (!next && !settled) break;
        if (next) now = *next;
        now.converged = settled;
    }
    return now;
}

}  // namespace recaudit
