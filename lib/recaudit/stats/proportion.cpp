#include <recaudit/stats/proportion.hpp>

#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {

Interval wilson_interval(std::int64_t count, std::int64_t n, double level) {
    require(count >= 0 && count <= n, "a share is of count out of n");
    require(level > 0 && level < 1, "the confidence level is between 0 and 1");
    if (n == 0) return {};
    const double z = normal_quantile((1 + level) / 2).value();
    const auto people = static_cast<double>(n);
    const double p = static_cast<double>(count) / people, drawn = z * z / people;
    const double half = z * std::sqrt(p * (1 - p) / people + drawn / (4 * people));
    // At either end the root takes away exactly what is added to it; in binary a trace may be left.
    const double low = count == 0 ? 0 : (p + drawn / 2 - half) / (1 + drawn);
    const double high = count == n ? 1 : (p + drawn / 2 + half) / (1 + drawn);
    return {std::max(0.0, low), std::min(1.0, high)};
}

}  // namespace recaudit
