#include <recaudit/stats/proportion.hpp>

#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {

Interval wilson_interval(std::int64_t x, std::int64_t n, double level) {
    require(x >= 0 && x <= n, "a share is of some out of n");
    require(level > 0 && level < 1, "the confidence level is between 0 and 1");
    const Number z = normal_quantile((1 + level) / 2);
    if (n == 0 || !z) return {};
    const auto people = static_cast<double>(n);
    const double p = static_cast<double>(x) / people, zz = *z * *z;
    const double centre = p + zz / (2 * people), half = *z * std::sqrt(p * (1 - p) / people + zz / (4 * people * people));
    const double scale = 1 + zz / people;
    // At the ends the formula is exact, and rounding must not leave 0 or 1.
    return {x == 0 ? 0 : std::max(0.0, (centre - half) / scale), x == n ? 1 : std::min(1.0, (centre + half) / scale)};
}

Interval newcombe_interval(std::int64_t x1, std::int64_t n1, std::int64_t x2, std::int64_t n2, double level) {
    const Interval first = wilson_interval(x1, n1, level), second = wilson_interval(x2, n2, level);
    if (!first.low || !second.low) return {};
    const double p1 = static_cast<double>(x1) / static_cast<double>(n1), p2 = static_cast<double>(x2) / static_cast<double>(n2);
    return {p1 - p2 - std::hypot(p1 - *first.low, *second.high - p2), p1 - p2 + std::hypot(*first.high - p1, p2 - *second.low)};
}

}  // namespace recaudit
