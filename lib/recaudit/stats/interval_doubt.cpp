#include <recaudit/stats/interval_doubt.hpp>
#include <recaudit/stats/moments.hpp>

#include <cmath>

namespace recaudit {
namespace {

constexpr double strongly_skewed = 1, people_a_squared_skewness = 25;
constexpr std::int64_t many_people = 100;

std::int64_t people_at(const Tally& tally, double value) {
    for (std::size_t i = 0; i < tally.values.size(); ++i)
        if (tally.values[i] == value) return tally.counts[i];
    return 0;
}

}  // namespace

Estimate skewness(const Tally& tally) {
    const Moments all = moments(tally);
    if (all.n < 3) return Status::too_few;
    if (!all.variance || *all.variance == 0) return Status::no_variance;
    const auto n = static_cast<double>(all.n);
    double cubes = 0;
    for (std::size_t i = 0; i < tally.values.size(); ++i)
        cubes += static_cast<double>(tally.counts[i]) * std::pow((tally.values[i] - *all.mean) / std::sqrt(*all.variance), 3);
    return n / ((n - 1) * (n - 2)) * cubes;
}

IntervalDoubt interval_doubt(const Tally& tally, double lowest, double highest) {
    const std::int64_t n = tally.n();
    if (n < 2) return IntervalDoubt::none;
    if (n < many_people && 2 * std::max(people_at(tally, lowest), people_at(tally, highest)) >= n) return IntervalDoubt::piled;
    const Estimate g = skewness(tally);
    if (!g.has_value() || std::abs(g.value()) < strongly_skewed) return IntervalDoubt::none;
    return static_cast<double>(n) < people_a_squared_skewness * g.value() * g.value() ? IntervalDoubt::skewed : IntervalDoubt::none;
}

}  // namespace recaudit
