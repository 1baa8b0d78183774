#include "near.hpp"

#include <recaudit/stats/root.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;

TEST_CASE("the root of a smooth function is found to full precision") {
    CHECK(*root_between([](double x) { return x * x - 2; }, 0, 2) == near(std::sqrt(2.0), 1e-15));
    CHECK(*root_between([](double x) { return std::exp(-x) - 0.5; }, 50, -5) == near(std::log(2.0), 1e-14));
}

TEST_CASE("a step and a root at an end are found") {
    CHECK(*root_between([](double x) { return x < 0.3 ? -1.0 : 1.0; }, 0, 1) == near(0.3, 1e-14));
    CHECK(*root_between([](double x) { return x - 1; }, 1, 2) == 1);
}

TEST_CASE("without a change of sign there is no root") {
    CHECK_FALSE(root_between([](double x) { return x * x + 1; }, -1, 1));
    CHECK_FALSE(root_between([](double) { return std::nan(""); }, -1, 1));
    CHECK_FALSE(root_near([](double) { return 1.0; }, 0, 1));
}

TEST_CASE("a bracket widens from a guess far off, past where the function is flat") {
    CHECK(*root_near([](double x) { return std::tanh(x) - 0.5; }, 1000, 0.1) == near(std::atanh(0.5), 1e-13));
    CHECK(*root_near([](double x) { return std::tanh(x) - 0.5; }, -1000, 0.1) == near(std::atanh(0.5), 1e-13));
}
