#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/weighted_tally.hpp>

#include <doctest/doctest.h>

#include <initializer_list>
#include <limits>
#include <stdexcept>

using namespace recaudit;

namespace {

WeightedTally tally(const std::vector<double>& values, const std::vector<double>& weights) {
    return weighted_tally_of(values, SamplingWeights(weights));
}

double weighted(const std::vector<double>& values, const std::vector<double>& weights, double p) {
    return quantile(tally(values, weights), p).value();
}

WeightedMoments weighted_fixture(double factor) {
    std::vector<double> weights;
    for (const auto& person : fixture::scored([](const auto&) { return true; })) weights.push_back(factor * person.weight);
    return moments(tally(fixture::all_scores(), weights));
}

}  // namespace

TEST_CASE("a weighted tally holds each value once with its people and what their weights and squared weights sum to") {
    const WeightedTally t = tally({4, 1, 4}, {0.5, 2, 3});
    CHECK(t.values == std::vector{1.0, 4.0});
    CHECK(t.counts == std::vector<std::int64_t>{1, 2});
    CHECK(t.weights == std::vector{2.0, 3.5});
    CHECK(t.squared_weights == std::vector{4.0, 9.25});
    CHECK(t.n() == 3);
}

TEST_CASE("weighted tallies merge to that of everyone, and with nobody to themselves") {
    const WeightedTally both = merged(tally({4, 1}, {0.5, 2}), tally({4}, {3})), whole = tally({4, 1, 4}, {0.5, 2, 3});
    CHECK(both.values == whole.values);
    CHECK(both.counts == whole.counts);
    CHECK(both.weights == whole.weights);
    CHECK(both.squared_weights == whole.squared_weights);
    CHECK(merged({}, whole).weights == whole.weights);
    CHECK(merged(whole, {}).counts == whole.counts);
}

TEST_CASE("weighted moments by hand") {
    // x 1, 2, 4 with w 1, 2, 1: mean 9/4; sum w d^2 = 25/16 + 2/16 + 49/16 = 19/4; variance 3/2 * 19/16 = 57/32;
    // sum (w d)^2 = 25/16 + 4/16 + 49/16 = 39/8; se^2 = 3/2 * 39/8 / 16 = 117/256.
    const std::vector x{1.0, 2.0, 4.0}, w{1.0, 2.0, 1.0};
    const WeightedMoments m = moments(tally(x, w));
    CHECK(m.n == 3);
    CHECK(*m.mean == near(9.0 / 4));
    CHECK(*m.variance == near(57.0 / 32));
    CHECK(*m.se * *m.se == near(117.0 / 256));
}

TEST_CASE("weighted moments of the fixture are those of R's survey package, whatever the weights sum to") {
    for (const double factor : {1.0, 10.0, 1e-3}) {
        const WeightedMoments m = weighted_fixture(factor);
        CHECK(m.n == 61);
        CHECK(*m.mean == near(2.93467871420145476));      // svymean
        CHECK(*m.se == near(0.10457616247387856));        // SE(svymean)
        CHECK(*m.variance == near(0.62908059709061903));  // svyvar
    }
}

TEST_CASE("equal weights give the moments without weights") {
    const std::vector<double> scores = fixture::all_scores(), w(scores.size(), 3.7);
    const WeightedMoments weighted = moments(tally(scores, w));
    CHECK(*weighted.sd() == near(0.81093468151302506));
    CHECK(*weighted.se == near(0.10382954645030443));
}

TEST_CASE("weights that sum to nothing, nobody and one person leave figures out") {
    const std::vector<double> none, x{1.0, 2.0}, zero{0.0, 0.0}, one{3.0};
    CHECK_FALSE(moments(tally(x, zero)).mean);
    CHECK_FALSE(moments(tally(none, none)).mean);
    const WeightedMoments single = moments(tally(one, one));
    CHECK(*single.mean == 3);
    CHECK_FALSE(single.se);
    CHECK_FALSE(single.sd());
}

TEST_CASE("a weight below 0 or not finite is refused") {
    const std::vector negative{1.0, -1.0}, infinite{std::numeric_limits<double>::infinity()};
    CHECK_THROWS_AS(SamplingWeights{negative}, std::logic_error);
    CHECK_THROWS_AS(SamplingWeights{infinite}, std::logic_error);
}

TEST_CASE("a large offset loses no digits of weighted moments") {
    const WeightedMoments m = moments(tally({1e8 + 1, 1e8 + 2, 1e8 + 4}, {1, 2, 1}));
    CHECK(*m.variance == near(57.0 / 32));
    CHECK(*m.se * *m.se == near(117.0 / 256));
}

TEST_CASE("weighted quantiles by hand") {
    // w 1, 2, 1 normalised to 3/4, 6/4, 3/4, cumulated 0.75, 2.25, 3. p = 1/4: h = 1.5, between position 1 (value 2,
    // as 0.75 < 1) and position 2 (value 2): 2. p = 3/4: h = 2.5, between position 2 (value 2) and 3 (value 4): 3.
    const std::vector x{4.0, 1.0, 2.0}, w{1.0, 1.0, 2.0};
    CHECK(weighted(x, w, 0.25) == 2);
    CHECK(weighted(x, w, 0.75) == near(3));
    const Quartiles q = quartiles(tally(x, w));
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
    CHECK(quantile(tally(none, none), 0.5).status() == Status::no_answers);
    CHECK(quantile(tally(x, zero), 0.5).status() == Status::not_identified);
    CHECK_FALSE(quartiles(tally(x, zero)).median);
}
