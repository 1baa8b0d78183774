#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/covariance.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <span>
#include <stdexcept>

using namespace recaudit;

TEST_CASE("covariances by hand") {
    // (1, 2), (2, 4), (6, 3): means 3, 3; deviations -2, -1, 3 and -1, 1, 0: products 14, 1, 2.
    CrossProducts products({3, 3});
    products.add(std::vector{1.0, 2.0});
    products.add(std::vector{2.0, 4.0});
    products.add(std::vector{6.0, 3.0});
    const Matrix over_n_minus_1 = covariance(products, Divisor::n_minus_1), over_n = covariance(products, Divisor::n);
    CHECK(products.n() == 3);
    CHECK(products.mean(0) == 3);
    CHECK(over_n_minus_1(0, 0) == 7);
    CHECK(over_n_minus_1(0, 1) == 0.5);
    CHECK(over_n_minus_1(1, 0) == 0.5);
    CHECK(over_n_minus_1(1, 1) == 1);
    CHECK(over_n(0, 0) == near(14.0 / 3));
    CHECK((*correlation(over_n))(0, 1) == near(0.5 / std::sqrt(7.0)));
}

TEST_CASE("covariances of the fixture are those of R") {
    const Matrix c = covariance(cross_products(fixture::complete_rows()), Divisor::n_minus_1);  // cov(x)
    CHECK(c(0, 0) == near(1.32393483709273174));
    CHECK(c(0, 1) == near(0.33270676691729323));
    CHECK(c(4, 2) == near(0.48151629072681706));
    CHECK(c(5, 5) == near(1.07017543859649122));
}

TEST_CASE("the origin, and a large offset of the answers, change nothing") {
    const Matrix rows = fixture::complete_rows();
    CrossProducts far(std::vector(6, 100000003.0)), near_by(std::vector(6, -2.0));
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        std::vector<double> shifted, plain;
        for (std::size_t j = 0; j < 6; ++j) {
            plain.push_back(rows(i, j));
            shifted.push_back(rows(i, j) + 1e8);
        }
        far.add(shifted);
        near_by.add(plain);
    }
    CHECK(covariance(far, Divisor::n_minus_1)(0, 1) == near(0.33270676691729323));
    CHECK(covariance(near_by, Divisor::n_minus_1)(0, 1) == near(0.33270676691729323));
}

TEST_CASE("a row that occurred three times is the row three times") {
    CrossProducts thrice({0, 0}), times({0, 0});
    for (int i = 0; i < 3; ++i) thrice.add(std::vector{1.0, 5.0});
    times.add(std::vector{1.0, 5.0}, 3);
    thrice.add(std::vector{2.0, 3.0});
    times.add(std::vector{2.0, 3.0});
    CHECK(thrice.n() == times.n());
    CHECK(covariance(thrice, Divisor::n).cells() == covariance(times, Divisor::n).cells());
}

TEST_CASE("rows added as columns of whole deviations are the same rows") {
    const Matrix rows = fixture::complete_rows();
    std::vector<std::vector<std::int16_t>> columns(6);
    CrossProducts one_by_one(std::vector(6, 3.0)), at_once(std::vector(6, 3.0));
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        one_by_one.add(std::span(rows.cells()).subspan(i * 6, 6));
        for (std::size_t j = 0; j < 6; ++j) columns[j].push_back(static_cast<std::int16_t>(rows(i, j) - 3));
    }
    at_once.add_deviations(columns);
    at_once.add_deviations(std::vector<std::vector<std::int16_t>>(6));  // no rows
    CHECK(at_once.n() == 57);
    CHECK(at_once.mean(4) == one_by_one.mean(4));
    CHECK(covariance(at_once, Divisor::n).cells() == covariance(one_by_one, Divisor::n).cells());
}

TEST_CASE("a constant column of deviations is a constant item, and the largest sums still fit") {
    std::vector<std::vector<std::int16_t>> columns(2, std::vector<std::int16_t>(CrossProducts::most_rows_at_once, 512));
    for (std::size_t i = 0; i < columns[1].size(); i += 2) columns[1][i] = -512;
    CrossProducts products({0, 0});
    products.add_deviations(columns);
    CHECK(products.is_constant(0));
    CHECK(products.centred_product(1, 1) == 512.0 * 512 * CrossProducts::most_rows_at_once);
    columns[0].push_back(0);
    CHECK_THROWS_AS(products.add_deviations(columns), std::logic_error);
}

TEST_CASE("blocks merge to the whole, in any order, to the last bit") {
    const Matrix rows = fixture::complete_rows();
    CrossProducts all(std::vector(6, 3.0)), first(std::vector(6, 3.0)), second(std::vector(6, 3.0));
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        const auto row = std::span(rows.cells()).subspan(i * 6, 6);
        all.add(row);
        (i < 20 ? first : second).add(row);
    }
    CrossProducts empty(std::vector(6, 3.0));
    empty.merge(second);
    empty.merge(first);
    CHECK(empty.n() == 57);
    CHECK(covariance(empty, Divisor::n_minus_1).cells() == covariance(all, Divisor::n_minus_1).cells());
    CHECK_THROWS_AS(all.merge(CrossProducts(std::vector(6, 2.0))), std::logic_error);
}

TEST_CASE("a constant item has variance 0, exactly, wherever it lies") {
    CrossProducts products({0.3, 0.3});
    for (int i = 0; i < 1000; ++i) products.add(std::vector{0.1, i % 2 == 0 ? 0.2 : 0.7});
    CHECK(products.is_constant(0));
    CHECK_FALSE(products.is_constant(1));
    const Matrix c = covariance(products, Divisor::n_minus_1);
    CHECK(c(0, 0) == 0);
    CHECK(c(0, 1) == 0);
    CHECK(c(1, 1) == near(0.0625 * 1000 / 999));
    CHECK_FALSE(correlation(c));
}

TEST_CASE("one row has no covariance") {
    CrossProducts products({0.0});
    CHECK_THROWS_AS((void)products.mean(0), std::logic_error);
    products.add(std::vector{2.0});
    CHECK(products.mean(0) == 2);
    CHECK_THROWS_AS((void)covariance(products, Divisor::n_minus_1), std::logic_error);
    CHECK_THROWS_AS(products.add(std::vector{1.0, 2.0}), std::logic_error);
}

TEST_CASE("no rows make no cross products") {
    CHECK(cross_products(Matrix(0, 3)).n() == 0);
    CHECK(cross_products(Matrix(0, 3)).items() == 3);
}
