#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/relative_weights.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <stdexcept>

using namespace recaudit;

namespace {

Matrix square(std::initializer_list<double> cells) {
    const auto size = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(cells.size()))));
    Matrix out(size, size);
    std::size_t at = 0;
    for (const double cell : cells) {
        out(at / size, at % size) = cell;
        ++at;
    }
    return out;
}

/// Answers of those who answered all six items of the fixture, the columns in this order.
Matrix fixture_covariance(const std::array<std::size_t, 6>& order, double scale = 1) {
    std::vector<fixture::Person> complete;
    for (const auto& person : fixture::people)
        if (fixture::answered(person) == 6) complete.push_back(person);
    Matrix rows(complete.size(), 6);
    for (std::size_t i = 0; i < complete.size(); ++i)
        for (std::size_t j = 0; j < 6; ++j) rows(i, j) = scale * complete[i].answers[order[j]] + (scale == 1 ? 0 : 1e6);
    return covariance(cross_products(rows), Divisor::n_minus_1);
}

}  // namespace

TEST_CASE("two uncorrelated predictors have their squared correlations, by hand") {
    // r = .6 and .3 with the outcome, 0 with each other: Lambda = I, weights .36 and .09.
    const RelativeWeights found = relative_weights(square({1, 0, .6, 0, 1, .3, .6, .3, 1}));
    REQUIRE(found.status == Status::ok);
    CHECK(found.weights[0] == near(.36));
    CHECK(found.weights[1] == near(.09));
    CHECK(found.r_squared == near(.45));
}

TEST_CASE("two correlated predictors by hand") {
    // R_xx = [1 .6; .6 1], eigenvalues 1.6 and .4: its root has a = (sqrt 1.6 + sqrt .4) / 2 on the diagonal and
    // b = (sqrt 1.6 - sqrt .4) / 2 beside it, a^2 = .9, b^2 = .1, a b = .3, determinant of the root a^2 - b^2 = .8.
    // r_xy = (.5, 0): beta = (a .5, -b .5) / .8, beta^2 = (.9, .1) x .25 / .64 = (.3515625, .0390625).
    // weights = (.9 x .3515625 + .1 x .0390625, .1 x .3515625 + .9 x .0390625) = (.3203125, .0703125); R2 = .390625.
    const RelativeWeights found = relative_weights(square({1, .6, .5, .6, 1, 0, .5, 0, 1}));
    CHECK(found.weights[0] == near(.3203125));
    CHECK(found.weights[1] == near(.0703125));
    CHECK(found.r_squared == near(.390625));
}

TEST_CASE("one predictor has the squared correlation") { CHECK(relative_weights(square({4, 1, 1, 1})).weights[0] == near(.25)); }

TEST_CASE("the fixture's items as R gives them") {
    // R <- cor(X[, 1:5]); e <- eigen(R); L <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)
    // L^2 %*% solve(L, cor(X[, 1:5], X[, 6]))^2; the sum is summary(lm(q6 ~ ., X))$r.squared
    const RelativeWeights found = relative_weights(fixture_covariance({0, 1, 2, 3, 4, 5}));
    const std::array expected{0.12389376609820632, 0.078195365900794608, 0.054798914393671003, 0.12289315918022477, 0.037116488056991769};
    REQUIRE(found.weights.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) CHECK(found.weights[i] == near(expected[i], 1e-12));
    CHECK(found.r_squared == near(0.41689769362988843, 1e-12));
    CHECK(std::accumulate(found.weights.begin(), found.weights.end(), 0.0) == near(found.r_squared));
}

TEST_CASE("the order of predictors, shift and scale change no weight") {
    const RelativeWeights found = relative_weights(fixture_covariance({0, 1, 2, 3, 4, 5}));
    const RelativeWeights turned = relative_weights(fixture_covariance({4, 3, 2, 1, 0, 5}));
    const RelativeWeights scaled = relative_weights(fixture_covariance({0, 1, 2, 3, 4, 5}, -25));
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(turned.weights[4 - i] == near(found.weights[i]));
        CHECK(scaled.weights[i] == near(found.weights[i]));
    }
}

TEST_CASE("predictors that determine each other, and constants, have no weights") {
    CHECK(relative_weights(square({1, 1, .5, 1, 1, .5, .5, .5, 1})).status == Status::not_identified);
    CHECK(relative_weights(square({1, -1, .5, -1, 1, -.5, .5, -.5, 1})).status == Status::not_identified);
    CHECK(relative_weights(square({0, 0, 0, 1})).status == Status::no_variance);
    CHECK(relative_weights(square({1, 0, 0, 0})).status == Status::no_variance);
    CHECK(relative_weights(square({1, 0, 0, 1})).r_squared == 0);
    CHECK_THROWS_AS((void)relative_weights(square({1})), std::logic_error);
}
