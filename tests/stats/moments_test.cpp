#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/moments.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace recaudit;

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
