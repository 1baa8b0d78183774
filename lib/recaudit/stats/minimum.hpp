/// Where is a smooth function of a few parameters least, and how does it bend there? Derivatives are differences, so any
/// function that can be worked out to full precision will do.
#pragma once

#include <recaudit/stats/matrix.hpp>

#include <functional>
#include <vector>

namespace recaudit {

using Point = std::vector<double>;
using Objective = std::function<double(const Point&)>;
using Outputs = std::function<std::vector<double>(const Point&)>;

/// First derivatives of each output (rows) by each parameter (columns), from differences of fourth order.
/// @param scales  per parameter, a change over which the function bends noticeably; the differences reach 2 % of it.
[[nodiscard]] Matrix jacobian(const Outputs& outputs, const Point& at, const Point& scales);

/// Second derivatives, from differences of fourth order; `scales` as in jacobian.
[[nodiscard]] Matrix hessian(const Objective& objective, const Point& at, const Point& scales);

struct Minimum {
    Point at;
    double value = 0;
    bool converged = false;
};

/// The minimum that Newton's steps reach from `start`; where the function is curved downwards they lead away from its ridge.
/// A value that is not finite counts as too high. It has converged where one more step would gain less than 1e-13.
/// @param smallest_scales  a parameter's scale is its own size, and this where it is smaller.
[[nodiscard]] Minimum minimum_near(const Objective& objective, const Point& start, const Point& smallest_scales);

/// The size of each parameter, or the smallest scale where that is larger.
[[nodiscard]] Point scales_at(const Point& at, const Point& smallest_scales);

}  // namespace recaudit
