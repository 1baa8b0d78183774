#include <recaudit/stats/moments.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

/// Deviations are taken from the first value: exact for a constant group, and small where all values are large.
template <class CountOf>
Moments two_pass(std::span<const double> values, std::int64_t n, CountOf count_of) {
    Moments out{n, {}, {}};
    if (n == 0) return out;
    const double origin = values.front();
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += count_of(i) * (values[i] - origin);
    const double shift = sum / static_cast<double>(n);
    out.mean = origin + shift;
    if (n < 2) return out;
    double squares = 0, remainder = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double deviation = (values[i] - origin) - shift;
        squares += count_of(i) * deviation * deviation;
        remainder += count_of(i) * deviation;
    }
    out.variance = std::max(0.0, squares - remainder * remainder / static_cast<double>(n)) / static_cast<double>(n - 1);
    return out;
}

}  // namespace

Number Moments::sd() const { return variance ? Number(std::sqrt(*variance)) : Number(); }
Number Moments::se() const { return variance ? Number(std::sqrt(*variance / static_cast<double>(n))) : Number(); }

Moments moments(const Tally& tally) {
    return two_pass(tally.values, tally.n(), [&](std::size_t i) { return static_cast<double>(tally.counts[i]); });
}

Moments moments(std::span<const double> values) {
    return two_pass(values, static_cast<std::int64_t>(values.size()), [](std::size_t) { return 1.0; });
}

Moments merged(const Moments& a, const Moments& b) {
    if (a.n == 0) return b;
    if (b.n == 0) return a;
    const double n_a = static_cast<double>(a.n), n_b = static_cast<double>(b.n), n = n_a + n_b;
    const double difference = *b.mean - *a.mean;
    const double squares_a = a.variance ? *a.variance * (n_a - 1) : 0;
    const double squares_b = b.variance ? *b.variance * (n_b - 1) : 0;
    return {a.n + b.n, *a.mean + difference * n_b / n, (squares_a + squares_b + difference * difference * n_a * n_b / n) / (n - 1)};
}

}  // namespace recaudit
