/// Means over s = sqrt(chi-square / degrees of freedom), of which the noncentral t and the studentized range are made.
#pragma once

#include <recaudit/core/number.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/root.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <type_traits>
#include <vector>

namespace recaudit::detail {

/// The normal distribution and its density.
inline double phi(double x) { return std::erfc(-x / std::numbers::sqrt2) / 2; }
inline double phi_density(double x) { return std::exp(-x * x / 2) / std::sqrt(2 * std::numbers::pi); }

/// A probability and how fast it changes.
struct Slope {
    double value = 0, slope = 0;
    friend Slope operator*(Slope a, double by) { return {a.value * by, a.slope * by}; }
    friend Slope operator*(double by, Slope a) { return a * by; }
    Slope& operator+=(Slope more) { return *this = {value + more.value, slope + more.slope}; }
};

/// Means over s = sqrt(chi-square(df) / df), which both the noncentral t and the studentized range are made of.
/// In x = log(s) the density is smooth and dies away at both ends, so the trapezoidal rule converges exponentially;
/// dividing by the sum of the densities makes any constant of the density needless. The nodes serve any number of means.
class MeanOverChi {
public:
    /// @param steepness  how fast the values may change in x: the step shrinks with it.
    MeanOverChi(double df, double steepness) {
        df = std::min(df, 1e10);  // beyond, s is 1 to ten digits
        const double step = std::max(std::min(0.13, 0.7 / std::sqrt(2 * df + steepness * steepness)), 1e-3 / std::sqrt(2 * df));
        const auto add = [&](double x) {
            const double weight = std::exp(df * (x - std::expm1(2 * x) / 2));
            nodes_.push_back({std::exp(x), weight});
            total_ += weight;
            return weight > 1e-17;
        };
        for (int i = 0; add(i * step);) ++i;
        for (int i = -1; add(i * step);) --i;
    }
    /// @param value  a number, or a slope of s.
    template <class Value>
    [[nodiscard]] auto of(Value value) const {
        std::invoke_result_t<Value, double> sum{};
        for (const Node& node : nodes_) sum += node.weight * value(node.s);
        return sum * (1 / total_);
    }

private:
    struct Node {
        double s, weight;
    };
    std::vector<Node> nodes_;
    double total_ = 0;
};

/// Where a monotone probability takes the value p. Newton's method on normal quantiles, on which a noncentral t's
/// probability is nearly a straight line: two or three steps give full precision.
template <class Function>
Number root_of_probability(double p, double guess, Function function) {
    const Number target = normal_quantile(p);
    for (int step = 0; step < 12; ++step) {
        const Slope at = function(guess);
        if (!(at.value > 1e-12 && at.value < 1 - 1e-12)) break;
        const double z = *normal_quantile(at.value);
        const double move = (z - *target) * phi_density(z) / at.slope;
        guess -= move;
        if (std::abs(move) < 1e-12 * std::max(1.0, std::abs(guess))) return guess;
    }
    const auto root = root_near([&](double x) { return function(x).value - p; }, guess, 0.1);
    return root ? Number(*root) : Number();
}

}  // namespace recaudit::detail
