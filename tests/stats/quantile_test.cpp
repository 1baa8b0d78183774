#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/quantile.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace recaudit;

namespace {

double weighted(const std::vector<double>& values, const std::vector<double>& weights, double p) {
    return weighted_quantile(values, SamplingWeights(weights), p).value();
}

}  // namespace

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
    CHECK(quantile(x, 0.75).value() == near(3.5));                 // type 6: 3.55
    CHECK(quantile(x, 0.9).value() == near(3.8333333333333335));   // type 6: 3.96667
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

TEST_CASE("a share outside 0 to 1 is our fault") {
    CHECK_THROWS_AS((void)quantile(tally_of(std::vector{1.0}), 1.1), std::logic_error);
}

TEST_CASE("weighted quantiles by hand") {
    // w 1, 2, 1 normalised to 3/4, 6/4, 3/4, cumulated 0.75, 2.25, 3. p = 1/4: h = 1.5, between position 1 (value 2,
    // as 0.75 < 1) and position 2 (value 2): 2. p = 3/4: h = 2.5, between position 2 (value 2) and 3 (value 4): 3.
    const std::vector x{4.0, 1.0, 2.0}, w{1.0, 1.0, 2.0};
    CHECK(weighted(x, w, 0.25) == 2);
    CHECK(weighted(x, w, 0.75) == near(3));
    const Quartiles q = weighted_quartiles(x, SamplingWeights(w));
    CHECK(*q.q1 == 2);
    CHECK(*q.median == 2);
    CHECK(*q.q3 == near(3));
}

TEST_CASE("equal weights give type 7, whatever they sum to") {
    const std::vector x{4.0, 1.0, 8.0, 2.0};
    for (const double weight : {0.1, 1.0, 7.0}) CHECK(weighted(x, std::vector(4, weight), 0.25) == near(7.0 / 4));
}

TEST_CASE("the order of people does not change a weighted quantile") {
    CHECK(weighted({1, 2, 2, 5}, {0.3, 0.2, 1.7, 0.9}, 0.6) == weighted({5, 2, 2, 1}, {0.9, 1.7, 0.2, 0.3}, 0.6));
}

TEST_CASE("weighted quantiles of nobody, or of weights that sum to nothing, do not exist") {
    const std::vector<double> none, x{1.0, 2.0}, zero{0.0, 0.0};
    CHECK(weighted_quantile(none, SamplingWeights(none), 0.5).status() == Status::no_answers);
    CHECK(weighted_quantile(x, SamplingWeights(zero), 0.5).status() == Status::not_identified);
    CHECK_FALSE(weighted_quartiles(x, SamplingWeights(zero)).median);
}
