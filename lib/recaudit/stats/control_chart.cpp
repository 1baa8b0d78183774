#include <recaudit/stats/control_chart.hpp>
#include <recaudit/stats/moments.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace recaudit {
namespace {

constexpr std::size_t long_run = 7;
constexpr double limit_factor = 1.5 / std::numbers::inv_sqrtpi;  // 3 / d2, d2 = 2 / sqrt(pi)

enum class Side : std::int8_t { below = -1, neither = 0, above = 1 };

Side side_of(double difference) { return difference > 0 ? Side::above : difference < 0 ? Side::below : Side::neither; }

/// Gives points [first, last) a rule, but for those that have an earlier one.
void mark(std::vector<SpcRule>& rules, std::size_t first, std::size_t last, SpcRule rule) {
    for (std::size_t i = first; i < last; ++i)
        if (rules[i] == SpcRule::none) rules[i] = rule;
}

void mark_outside(ControlLimits& chart, std::span<const double> values) {
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] > *chart.upper || values[i] < *chart.lower) mark(chart.rules, i, i + 1, SpcRule::outside_limits);
}

/// Runs of steps in one direction; a run of 6 steps joins 7 points.
void mark_trends(ControlLimits& chart, std::span<const double> values) {
    std::size_t first = 0;
    const auto step = [&](std::size_t i) { return side_of(values[i] - values[i - 1]); };
    for (std::size_t i = 1; i <= values.size(); ++i) {
        const bool goes_on = i < values.size() && step(i) != Side::neither && (i == first + 1 || step(i) == step(i - 1));
        if (goes_on) continue;
        if (i - first >= long_run) mark(chart.rules, first, i, SpcRule::trend);
        // A turn begins the next run with the point at which it turns; a standstill with the point after it.
        first = i < values.size() && step(i) != Side::neither ? i - 1 : i;
    }
}

void mark_two_of_three(ControlLimits& chart, std::span<const double> values) {
    const double reach = 2 * (*chart.upper - *chart.centre) / 3;
    const auto far_side = [&](std::size_t i) {
        return std::abs(values[i] - *chart.centre) > reach ? side_of(values[i] - *chart.centre) : Side::neither;
    };
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = i + 1; j < std::min(i + 3, values.size()); ++j)
            if (far_side(i) != Side::neither && far_side(i) == far_side(j)) {
                mark(chart.rules, i, i + 1, SpcRule::two_of_three);
                mark(chart.rules, j, j + 1, SpcRule::two_of_three);
            }
}

void mark_one_side(ControlLimits& chart, std::span<const double> values) {
    std::size_t first = 0;
    const auto side = [&](std::size_t i) { return side_of(values[i] - *chart.centre); };
    for (std::size_t i = 1; i <= values.size(); ++i) {
        if (i < values.size() && side(i) == side(i - 1)) continue;
        if (i - first >= long_run && side(first) != Side::neither) mark(chart.rules, first, i, SpcRule::one_side);
        first = i;
    }
}

}  // namespace

ControlLimits control_chart(std::span<const double> values) {
    ControlLimits out;
    out.rules.assign(values.size(), SpcRule::none);
    out.status = values.size() < fewest_chart_points ? Status::too_few : Status::ok;
    if (out.status != Status::ok) return out;
    double ranges = 0;
    for (std::size_t i = 1; i < values.size(); ++i) ranges += std::abs(values[i] - values[i - 1]);
    out.centre = moments(values).mean;
    out.mean_moving_range = ranges / static_cast<double>(values.size() - 1);
    if (ranges == 0) {
        out.status = Status::no_variance;
        return out;
    }
    out.lower = *out.centre - limit_factor * *out.mean_moving_range;
    out.upper = *out.centre + limit_factor * *out.mean_moving_range;
    mark_outside(out, values);
    mark_trends(out, values);
    mark_two_of_three(out, values);
    mark_one_side(out, values);
    return out;
}

}  // namespace recaudit
