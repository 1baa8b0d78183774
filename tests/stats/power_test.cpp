#include "near.hpp"

#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/power.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace recaudit;

TEST_CASE("the smallest detectable difference is that of R") {
    // uniroot on the noncentral t, both tails: see the header
    CHECK(smallest_detectable(0.209092703865684848, 47.107347222041646, 0.95, 0.8).value() == near(0.59807559253725628, 1e-10));
    CHECK(smallest_detectable(1, 9, 0.9, 0.8).value() == near(2.69684766697984513, 1e-10));
}

TEST_CASE("two groups of 50 find what power.t.test says") {
    // power.t.test(n = 50, sd = .8, power = .8, strict = TRUE, tol = 1e-13)$delta
    CHECK(smallest_detectable(0.8 * std::sqrt(2.0 / 50), 98, 0.95, 0.8).value() == near(0.45270579500439911, 1e-10));
}

TEST_CASE("with many people it is the sum of two normal quantiles") {
    CHECK(smallest_detectable(1, 1e9, 0.95, 0.8).value() == near(*normal_quantile(0.975) + *normal_quantile(0.8), 1e-6));
}

TEST_CASE("it is in proportion to the standard error") {
    const double one = smallest_detectable(1, 20, 0.95, 0.8).value();
    CHECK(smallest_detectable(25, 20, 0.95, 0.8).value() == near(25 * one));
}

TEST_CASE("one degree of freedom still has an answer") {
    CHECK(smallest_detectable(1, 1, 0.95, 0.8).value() == near(16.334, 1e-4));  // about t(.975, 1) * qnorm(.9)
}

TEST_CASE("without an error or degrees of freedom there is none") {
    CHECK(smallest_detectable({}, 9, 0.95, 0.8).status() == Status::not_identified);
    CHECK(smallest_detectable(1, {}, 0.95, 0.8).status() == Status::not_identified);
    CHECK(smallest_detectable(0, 9, 0.95, 0.8).status() == Status::not_identified);
    CHECK_THROWS_AS((void)smallest_detectable(1, 9, 0.95, 0.04), std::logic_error);
}

TEST_CASE("the power is that of power.t.test") {
    const double se = 0.8 * std::sqrt(2.0 / 50);
    // power.t.test(n = 50, delta = .45270579500439911, sd = .8, strict = TRUE)$power; (n = 20, delta = .5, sd = .8, strict = TRUE)
    CHECK(power_to_detect(se, 98, 0.95, 0.45270579500439911).value() == near(0.8, 1e-10));
    CHECK(power_to_detect(0.8 * std::sqrt(2.0 / 20), 38, 0.95, 0.5).value() == near(0.48665602317971968, 1e-9));
    CHECK(power_to_detect(se, 98, 0.95, -0.45270579500439911).value() == near(0.8, 1e-10));  // either direction
}

TEST_CASE("no difference is found as often as the level says") {
    CHECK(power_to_detect(0.3, 17, 0.95, 0).value() == near(0.05, 1e-10));
    CHECK(power_to_detect({}, 17, 0.95, 1).status() == Status::not_identified);
    CHECK(power_to_detect(0, 17, 0.95, 1).status() == Status::not_identified);
    CHECK(power_to_detect(1, 0.5, 0.95, 1).status() == Status::not_identified);
}

TEST_CASE("the size for a power is the smallest that has it") {
    const auto two_groups = [](double n) { return PlannedTest{0.8 * std::sqrt(2 / n), 2 * n - 2}; };
    // ceiling(power.t.test(delta = .5, sd = .8, power = .8, strict = TRUE)$n): 41.16...
    CHECK(size_for_power(two_groups, 0.95, 0.8, 0.5).value() == 42);
    const double size = size_for_power(two_groups, 0.95, 0.9, 0.1).value();
    CHECK(power_to_detect(two_groups(size).se, two_groups(size).df, 0.95, 0.1).value() >= 0.9);
    CHECK(power_to_detect(two_groups(size - 1).se, two_groups(size - 1).df, 0.95, 0.1).value() < 0.9);
    CHECK(size_for_power(two_groups, 0.95, 0.8, 1e-9).status() == Status::not_identified);
    CHECK(size_for_power(two_groups, 0.95, 0.8, 100).value() == 2);
}
