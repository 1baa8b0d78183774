#include "near.hpp"

#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/resample.hpp>
#include <recaudit/stats/unit_products.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;

namespace {

const RandomKey key(1, "unit_products_test");

/// Simulated pairs that go together; the third column is constant.
Matrix pairs(std::size_t n) {
    Matrix out(n, 3);
    Random random = key.stream(99);
    for (std::size_t i = 0; i < n; ++i) {
        out(i, 0) = std::round(3 * random.normal());
        out(i, 1) = out(i, 0) + std::round(2 * random.normal());
        out(i, 2) = 1.0 / 3;
    }
    return out;
}

Matrix upside_down(const Matrix& rows) {
    Matrix out(rows.rows(), rows.columns());
    for (std::size_t i = 0; i < rows.rows(); ++i)
        for (std::size_t j = 0; j < rows.columns(); ++j) out(i, j) = rows(rows.rows() - 1 - i, j);
    return out;
}

}  // namespace

TEST_CASE("the covariance of the sample is that of its rows, people dealt into sets or not") {
    for (const std::size_t n : {100UL, UnitProducts::most_units + 1000}) {
        const Matrix rows = pairs(n);
        const Matrix expected = covariance(cross_products(rows), Divisor::n_minus_1);
        const UnitProducts units = UnitProducts::of_people(rows, key);
        CHECK(units.n() == static_cast<std::int64_t>(n));
        CHECK(units.units() == std::min(n, UnitProducts::most_units));
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j) CHECK((*units.covariance())(i, j) == near(expected(i, j)));
        CHECK((*units.covariance())(2, 2) == 0);
    }
}

TEST_CASE("the order of rows changes nothing, drawn or not") {
    const Matrix rows = pairs(UnitProducts::most_units + 500);
    const UnitProducts one = UnitProducts::of_people(rows, key), other = UnitProducts::of_people(upside_down(rows), key);
    Random a = key.stream(1), b = key.stream(1);
    CHECK(one.covariance()->cells() == other.covariance()->cells());
    CHECK(one.drawn_covariance(a)->cells() == other.drawn_covariance(b)->cells());
}

TEST_CASE("replicates of sets spread as replicates of people do") {
    // The variance of a sample variance of normal numbers is 2 sigma^4 / n; 1,000 replicates give its root to within 8 %.
    const std::size_t n = 4 * UnitProducts::most_units;
    Matrix rows(n, 1);
    Random random = key.stream(7);
    for (std::size_t i = 0; i < n; ++i) rows(i, 0) = random.normal();
    const UnitProducts units = UnitProducts::of_people(rows, key);
    const auto drawn = replicates({1000, key, Threads{2}}, [&](Random& stream) { return (*units.drawn_covariance(stream))(0, 0); });
    double mean = 0, squares = 0;
    for (const double variance : drawn) mean += variance / 1000;
    for (const double variance : drawn) squares += (variance - mean) * (variance - mean) / 999;
    CHECK(std::sqrt(squares / (2.0 / static_cast<double>(n))) == doctest::Approx(1).epsilon(0.08));
}

TEST_CASE("drawn clusters are whole") {
    Matrix rows(6, 1);
    for (std::size_t i = 0; i < 6; ++i) rows(i, 0) = i < 3 ? 1 : 5;
    const UnitProducts units = UnitProducts::of_clusters(rows, std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1});
    CHECK(units.units() == 2);
    for (std::uint64_t i = 0; i < 10; ++i) {
        Random random = key.stream(i);
        const double variance = (*units.drawn_covariance(random))(0, 0);
        CHECK((variance == 0 || variance == near(4.8)));  // one cluster twice, or the sample: 6 x 4 / 5
    }
}

TEST_CASE("nobody and one person have no covariance") {
    CHECK_FALSE(UnitProducts::of_people(Matrix(0, 2), key).covariance());
    CHECK_FALSE(UnitProducts::of_people(Matrix(1, 2), key).covariance());
    CHECK((*UnitProducts::of_people(Matrix(2, 2), key).covariance())(0, 0) == 0);
}
