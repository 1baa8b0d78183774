#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/quantile.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace recaudit;

TEST_CASE("type 7 by hand") {
    // n = 4, p = 1/4: h = 1 + 3/4, between the first and second value: 1/4 * 1 + 3/4 * 2 = 7/4.
    const Tally x = tally_of(std::vector{4.0, 1.0, 8.0, 2.0});
    CHECK(quantile(x, 0.25).value() == near(7.0 / 4));
    CHECK(quantile(x, 0.5).value() == 3);
    CHECK(quantile(x, 0).value() == 1);
    CHECK(quantile(x, 1).value() == 8);
}

TEST_CASE("quantiles of the fixture are R's type 7, not type 6") {
    const Tally x = tally_of(fixture::all_scores());
    CHECK(quantile(x, 0.25).value() == near(2.3333333333333335));
    CHECK(quantile(x, 0.75).value() == near(3.5));                // type 6: 3.55
    CHECK(quantile(x, 0.9).value() == near(3.8333333333333335));  // type 6: 3.96667
    const Quartiles q = quartiles(x);
    CHECK(*q.q1 == near(2.3333333333333335));
    CHECK(*q.median == 3);
    CHECK(*q.q3 == near(3.5));
}

TEST_CASE("between equal values rounding cannot leave the value") {
    const double third = 1.0 / 3;
    CHECK(quantile(tally_of(std::vector(6, third)), 0.25).value() == third);
}

TEST_CASE("a median of one is that one, and of nobody there is none") {
    CHECK(quantile(tally_of(std::vector{2.5}), 0.25).value() == 2.5);
    CHECK(quantile(Tally{}, 0.5).status() == Status::no_answers);
    CHECK_FALSE(quartiles(Tally{}).median);
}

TEST_CASE("a share outside 0 to 1 is our fault") { CHECK_THROWS_AS((void)quantile(tally_of(std::vector{1.0}), 1.1), std::logic_error); }
