#include <recaudit/stats/control_chart.hpp>

#include "near.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace recaudit;

namespace {

using Values = std::vector<double>;

/// The points that have a rule, with it.
std::vector<std::pair<std::size_t, SpcRule>> marked(const Values& values) {
    std::vector<std::pair<std::size_t, SpcRule>> out;
    const ControlLimits chart = control_chart(values);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (chart.rules[i] != SpcRule::none) out.emplace_back(i, chart.rules[i]);
    return out;
}

std::vector<std::pair<std::size_t, SpcRule>> run(std::size_t first, std::size_t last, SpcRule rule) {
    std::vector<std::pair<std::size_t, SpcRule>> out;
    for (std::size_t i = first; i < last; ++i) out.emplace_back(i, rule);
    return out;
}

const Values long_series{52, 55, 49, 51, 58, 54, 50, 53, 47, 56, 52, 55, 75, 54, 57, 61, 60, 62, 63, 61, 64, 62};

/// With 3 / d2 rounded to 2.66, as R's NHSRplotthedots and the NHS workbook have it.
double rounded_limit(const ControlLimits& chart, int side) { return *chart.centre + side * 2.66 * *chart.mean_moving_range; }

}  // namespace

// Twelve points 0 and 1 in turn: mean 1/2, every moving range 1, limits 1/2 -+ 3 / d2 = 1/2 -+ 1.5 sqrt(pi).
TEST_CASE("limits lie 3 / d2 mean moving ranges from the mean") {
    const ControlLimits chart = control_chart(Values{0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1});
    CHECK(chart.status == Status::ok);
    CHECK(*chart.centre == near(0.5));
    CHECK(*chart.mean_moving_range == near(1));
    CHECK(*chart.upper == near(0.5 + 2.6586807763, 1e-10));
    CHECK(*chart.lower == near(0.5 - 2.6586807763, 1e-10));
}

// R: NHSRplotthedots::ptd_spc(d, "value", "date", screen_outliers = FALSE), 0.2.2; its 2.66 is 3 / 1.128379 = 2.658681 rounded,
// which here makes limits 0.007 wider.
TEST_CASE("but for the rounding of 2.66 the limits are those of NHSRplotthedots") {
    const ControlLimits chart = control_chart(long_series);
    CHECK(*chart.mean_moving_range == near(5.2381, 1e-5));
    CHECK(rounded_limit(chart, -1) == near(42.9303, 2e-6));
    CHECK(rounded_limit(chart, 1) == near(70.7970, 2e-6));
    CHECK(*chart.upper == near(70.7901, 2e-6));
    CHECK(*chart.lower == near(42.9372, 2e-6));

    const ControlLimits baseline = control_chart(Values(long_series.begin(), long_series.begin() + 12));
    CHECK(*baseline.centre == near(52.6667, 1e-6));
    CHECK(rounded_limit(baseline, -1) == near(40.3339, 2e-6));
    CHECK(rounded_limit(baseline, 1) == near(64.9994, 2e-6));

    const ControlLimits outlier = control_chart(Values{1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1});
    CHECK(*outlier.centre == near(1.944, 5e-4));
    CHECK(rounded_limit(outlier, -1) == near(-3.063, 5e-4));
    CHECK(rounded_limit(outlier, 1) == near(6.952, 5e-4));
}

TEST_CASE("a point outside the limits, and runs of seven on one side of the centre") {
    auto expected = run(5, 12, SpcRule::one_side);
    expected.emplace_back(12, SpcRule::outside_limits);
    for (const auto& more : run(14, 22, SpcRule::one_side)) expected.push_back(more);
    CHECK(marked(long_series) == expected);
}

TEST_CASE("seven points that rise, or fall, without a standstill are a trend") {
    const Values rising{3, 9, 4, 1, 2, 3, 4, 5, 6, 7, 2, 8};
    CHECK(marked(rising) == run(3, 10, SpcRule::trend));
    Values falling = rising;
    for (double& value : falling) value = -value;
    CHECK(marked(falling) == run(3, 10, SpcRule::trend));
    CHECK(marked({3, 9, 4, 1, 2, 3, 4, 5, 6, 2, 7, 8}).empty());
    CHECK(marked({9, 1, 2, 3, 3, 4, 5, 6, 2, 8, 3, 7}).empty());
}

TEST_CASE("two of three points beyond two thirds of the way to a limit, on one side") {
    CHECK(marked({0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 2.5, 0, 2.5, 0}) ==
          std::vector<std::pair<std::size_t, SpcRule>>{{10, SpcRule::two_of_three}, {12, SpcRule::two_of_three}});
    // Three points apart they are two single points.
    CHECK(marked({0, 0, 0, 1, 0, 0, 0, 1, 0, 2.5, 0, 0, 2.5, 0}).empty());
}

TEST_CASE("shift and scale move the limits and no rule") {
    Values moved = long_series;
    for (double& value : moved) value = 1e6 - 3 * value;
    const ControlLimits plain = control_chart(long_series), turned = control_chart(moved);
    CHECK(turned.rules == plain.rules);
    CHECK(*turned.upper == near(1e6 - 3 * *plain.lower));
    CHECK(*turned.lower == near(1e6 - 3 * *plain.upper));
}

TEST_CASE("eleven points are too few, and points that never move have no limits") {
    const ControlLimits few = control_chart(Values(11, 1.0));
    CHECK(few.status == Status::too_few);
    CHECK_FALSE(few.centre.has_value());
    CHECK(control_chart({}).status == Status::too_few);
    const ControlLimits flat = control_chart(Values(12, 3.5));
    CHECK(flat.status == Status::no_variance);
    CHECK(*flat.centre == near(3.5));
    CHECK_FALSE(flat.upper.has_value());
}
