#include <recaudit/core/require.hpp>
#include <recaudit/stats/quantile.hpp>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace recaudit {
namespace {

/// Interpolates at position h = 1 + (n - 1) p, where value_at(k) is the k-th smallest value, k from 1.
template <class ValueAt>
double type_7(std::int64_t n, double p, ValueAt value_at) {
    const double h = 1 + static_cast<double>(n - 1) * p;
    const double below = std::floor(h), share = h - below;
    const double low = value_at(below);
    if (share == 0) return low;
    const double high = value_at(std::min(below + 1, static_cast<double>(n)));
    // Between equal values nothing is interpolated, so that rounding cannot leave the value.
    return low == high ? low : (1 - share) * low + share * high;
}

double value_at(const Tally& tally, double position) {
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i) {
        seen += tally.counts[i];
        if (static_cast<double>(seen) >= position) return tally.values[i];
    }
    return tally.values.back();
}

/// Values ascending, each with the weight of all values up to it, weights summing to n.
struct CumulativeWeights {
    std::vector<double> values, cumulative;
};

CumulativeWeights cumulative_weights(std::span<const double> values, std::span<const double> weights) {
    std::vector<std::pair<double, double>> pairs;
    pairs.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) pairs.emplace_back(values[i], weights[i]);
    std::sort(pairs.begin(), pairs.end());
    double total = 0;
    for (const auto& [value, weight] : pairs) total += weight;
    CumulativeWeights out;
    if (total <= 0) return out;
    double sum = 0;
    for (const auto& [value, weight] : pairs) {
        sum += weight * static_cast<double>(values.size()) / total;
        out.values.push_back(value);
        out.cumulative.push_back(sum);
    }
    return out;
}

Estimate quantile(const CumulativeWeights& sorted, double p) {
    if (sorted.values.empty()) return Status::not_identified;
    // 1e-9 forgives the rounding of sums of weights.
    const auto value_at = [&](double position) {
        const auto found = std::lower_bound(sorted.cumulative.begin(), sorted.cumulative.end(), position - 1e-9);
        return found == sorted.cumulative.end() ? sorted.values.back() : sorted.values[static_cast<std::size_t>(found - sorted.cumulative.begin())];
    };
    return type_7(static_cast<std::int64_t>(sorted.values.size()), p, value_at);
}

}  // namespace

Estimate quantile(const Tally& tally, double p) {
    require(p >= 0 && p <= 1, "a quantile's share lies in [0, 1]");
    if (tally.empty()) return Status::no_answers;
    return type_7(tally.n(), p, [&](double position) { return value_at(tally, position); });
}

Estimate weighted_quantile(std::span<const double> values, SamplingWeights weights, double p) {
    require(p >= 0 && p <= 1, "a quantile's share lies in [0, 1]");
    require(values.size() == weights.values().size(), "one weight a value");
    if (values.empty()) return Status::no_answers;
    return quantile(cumulative_weights(values, weights.values()), p);
}

Quartiles quartiles(const Tally& tally) {
    return {quantile(tally, 0.25).number(), quantile(tally, 0.5).number(), quantile(tally, 0.75).number()};
}

Quartiles weighted_quartiles(std::span<const double> values, SamplingWeights weights) {
    require(values.size() == weights.values().size(), "one weight a value");
    const auto sorted = cumulative_weights(values, weights.values());
    return {quantile(sorted, 0.25).number(), quantile(sorted, 0.5).number(), quantile(sorted, 0.75).number()};
}

}  // namespace recaudit
