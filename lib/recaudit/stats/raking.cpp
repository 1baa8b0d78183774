#include <recaudit/core/require.hpp>
#include <recaudit/stats/raking.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace recaudit {
namespace {

constexpr int most_iterations = 1000;
constexpr double tolerance = 1e-12;

std::vector<double> totals_of(const Margin& margin, std::span<const double> weights) {
    std::vector<double> out(margin.totals.size());
    for (std::size_t person = 0; person < weights.size(); ++person) out[margin.categories[person]] += weights[person];
    return out;
}

double sum_of(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// The first fault that is plain before any weight is made.
Raking with_fault(RakingFault fault, std::size_t margin, std::size_t category) {
    Raking out;
    out.fault = fault;
    out.margin = margin;
    out.category = category;
    return out;
}

Raking check(std::span<const Margin> margins, std::span<const double> start) {
    if (start.empty()) return with_fault(RakingFault::no_respondents, 0, 0);
    const double total = sum_of(margins.front().totals);
    for (std::size_t m = 0; m < margins.size(); ++m) {
        const auto weights = totals_of(margins[m], start);
        for (std::size_t c = 0; c < weights.size(); ++c) {
            if (margins[m].totals[c] > 0 && weights[c] == 0) return with_fault(RakingFault::nobody_answered, m, c);
            if (margins[m].totals[c] == 0 && weights[c] > 0) return with_fault(RakingFault::nobody_counted, m, c);
        }
        if (std::abs(sum_of(margins[m].totals) - total) > 1e-9 * total) return with_fault(RakingFault::unequal_totals, m, 0);
    }
    return {};
}

/// Fits one margin; returns the largest share by which a total was off.
double fit(const Margin& margin, std::vector<double>& weights) {
    auto factors = totals_of(margin, weights);
    double off = 0;
    for (std::size_t c = 0; c < factors.size(); ++c) {
        if (factors[c] == 0) continue;
        factors[c] = margin.totals[c] / factors[c];
        off = std::max(off, std::abs(factors[c] - 1));
    }
    for (std::size_t person = 0; person < weights.size(); ++person) weights[person] *= factors[margin.categories[person]];
    return off;
}

std::int64_t cut(std::vector<double>& weights, double largest) {
    std::int64_t capped = 0;
    for (double& weight : weights)
        if (weight > largest) {
            weight = largest;
            ++capped;
        }
    return capped;
}

void require_sense(std::span<const Margin> margins, std::span<const double> start, std::optional<double> cap) {
    require(!margins.empty(), "a margin to rake to");
    for (const Margin& margin : margins) {
        require(margin.categories.size() == start.size(), "a category for every respondent");
        require(std::ranges::all_of(margin.categories, [&](std::size_t c) { return c < margin.totals.size(); }),
                "a total for every category");
        require(std::ranges::all_of(margin.totals, [](double total) { return std::isfinite(total) && total >= 0; }), "totals of 0 or more");
    }
    require(std::ranges::all_of(start, [](double weight) { return std::isfinite(weight) && weight > 0; }), "starting weights above 0");
    require(!cap || *cap >= 1, "a cap of at least the mean weight");
}

}  // namespace

Raking rake(std::span<const Margin> margins, std::span<const double> start, std::optional<double> cap) {
    require_sense(margins, start, cap);
    Raking out = check(margins, start);
    if (out.fault != RakingFault::none) return out;
    std::vector<double> weights(start.begin(), start.end());
    double off = 1;
    while (off > tolerance && out.iterations < most_iterations) {
        off = 0;
        for (const Margin& margin : margins) off = std::max(off, fit(margin, weights));
        ++out.iterations;
    }
    if (off > tolerance) {
        out.fault = RakingFault::not_converged;
        return out;
    }
    if (cap) out.capped = cut(weights, *cap * sum_of(weights) / static_cast<double>(weights.size()));
    const auto [smallest, largest] = std::ranges::minmax(weights);
    out.smallest = smallest;
    out.largest = largest;
    const double sum = sum_of(weights), squares = std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
    out.effective_n = sum * sum / squares;
    out.weights = std::move(weights);
    return out;
}

}  // namespace recaudit
