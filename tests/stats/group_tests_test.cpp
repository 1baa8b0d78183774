#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/group_tests.hpp>
#include <recaudit/stats/mean_test.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace recaudit;

namespace {

std::vector<Moments> moments_of(const std::vector<Tally>& groups) {
    std::vector<Moments> out;
    for (const Tally& group : groups) out.push_back(moments(group));
    return out;
}

Tally of(std::vector<double> values) { return tally_of(values); }

}  // namespace

TEST_CASE("Welch's analysis of variance of the teams is that of R") {
    const GroupTest w = welch_anova(moments_of(fixture::team_tallies()));  // oneway.test(x ~ team)
    CHECK(w.groups == 5);
    CHECK(w.n == 61);
    CHECK(*w.statistic == near(1.65027087057740562));
    CHECK(*w.df1 == 4);
    CHECK(*w.df2 == near(21.06196068862762161));
    CHECK(*w.p_value == near(0.19897187822188514));
    CHECK(w.status == Status::ok);
}

TEST_CASE("with two groups Welch's analysis of variance is the square of Welch's t") {
    const std::vector<Moments> groups = moments_of({of({1, 3, 5}), of({3, 3, 5, 5})});
    const GroupTest w = welch_anova(groups);
    const WelchTest t = welch_test(groups[0], groups[1], 0.95);
    CHECK(*w.statistic == near(3.0 / 5));  // t = -sqrt(3/5), by hand in mean_test_test.cpp
    CHECK(*w.df2 == near(3));
    CHECK(*w.p_value == near(*t.p_value));
}

TEST_CASE("Kruskal-Wallis by hand") {
    // a 1, 2; b 2, 3: ranks 1, 2.5 and 2.5, 4; R 3.5, 6.5; H = 12/20 (12.25/2 + 42.25/2) - 15 = 27/20; ties: 1 - 6/60; H/0.9 = 3/2.
    const GroupTest k = kruskal_wallis(std::vector{of({1, 2}), of({2, 3})});
    CHECK(*k.statistic == near(3.0 / 2));
    CHECK(*k.df1 == 1);
    CHECK_FALSE(k.df2);
    CHECK(*k.p_value == near(std::erfc(std::sqrt(0.75))));
}

TEST_CASE("Kruskal-Wallis of the teams is that of R, ties corrected") {
    const GroupTest k = kruskal_wallis(fixture::team_tallies());  // kruskal.test(x, team)
    CHECK(*k.statistic == near(5.03754695503701555));
    CHECK(*k.df1 == 4);
    CHECK(*k.p_value == near(0.28346659526327694));
    CHECK(k.n == 61);
}

TEST_CASE("the ordinary analysis of variance by hand") {
    // 1, 3 | 4, 6 | 8: means 2, 5, 8, all 22/5. ssw 4, ssb = 2 (12/5)^2 + 2 (3/5)^2 + (18/5)^2 = 126/5; n0 = (5 - 9/5) / 2 = 8/5.
    const OneWayAnova a = one_way_anova(moments_of({of({1, 3}), of({4, 6}), of({8})}));
    CHECK(*a.ssb == near(126.0 / 5));
    CHECK(*a.ssw == near(4));
    CHECK(*a.msb == near(63.0 / 5));
    CHECK(*a.msw == near(2));
    CHECK(*a.n0 == near(8.0 / 5));
    CHECK(*a.f == near(63.0 / 10));
    CHECK(*a.p_value == near(1 / (1 + 2 * 6.3 / 2)));  // at 2 and 2 degrees of freedom P(F > f) = 1 / (1 + f)
    CHECK(*omega_squared(a) == near((25.2 - 4) / (25.2 + 4 + 2)));
}

TEST_CASE("the ordinary analysis of variance of the teams is that of R") {
    const OneWayAnova a = one_way_anova(moments_of(fixture::team_tallies()));  // aov(x ~ team)
    CHECK(*a.ssb == near(4.63677956313066542));
    CHECK(*a.ssw == near(34.82012389770723360));
    CHECK(*a.msb == near(1.15919489078266635));
    CHECK(*a.msw == near(0.62178792674477201));
    CHECK(*a.f == near(1.86429301844338657));
    CHECK(*a.p_value == near(0.12951041047859058));
    CHECK(*a.n0 == near(11.737704918032787));
    CHECK(*omega_squared(a) == near(0.053635180733909466));  // effectsize::omega_squared
}

TEST_CASE("the names and the order of groups change no figure") {
    auto teams = fixture::team_tallies();
    std::reverse(teams.begin(), teams.end());
    CHECK(*welch_anova(moments_of(teams)).p_value == near(0.19897187822188514));
    CHECK(*kruskal_wallis(teams).p_value == near(0.28346659526327694));
    CHECK(*one_way_anova(moments_of(teams)).p_value == near(0.12951041047859058));
}

TEST_CASE("any rising change of the scores leaves Kruskal-Wallis alone") {
    auto teams = fixture::team_tallies();
    for (Tally& team : teams)
        for (double& value : team.values) value = std::exp(value);
    CHECK(*kruskal_wallis(teams).statistic == near(5.03754695503701555));
}

TEST_CASE("shift and scale leave the analyses of variance alone, at an offset of 1e8 too") {
    auto teams = fixture::team_tallies();
    for (Tally& team : teams)
        for (double& value : team.values) value = 1e8 + 60 * value;
    CHECK(*welch_anova(moments_of(teams)).statistic == near(1.65027087057740562, 1e-7));
    CHECK(*one_way_anova(moments_of(teams)).f == near(1.86429301844338657, 1e-7));
}

TEST_CASE("omega squared is 0 where chance explains more than the groups") {
    CHECK(*omega_squared(one_way_anova(moments_of({of({1, 3}), of({1, 3})}))) == 0);
}

TEST_CASE("too few groups, too few people and groups that do not vary say why there is no test") {
    CHECK(welch_anova(moments_of({of({1, 2})})).status == Status::not_identified);
    CHECK(welch_anova(moments_of({of({1, 2}), of({3})})).status == Status::too_few);
    CHECK(welch_anova(moments_of({of({1, 2}), of({3, 3})})).status == Status::no_variance);
    CHECK_FALSE(welch_anova(moments_of({of({1, 2}), of({3, 3})})).p_value);
    CHECK(kruskal_wallis(std::vector{of({1, 2})}).status == Status::not_identified);
    CHECK(kruskal_wallis(std::vector{of({1, 2}), Tally{}}).status == Status::too_few);
    CHECK(kruskal_wallis(std::vector{of({2, 2}), of({2})}).status == Status::no_variance);
    CHECK(one_way_anova({}).status == Status::not_identified);
    CHECK(one_way_anova(moments_of({of({1}), of({2})})).status == Status::too_few);
    CHECK_FALSE(omega_squared(one_way_anova(moments_of({of({1}), of({2})}))));
}

TEST_CASE("where nobody varies within groups all variance lies between them, and there is no F") {
    const OneWayAnova a = one_way_anova(moments_of({of({1, 1}), of({2, 2})}));
    CHECK(a.status == Status::no_variance);
    CHECK(*a.msw == 0);
    CHECK_FALSE(a.f);
    CHECK(*omega_squared(a) == 1);
    CHECK_FALSE(omega_squared(one_way_anova(moments_of({of({1, 1}), of({1, 1})}))));
}
