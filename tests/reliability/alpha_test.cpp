#include "../stats/matrices.hpp"
#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <recaudit/reliability/alpha.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace recaudit;
using fixture::square;

namespace {

const Matrix covariances = covariance(cross_products(fixture::complete_rows()), Divisor::n_minus_1);
const Matrix correlations = *correlation(covariances);

}  // namespace

TEST_CASE("alpha by hand") {
    // Variances 2, 3, 4 and covariances 1, 1, 2: the sum has variance 9 + 8 = 17; alpha = 3/2 (1 - 9/17) = 12/17.
    CHECK(cronbach_alpha(square(3, {2, 1, 1, 1, 3, 2, 1, 2, 4})).value() == near(12.0 / 17));
}

TEST_CASE("alpha and its relatives of the fixture are those of psych::alpha") {
    CHECK(cronbach_alpha(covariances).value() == near(0.79525758945185820));
    CHECK(standardised_alpha(correlations).value() == near(0.79964567027425315));
    CHECK(lambda6(correlations).value() == near(0.78137208584304430));
    CHECK(mean_inter_item_r(correlations).value() == near(0.39946897580552282));
}

TEST_CASE("Feldt's interval is that of psych::alpha, at any level") {
    const Interval feldt = feldt_interval(0.79525758945185820, 57, 6, 0.95), narrow = feldt_interval(0.79525758945185820, 57, 6, 0.9);
    CHECK(*feldt.low == near(0.70032627557583238));
    CHECK(*feldt.high == near(0.86776220297656415));
    CHECK(*narrow.low == near(0.71796618025833880));
    CHECK(*narrow.high == near(0.85793813688470855));
    CHECK_THROWS_AS((void)feldt_interval(0.8, 57, 6, 95), std::logic_error);
}

TEST_CASE("Feldt's interval needs two rows and two items") {
    CHECK_FALSE(feldt_interval(0.8, 1, 6, 0.95).low);
    CHECK_FALSE(feldt_interval(0.8, 57, 1, 0.95).high);
    CHECK(feldt_interval(0.8, 2, 2, 0.95).low);
}

TEST_CASE("the metric of all items together leaves alpha alone") {
    Matrix scaled = covariances;
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t j = 0; j < 6; ++j) scaled(i, j) *= 625;
    CHECK(cronbach_alpha(scaled).value() == near(0.79525758945185820));
}

TEST_CASE("two items: standardised alpha is Spearman-Brown, and lambda 6 exists") {
    const Matrix r = square(2, {1, 0.5, 0.5, 1});
    CHECK(standardised_alpha(r).value() == near(2.0 / 3));
    CHECK(lambda6(r).value() == near(1 - 2 * 0.75 / 3));
    CHECK(mean_inter_item_r(r).value() == near(0.5));
}

TEST_CASE("negative alpha is reported as it is") { CHECK(cronbach_alpha(square(2, {1, -0.5, -0.5, 1})).value() == near(-2)); }

TEST_CASE("one item, a constant sum and items that determine one another say why there is no figure") {
    CHECK(cronbach_alpha(square(1, {2})).status() == Status::too_few_items);
    CHECK(cronbach_alpha(square(2, {1, -1, -1, 1})).status() == Status::no_variance);
    CHECK(cronbach_alpha(square(2, {0, 0, 0, 0})).status() == Status::no_variance);
    CHECK(standardised_alpha(square(2, {1, -1, -1, 1})).status() == Status::no_variance);
    CHECK(mean_inter_item_r(square(1, {1})).status() == Status::too_few_items);
    CHECK(lambda6(square(1, {1})).status() == Status::too_few_items);
    CHECK(lambda6(square(2, {1, 1, 1, 1})).status() == Status::not_identified);
}

TEST_CASE("the error of measurement is in the metric of the score") {
    CHECK(*standard_error_of_measurement(0.80915208429353325, 0.79525758945185820) == near(0.36612894420852038));
    CHECK(*standard_error_of_measurement(10, 0.75) == 5);
    CHECK(*standard_error_of_measurement(1, -3) == 2);
}
