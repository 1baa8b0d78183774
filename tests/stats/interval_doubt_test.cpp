#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/interval_doubt.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

Tally tally(std::vector<double> values) { return tally_of(values); }

IntervalDoubt doubt(const Tally& scores) { return interval_doubt(scores, 1, 5); }

}  // namespace

TEST_CASE("skewness by hand and as psych gives it") {
    // 0, 0, 3: mean 1, deviations -1 -1 2, variance 3, cubes 6 / 3^1.5; 9/2 x 1/3 x that: 3 / 2 x 6 / 5.19615 = 1.7320508.
    CHECK(skewness(tally({0, 0, 3})).value() == near(1.7320508075688772));
    // psych::skew(x, type = 2)
    CHECK(skewness(tally({1, 1, 1, 2, 5})).value() == near(1.9245008972987527));
    CHECK(skewness(tally_of(fixture::all_scores())).value() == near(0.04606615142813849));
    CHECK(skewness(tally_of(fixture::team_scores('A'))).value() == near(0.007212950893365282));
    CHECK(skewness(tally_of(fixture::team_scores('E'))).value() == near(-0.97782084965386007));
}

TEST_CASE("a mirrored group has the mirrored skewness; shift and scale change nothing") {
    CHECK(skewness(tally({-5, -2, -1, -1, -1})).value() == near(-1.9245008972987527));
    CHECK(skewness(tally({1e6 + 3, 1e6 + 3, 1e6 + 3, 1e6 + 6, 1e6 + 15})).value() == near(1.9245008972987527, 1e-9));
}

TEST_CASE("where there is no skewness") {
    CHECK(skewness(Tally{}).status() == Status::too_few);
    CHECK(skewness(tally({1, 2})).status() == Status::too_few);
    CHECK(skewness(tally({2, 2, 2})).status() == Status::no_variance);
}

TEST_CASE("an interval is rough where half of a small group stand at an end of the scale") {
    CHECK(doubt(tally({5, 5, 5, 4, 3, 2})) == IntervalDoubt::piled);
    CHECK(doubt(tally({1, 1, 2, 3})) == IntervalDoubt::piled);
    CHECK(doubt(tally({5, 5, 4, 4, 3, 3, 2})) == IntervalDoubt::none);
    CHECK(doubt(tally({5, 5, 5})) == IntervalDoubt::piled);
    CHECK(doubt(tally({4, 4, 4})) == IntervalDoubt::none);  // no spread, and not at an end: the row of scores tells
    CHECK(doubt(Tally{{4, 5}, {50, 50}}) == IntervalDoubt::none);
}

TEST_CASE("an interval is rough where few people have lopsided scores") {
    // 9 at 4 and 1 at 2: skewness -3.16, which asks for 250 people.
    CHECK(doubt(Tally{{2, 4}, {1, 9}}) == IntervalDoubt::skewed);
    CHECK(doubt(Tally{{2, 4}, {100, 900}}) == IntervalDoubt::none);
    CHECK(doubt(tally({2, 3, 3, 4, 4, 4, 4.5})) == IntervalDoubt::none);  // skewness -0.67: hardly lopsided
    CHECK(doubt(tally_of(fixture::all_scores())) == IntervalDoubt::none);
    CHECK(doubt(tally({2})) == IntervalDoubt::none);
    CHECK(doubt(Tally{}) == IntervalDoubt::none);
}
