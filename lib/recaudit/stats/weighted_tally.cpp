#include <recaudit/core/require.hpp>
#include <recaudit/stats/weighted_tally.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace recaudit {
namespace {

constexpr double rounding = 1e-9;  // cumulative weights that fall short of a whole position by less are there

void append(WeightedTally& out, double value, std::int64_t count, double weight, double squared_weight) {
    if (out.values.empty() || out.values.back() != value) {
        out.values.push_back(value);
        out.counts.push_back(0);
        out.weights.push_back(0);
        out.squared_weights.push_back(0);
    }
    out.counts.back() += count;
    out.weights.back() += weight;
    out.squared_weights.back() += squared_weight;
}

void append(WeightedTally& out, const WeightedTally& from, std::size_t i) {
    append(out, from.values[i], from.counts[i], from.weights[i], from.squared_weights[i]);
}

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// The value at position k of 1 ... n when each value is repeated by its weight times `scale`.
double value_at(const WeightedTally& tally, double scale, double k) {
    double reached = 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i) {
        reached += tally.weights[i] * scale;
        if (reached >= k - rounding) return tally.values[i];
    }
    return tally.values.back();
}

}  // namespace

SamplingWeights::SamplingWeights(std::span<const double> weights) : weights_(weights) {
    require(std::ranges::all_of(weights, [](double w) { return std::isfinite(w) && w >= 0; }), "a sampling weight is 0 or more");
}

std::int64_t WeightedTally::n() const { return std::accumulate(counts.begin(), counts.end(), std::int64_t{0}); }

WeightedTally weighted_tally_of(std::span<const double> values, SamplingWeights weights) {
    const auto w = weights.values();
    require(values.size() == w.size(), "one weight a value");
    require(std::ranges::all_of(values, [](double value) { return std::isfinite(value); }), "a tally holds finite values");
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Equal values by weight: sums do not depend on the order of people.
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return values[a] != values[b] ? values[a] < values[b] : w[a] < w[b]; });
    WeightedTally out;
    for (const std::size_t i : order) append(out, values[i], 1, w[i], w[i] * w[i]);
    return out;
}

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

Number WeightedMoments::sd() const { return variance ? Number(std::sqrt(*variance)) : Number(); }

WeightedMoments moments(const WeightedTally& tally) {
    WeightedMoments out;
    out.n = tally.n();
    const double total = sum_of(tally.weights);
    if (!(total > 0)) return out;
    const double origin = tally.values.front();  // values near 1e8 lose no digits
    double sum = 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i) sum += tally.weights[i] * (tally.values[i] - origin);
    const double shift = sum / total;
    out.mean = origin + shift;
    if (out.n < 2) return out;
    double squares = 0, weighted_squares = 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i) {
        const double deviation = (tally.values[i] - origin) - shift;
        squares += tally.weights[i] * deviation * deviation;
        weighted_squares += tally.squared_weights[i] * deviation * deviation;
    }
    const double correction = static_cast<double>(out.n) / static_cast<double>(out.n - 1);
    out.variance = correction * squares / total;
    out.se = std::sqrt(correction * weighted_squares) / total;
    return out;
}

Estimate quantile(const WeightedTally& tally, double p) {
    require(p >= 0 && p <= 1, "a quantile's share lies in [0, 1]");
    const std::int64_t n = tally.n();
    const double total = sum_of(tally.weights);
    if (n == 0) return Status::no_answers;
    if (!(total > 0)) return Status::not_identified;
    const double scale = static_cast<double>(n) / total;
    return detail::type_7(n, p, [&](double position) { return value_at(tally, scale, position); });
}

Quartiles quartiles(const WeightedTally& tally) {
    return {quantile(tally, 0.25).number(), quantile(tally, 0.5).number(), quantile(tally, 0.75).number()};
}

}  // namespace recaudit
