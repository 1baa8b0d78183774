#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/moments.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

using namespace recaudit;

namespace {

std::vector<double> weights_of(const std::vector<fixture::Person>& people) {
    std::vector<double> out;
    for (const auto& person : people) out.push_back(person.weight);
    return out;
}

WeightedMoments weighted_fixture(double factor) {
    auto weights = weights_of(fixture::scored([](const auto&) { return true; }));
    for (double& weight : weights) weight *= factor;
    return weighted_moments(fixture::all_scores(), SamplingWeights(weights));
}

}  // namespace

TEST_CASE("mean and variance by hand") {
    // 1, 2, 4: mean 7/3; deviations -4/3, -1/3, 5/3; squares 42/9; over 2: 7/3.
    const Moments m = moments(std::vector{1.0, 2.0, 4.0});
    CHECK(m.n == 3);
    CHECK(*m.mean == near(7.0 / 3));
    CHECK(*m.variance == near(7.0 / 3));
    CHECK(*m.sd() * *m.sd() == near(7.0 / 3));
    CHECK(*m.se() * *m.se() == near(7.0 / 9));
}

TEST_CASE("mean, sd and se of the fixture are those of R") {
    const Moments m = moments(tally_of(fixture::all_scores()));
    CHECK(m.n == 61);
    CHECK(*m.mean == near(2.96584699453551925));      // mean(x)
    CHECK(*m.sd() == near(0.81093468151302506));      // sd(x)
    CHECK(*m.se() == near(0.10382954645030443));      // sd(x) / sqrt(61)
    CHECK(*m.variance == near(0.65761505768063144));  // var(x)
}

TEST_CASE("a tally and its values have the same moments") {
    const auto scores = fixture::all_scores();
    CHECK(*moments(scores).variance == near(*moments(tally_of(scores)).variance, 1e-14));
    CHECK(*moments(scores).mean == near(*moments(tally_of(scores)).mean, 1e-14));
}

TEST_CASE("a large offset loses no digits") {
    const Moments m = moments(std::vector{100000001.0, 100000002.0, 100000004.0});
    CHECK(*m.variance == near(7.0 / 3));
    CHECK(*m.mean - 100000000 == near(7.0 / 3, 1e-7));  // a mean near 1e8 has eight digits after its point
}

TEST_CASE("shift and scale act as theory says") {
    const Moments m = moments(std::vector{10 * 1.0 - 3, 10 * 2.0 - 3, 10 * 4.0 - 3});
    CHECK(*m.mean == near(10 * 7.0 / 3 - 3));
    CHECK(*m.variance == near(100 * 7.0 / 3));
}

TEST_CASE("everyone alike has variance 0, exactly") {
    const Moments m = moments(std::vector(7, 2.0 / 3));
    CHECK(*m.variance == 0);
    CHECK(*m.mean == 2.0 / 3);
}

TEST_CASE("nobody has no mean, and one person no variance") {
    CHECK_FALSE(moments(Tally{}).mean);
    const Moments one = moments(std::vector{4.0});
    CHECK(*one.mean == 4);
    CHECK_FALSE(one.variance);
    CHECK_FALSE(one.se());
}

TEST_CASE("the moments of teams merge to those of all") {
    Moments all;
    for (const Tally& team : fixture::team_tallies()) all = merged(all, moments(team));
    CHECK(all.n == 61);
    CHECK(*all.mean == near(2.96584699453551925));
    CHECK(*all.variance == near(0.65761505768063144));
}

TEST_CASE("merging with nobody changes nothing, and one with one makes two") {
    const Moments a = moments(std::vector{1.0, 2.0, 4.0});
    CHECK(*merged({}, a).variance == *a.variance);
    CHECK(*merged(a, {}).variance == *a.variance);
    CHECK(*merged(moments(std::vector{1.0}), moments(std::vector{4.0})).variance == near(4.5));
    CHECK_FALSE(merged(Moments{}, Moments{}).mean);
}

TEST_CASE("weighted moments by hand") {
    // x 1, 2, 4 with w 1, 2, 1: mean 9/4; sum w d^2 = 25/16 + 2/16 + 49/16 = 19/4; variance 3/2 * 19/16 = 57/32;
    // sum (w d)^2 = 25/16 + 4/16 + 49/16 = 39/8; se^2 = 3/2 * 39/8 / 16 = 117/256.
    const std::vector x{1.0, 2.0, 4.0}, w{1.0, 2.0, 1.0};
    const WeightedMoments m = weighted_moments(x, SamplingWeights(w));
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
    const WeightedMoments weighted = weighted_moments(scores, SamplingWeights(w));
    CHECK(*weighted.sd() == near(0.81093468151302506));
    CHECK(*weighted.se == near(0.10382954645030443));
}

TEST_CASE("weights that sum to nothing, nobody and one person leave figures out") {
    const std::vector<double> none, x{1.0, 2.0}, zero{0.0, 0.0}, one{3.0};
    CHECK_FALSE(weighted_moments(x, SamplingWeights(zero)).mean);
    CHECK_FALSE(weighted_moments(none, SamplingWeights(none)).mean);
    const WeightedMoments single = weighted_moments(one, SamplingWeights(one));
    CHECK(*single.mean == 3);
    CHECK_FALSE(single.se);
    CHECK_FALSE(single.sd());
}

TEST_CASE("a weight below 0 or not finite is refused") {
    const std::vector negative{1.0, -1.0}, infinite{std::numeric_limits<double>::infinity()};
    CHECK_THROWS_AS(SamplingWeights{negative}, std::logic_error);
    CHECK_THROWS_AS(SamplingWeights{infinite}, std::logic_error);
}
