#include <recaudit/stats/root.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace recaudit {
namespace {

struct Point {
    double x, y;
};

/// How far between `newest` and `other` to look next: inverse quadratic interpolation where the three points allow it,
/// else the middle.
double next_share(Point newest, Point other, Point last) {
    const double xi = (newest.x - other.x) / (last.x - other.x), phi = (newest.y - other.y) / (last.y - other.y);
    const bool smooth = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    if (!smooth) return 0.5;
    return newest.y / (other.y - newest.y) * last.y / (other.y - last.y) +
           (last.x - newest.x) / (other.x - newest.x) * newest.y / (last.y - newest.y) * other.y / (last.y - other.y);
}

}  // namespace

std::optional<double> root_between(const std::function<double(double)>& function, double low, double high) {
    Point newest{high, function(high)}, other{low, function(low)};
    if (!std::isfinite(newest.y) || !std::isfinite(other.y) || newest.y * other.y > 0) return std::nullopt;
    double share = 0.5;
    for (int step = 0; step < 200; ++step) {
        const Point best = std::abs(newest.y) < std::abs(other.y) ? newest : other;
        const double width = std::abs(other.x - newest.x),
                     tolerance = 4 * std::numeric_limits<double>::epsilon() * std::abs(best.x) + 1e-300;
        if (best.y == 0 || width <= tolerance) return best.x;
        const double edge = std::min(0.5, tolerance / width);
        share = std::clamp(share, edge, 1 - edge);
        const double x = newest.x + share * (other.x - newest.x);
        const Point tried{x, function(x)};
        if (!std::isfinite(tried.y)) return std::nullopt;
        const bool same_side = (tried.y > 0) == (newest.y > 0);
        const Point last = same_side ? newest : other;
        if (!same_side) other = newest;
        newest = tried;
        share = next_share(newest, other, last);
    }
    return newest.x;
}

std::optional<double> root_near(const std::function<double(double)>& function, double guess, double step) {
    // Both ends move: where the function is flat, its values do not tell on which side the root lies.
    for (int widening = 0; widening < 60; ++widening, step *= 2) {
        const double at_low = function(guess - step), at_high = function(guess + step);
        if (!std::isfinite(at_low) || !std::isfinite(at_high)) return std::nullopt;
        if (at_low * at_high <= 0) return root_between(function, guess - step, guess + step);
    }
    return std::nullopt;
}

}  // namespace recaudit
