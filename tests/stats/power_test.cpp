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
