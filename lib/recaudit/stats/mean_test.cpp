#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/mean_test.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace recaudit {
namespace {

void require_level(double confidence) { require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)"); }

Status status_of_size(std::int64_t n) { return n == 0 ? Status::no_answers : n == 1 ? Status::too_few : Status::ok; }

/// Fills t, p and interval from difference, se and df.
template <class Test>
void finish(Test& test, double confidence) {
    test.t = *test.difference / *test.se;
    test.p_value = t_two_sided(*test.t, *test.df);
    const Interval interval = t_interval(test.difference, test.se, *test.df, confidence);
    test.ci_low = interval.low;
    test.ci_high = interval.high;
}

Number average_sd(const Moments& a, const Moments& b) {
    return a.variance && b.variance ? Number(std::sqrt((*a.variance + *b.variance) / 2)) : Number();
}

}  // namespace

Interval t_interval(Number centre, Number se, double df, double confidence) {
    require_level(confidence);
    if (!centre || !se || !(df > 0)) return {};
    const Number quantile = t_quantile((1 + confidence) / 2, df);
    if (!quantile) return {};
    return {*centre - *quantile * *se, *centre + *quantile * *se};
}

double finite_population_factor(std::int64_t n, std::int64_t population) {
    require(population > 0, "a population of somebody");
    return std::sqrt(std::max(0.0, 1 - static_cast<double>(n) / static_cast<double>(population)));
}

WelchTest welch_test(const Moments& a, const Moments& b, double confidence) {
    require_level(confidence);
    WelchTest out;
    out.n_a = a.n;
    out.n_b = b.n;
    out.mean_a = a.mean;
    out.mean_b = b.mean;
    out.status = status_of_size(std::min(a.n, b.n));
    if (out.status == Status::no_answers) return out;
    out.difference = *a.mean - *b.mean;
    if (out.status != Status::ok) return out;
    const double part_a = *a.variance / static_cast<double>(a.n), part_b = *b.variance / static_cast<double>(b.n);
    out.standardiser = average_sd(a, b);
    out.se = std::sqrt(part_a + part_b);
    if (*out.se == 0) {
        out.status = Status::no_variance;
        return out;
    }
    // Written as shares of the squared standard error, so that nothing under- or overflows.
    const double share_a = part_a / (part_a + part_b), share_b = part_b / (part_a + part_b);
    out.df = 1 / (share_a * share_a / static_cast<double>(a.n - 1) + share_b * share_b / static_cast<double>(b.n - 1));
    finish(out, confidence);
    return out;
}

PairedTest paired_t_test(std::span<const double> from, std::span<const double> to, double confidence) {
    require_level(confidence);
    require(from.size() == to.size(), "pairs of values");
    std::vector<double> differences(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) differences[i] = to[i] - from[i];
    const Moments before = moments(from), after = moments(to), change = moments(differences);
    PairedTest out;
    out.n = change.n;
    out.mean_from = before.mean;
    out.mean_to = after.mean;
    out.difference = change.mean;
    out.se = change.se();
    out.standardiser = average_sd(before, after);
    out.status = status_of_size(change.n);
    if (out.status != Status::ok) return out;
    if (*out.se == 0) {
        out.status = Status::no_variance;
        return out;
    }
    out.df = static_cast<double>(change.n - 1);
    finish(out, confidence);
    return out;
}

}  // namespace recaudit
