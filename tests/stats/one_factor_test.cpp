#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/one_factor.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;

namespace {

void check(const std::vector<double>& found, const std::vector<double>& expected, double tolerance) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CAPTURE(i);
        CHECK(found[i] == near(expected[i], tolerance));
    }
}

/// The covariances that a one-factor model implies.
Matrix implied(const std::vector<double>& loadings, const std::vector<double>& uniquenesses) {
    Matrix out(loadings.size(), loadings.size());
    for (std::size_t i = 0; i < loadings.size(); ++i)
        for (std::size_t j = 0; j < loadings.size(); ++j) out(i, j) = loadings[i] * loadings[j] + (i == j ? uniquenesses[i] : 0);
    return out;
}

Matrix fixture_covariance(Divisor divisor) { return covariance(cross_products(fixture::complete_rows()), divisor); }

}  // namespace

TEST_CASE("three items fit exactly, by hand") {
    // Correlations 1/2, 3/5, 2/5: loadings^2 = r12 r13 / r23 = 3/4, r12 r23 / r13 = 1/3, r13 r23 / r12 = 12/25.
    Matrix r(3, 3);
    for (std::size_t i = 0; i < 3; ++i) r(i, i) = 1;
    r(0, 1) = r(1, 0) = 0.5;
    r(0, 2) = r(2, 0) = 0.6;
    r(1, 2) = r(2, 1) = 0.4;
    const OneFactor fit = one_factor(r);
    CHECK(fit.status == Status::ok);
    check(fit.loadings, {std::sqrt(0.75), std::sqrt(1.0 / 3), std::sqrt(0.48)}, 1e-9);
    check(fit.uniquenesses, {0.25, 2.0 / 3, 0.52}, 1e-9);
    CHECK(std::abs(fit.discrepancy) < 1e-12);
}

TEST_CASE("the six items of the fixture give lavaan's solution, carried on to a gradient of 0") {
    const OneFactor fit = one_factor(fixture_covariance(Divisor::n));
    REQUIRE(fit.status == Status::ok);
    // lavaan::cfa(std.lv = TRUE), then Newton steps until the gradient is below 1e-10
    check(fit.loadings,
          {0.71285882776876086, 0.71512786515068272, 0.64777855131226081, 0.71795396556456381, 0.74781727791198804, 0.74337285191260860},
          1e-9);
    check(fit.uniquenesses,
          {0.79254020179834095, 0.90687468496148094, 1.00112779302734767, 0.52609334986751322, 1.01848553923180440, 0.49879723394113074},
          1e-9);
    CHECK(fit.discrepancy * 57 == near(6.5795226040745263, 1e-9));  // fitMeasures(f, "chisq"): 6.580
    // as lavaan prints it, before the further steps
    check(fit.loadings, {0.712858627726, 0.715127692725, 0.647778556970, 0.717953969660, 0.747817452569, 0.743372758385}, 1e-6);
}

TEST_CASE("the divisor scales the solution and nothing else") {
    const OneFactor n = one_factor(fixture_covariance(Divisor::n)), wishart = one_factor(fixture_covariance(Divisor::n_minus_1));
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(wishart.loadings[i] == near(n.loadings[i] * std::sqrt(57.0 / 56), 1e-9));
        CHECK(wishart.uniquenesses[i] == near(n.uniquenesses[i] * 57 / 56, 1e-9));
    }
}

TEST_CASE("a model is recovered from the covariances it implies, with items of any metric") {
    const std::vector loadings{0.9, 300.0, 0.002, 0.1, 0.7}, uniquenesses{0.3, 50000.0, 0.000001, 2.0, 0.5};
    const OneFactor fit = one_factor(implied(loadings, uniquenesses));
    REQUIRE(fit.status == Status::ok);
    check(fit.loadings, loadings, 1e-8);
    for (std::size_t i = 0; i < 5; ++i) CHECK(fit.uniquenesses[i] / uniquenesses[i] == near(1, 1e-8));
}

TEST_CASE("an item keyed the wrong way loads negatively, and the factor is turned towards the others") {
    const OneFactor fit = one_factor(implied({0.8, -0.7, 0.6, 0.9}, {0.4, 0.5, 0.6, 0.2}));
    check(fit.loadings, {0.8, -0.7, 0.6, 0.9}, 1e-8);
}

TEST_CASE("thirty items converge") {
    std::vector<double> loadings, uniquenesses;
    for (int i = 0; i < 30; ++i) {
        loadings.push_back(0.3 + 0.02 * i);
        uniquenesses.push_back(1.1 - 0.03 * i);
    }
    Matrix c = implied(loadings, uniquenesses);
    for (std::size_t i = 0; i + 1 < 30; i += 2) c(i, i + 1) = c(i + 1, i) = c(i, i + 1) + 0.05;  // so that it fits badly
    const OneFactor fit = one_factor(c);
    CHECK(fit.status == Status::ok);
    CHECK(fit.discrepancy > 0);
}

TEST_CASE("a negative uniqueness is refused") {
    // r12 r13 / r23 = 0.8 * 0.8 / 0.4 > 1: the first item would need a uniqueness below 0.
    Matrix r(3, 3);
    for (std::size_t i = 0; i < 3; ++i) r(i, i) = 1;
    r(0, 1) = r(1, 0) = r(0, 2) = r(2, 0) = 0.8;
    r(1, 2) = r(2, 1) = 0.4;
    const OneFactor fit = one_factor(r);
    CHECK(fit.status == Status::improper);
    CHECK(fit.loadings.empty());
}

TEST_CASE("too few items, a constant item and items that determine one another are refused") {
    CHECK(one_factor(implied({0.5, 0.5}, {0.5, 0.5})).status == Status::too_few_items);
    CHECK(one_factor(implied({0.5, 0.5, 0}, {0.5, 0.5, 0})).status == Status::no_variance);
    CHECK(one_factor(implied({1, 1, 1}, {0, 0, 1})).status == Status::not_identified);
}

TEST_CASE("items that share nothing have no factor") {
    CHECK(one_factor(implied({0, 0, 0, 0}, {1, 1, 1, 1})).status == Status::not_identified);
}
