#include <recaudit/stats/weighted_tally.hpp>

#include <cmath>
#include <numeric>

namespace recaudit {
namespace {

constexpr double rounding = 1e-9;  // cumulative weights that fall short of a whole position by less are there

/// The value at position k of 1 ... n when each value is repeated by its weight.
double value_at(const WeightedTally& tally, double scale, double k) {
    double reached = 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i) {
        reached += tally.weights[i] * scale;
        if (reached >= k - rounding) return tally.values[i];
    }
    return tally.values.back();
}

Number quantile(const WeightedTally& tally, double n, double scale, double p) {
    const double position = 1 + (n - 1) * p;
    const double whole = std::floor(position), part = position - whole;
    const double below = value_at(tally, scale, whole);
    if (part == 0) return below;
    return (1 - part) * below + part * value_at(tally, scale, std::fmin(whole + 1, n));
}

void append(WeightedTally& out, const WeightedTally& from, std::size_t i) {
    if (out.values.empty() || out.values.back() != from.values[i]) {
        out.values.push_back(from.values[i]);
        out.counts.push_back(0);
        out.weights.push_back(0);
        out.squared_weights.push_back(0);
    }
    out.counts.back() += from.counts[i];
    out.weights.back() += from.weights[i];
    out.squared_weights.back() += from.squared_weights[i];
}

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }
double people_in(const WeightedTally& tally) { return static_cast<double>(std::accumulate(tally.counts.begin(), tally.counts.end(), std::int64_t{0})); }

}  // namespace

WeightedTally merged(const WeightedTally& a, const WeightedTally& b) {
    WeightedTally out;
    std::size_t i = 0, j = 0;
    while (i < a.values.size() || j < b.values.size()) {
        const bool from_a = j == b.values.size() || (i < a.values.size() && a.values[i] <= b.values[j]);
        if (from_a) append(out, a, i++);
        else append(out, b, j++);
    }
    return out;
}

WeightedMoments moments(const WeightedTally& tally) {
    WeightedMoments out;
    const double n = people_in(tally), total = sum_of(tally.weights);
    out.n = static_cast<std::int64_t>(n);
    if (!(total > 0)) return out;
    const double origin = tally.values.front();  // values near 1e8 lose no digits
    double mean = 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i) mean += tally.weights[i] * (tally.values[i] - origin);
    mean = origin + mean / total;
    out.mean = mean;
    if (out.n < 2) return out;
    double squares = 0, weighted_squares = 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i) {
        const double deviation = tally.values[i] - mean;
        squares += tally.weights[i] * deviation * deviation;
        weighted_squares += tally.squared_weights[i] * deviation * deviation;
    }
    out.variance = n / (n - 1) * squares / total;
    out.se = std::sqrt(n / (n - 1) * weighted_squares) / total;
    return out;
}

Quartiles quartiles(const WeightedTally& tally) {
    const double n = people_in(tally), total = sum_of(tally.weights);
    if (!(total > 0)) return {};
    const double scale = n / total;
    return {quantile(tally, n, scale, 0.25), quantile(tally, n, scale, 0.5), quantile(tally, n, scale, 0.75)};
}

}  // namespace recaudit
