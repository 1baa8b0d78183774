#include "near.hpp"

#include <recaudit/stats/minimum.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace recaudit;

TEST_CASE("differences give the derivatives of a polynomial and of an exponential") {
    const Objective f = [](const Point& x) { return x[0] * x[0] * x[0] * x[1] + std::exp(x[1]); };
    const Point at{2, 0.5}, scales{1, 1};
    const Matrix slope = jacobian([&](const Point& x) { return std::vector{f(x), x[0] * x[1]}; }, at, scales);
    CHECK(slope(0, 0) == near(6, 1e-8));
    CHECK(slope(0, 1) == near(8 + std::exp(0.5), 1e-8));
    CHECK(slope(1, 0) == near(0.5, 1e-10));
    CHECK(slope(1, 1) == near(2, 1e-10));
    const Matrix bend = hessian(f, at, scales);
    CHECK(bend(0, 0) == near(6, 1e-7));
    CHECK(bend(0, 1) == near(12, 1e-7));
    CHECK(bend(1, 0) == bend(0, 1));
    CHECK(bend(1, 1) == near(std::exp(0.5), 1e-7));
}

TEST_CASE("the minimum of Rosenbrock's curved valley is found") {
    const Objective valley = [](const Point& x) { return 100 * std::pow(x[1] - x[0] * x[0], 2) + std::pow(1 - x[0], 2); };
    const Minimum found = minimum_near(valley, {-1.2, 1}, {0.1, 0.1});
    REQUIRE(found.converged);
    CHECK(found.at[0] == near(1, 1e-7));
    CHECK(found.at[1] == near(1, 1e-7));
}

TEST_CASE("the top of a ridge, where there is no slope, is left") {
    const Minimum found = minimum_near([](const Point& x) { return std::pow(x[0] * x[0] - 1, 2); }, {0}, {1});
    REQUIRE(found.converged);
    CHECK(std::abs(found.at[0]) == near(1, 1e-7));
}

TEST_CASE("a function without a minimum does not converge") {
    CHECK_FALSE(minimum_near([](const Point& x) { return -x[0]; }, {1}, {1}).converged);
    CHECK_FALSE(minimum_near([](const Point&) { return std::numeric_limits<double>::infinity(); }, {1}, {1}).converged);
}

TEST_CASE("no parameters are at their minimum at once") {
    const Minimum found = minimum_near([](const Point&) { return 3.0; }, {}, {});
    CHECK(found.converged);
    CHECK(found.value == 3);
}
