#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <recaudit/reliability/alpha.hpp>
#include <recaudit/reliability/omega.hpp>
#include <recaudit/stats/covariance.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

Matrix equal_items(std::size_t k, double variance, double shared) {
    Matrix out(k, k);
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j) out(i, j) = i == j ? variance : shared;
    return out;
}

}  // namespace

TEST_CASE("items that share alike have an omega that is alpha, by hand") {
    // Loadings 1, uniquenesses 1, four items: 16 / (16 + 4) = 4/5.
    CHECK(omega_total(equal_items(4, 2, 1)).value() == near(4.0 / 5, 1e-10));
    CHECK(cronbach_alpha(equal_items(4, 2, 1)).value() == near(4.0 / 5));
}

TEST_CASE("omega of the fixture is that of lavaan's model") {
    const auto products = cross_products(fixture::complete_rows());
    CHECK(omega_total(covariance(products, Divisor::n)).value() == near(0.79467436466454988, 1e-10));
    CHECK(omega_total(covariance(products, Divisor::n_minus_1)).value() == near(0.79467436466454988, 1e-10));
    CHECK(omega_total(covariance(products, Divisor::n)).value() == near(0.794674291314, 1e-6));  // before Newton steps
}

TEST_CASE("omega of the first three items is that of lavaan's model") {
    Matrix c = covariance(cross_products(fixture::complete_rows()), Divisor::n);
    for (int left = 0; left < 3; ++left) c = without(c, 3);
    CHECK(omega_total(c).value() == near(0.59862546563401686, 1e-9));
}

TEST_CASE("omega has the reasons of the model behind it") {
    CHECK(omega_total(equal_items(2, 2, 1)).status() == Status::too_few_items);
    CHECK(omega_total(equal_items(3, 1, 1)).status() == Status::not_identified);
    CHECK(omega_total(Matrix(3, 3)).status() == Status::no_variance);
    Matrix heywood = equal_items(3, 1, 0.8);  // r12 r13 / r23 = 0.8 x 0.8 / 0.4 > 1: the first item would need a variance below 0
    heywood(1, 2) = heywood(2, 1) = 0.4;
    CHECK(omega_total(heywood).status() == Status::improper);
}
