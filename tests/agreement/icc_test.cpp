#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <recaudit/agreement/icc.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

using namespace recaudit;

namespace {

std::vector<Moments> teams() {
    std::vector<Moments> out;
    for (const Tally& team : fixture::team_tallies()) out.push_back(moments(team));
    return out;
}

Moments of(std::vector<double> values) { return moments(values); }

}  // namespace

TEST_CASE("intraclass correlations by hand") {
    // 1, 3 | 4, 6 | 8: msb 63/5, msw 2, n0 8/5 (group_tests_test.cpp): icc1 = (53/5) / (63/5 + 6/5), icc2 = 53/63.
    const auto i = intraclass_correlation(std::vector{of({1, 3}), of({4, 6}), of({8})});
    CHECK(*i.icc1 == near(53.0 / 69));
    CHECK(*i.icc2 == near(53.0 / 63));
    CHECK(*i.f == near(63.0 / 10));
}

TEST_CASE("intraclass correlations of the teams are those of R") {
    const auto i = intraclass_correlation(teams());
    CHECK(i.groups == 5);
    CHECK(i.n == 61);
    CHECK(*i.icc1 == near(0.0685838089167, 1e-11));  // with n0; multilevel::ICC1 takes 12.2: .0661568917065
    CHECK(*i.icc2 == near(0.463603634135, 1e-11));
    CHECK(*i.f == near(1.86429301844338657));
    CHECK(*i.df1 == 4);
    CHECK(*i.df2 == 56);
    CHECK(*i.p_value == near(0.12951041047859058));
    CHECK(i.status == Status::ok);
}

TEST_CASE("the order of groups and the metric of the scores change nothing") {
    auto turned = fixture::team_tallies();
    std::ranges::reverse(turned);
    std::vector<Moments> moved;
    for (Tally& team : turned) {
        for (double& value : team.values) value = 1e6 + 25 * value;
        moved.push_back(moments(team));
    }
    CHECK(*intraclass_correlation(moved).icc1 == near(0.0685838089167, 1e-8));
}

TEST_CASE("groups more alike than chance give negative values, as they are") {
    const auto i = intraclass_correlation(std::vector{of({1, 5, 2}), of({5, 1, 3})});
    CHECK(*i.icc1 < 0);
    CHECK(*i.icc2 < 0);
}

TEST_CASE("groups that cannot be compared say why") {
    CHECK(intraclass_correlation({}).status == Status::not_identified);
    CHECK(intraclass_correlation(std::vector{of({1, 2})}).status == Status::not_identified);
    CHECK(intraclass_correlation(std::vector{of({1}), of({2})}).status == Status::too_few);
    const auto alike_within = intraclass_correlation(std::vector{of({1, 1}), of({2, 2})});
    CHECK(alike_within.status == Status::no_variance);
    CHECK(*alike_within.icc1 == 1);
    CHECK_FALSE(alike_within.f);
    const auto alike_between = intraclass_correlation(std::vector{of({1, 3}), of({1, 3})});
    CHECK(alike_between.status == Status::not_identified);
    CHECK_FALSE(alike_between.icc2);
    CHECK(*alike_between.icc1 == near(-1));
}

TEST_CASE("how far a mean of so many people tells groups apart") {
    CHECK(mean_reliability(0.05, 10) == near(10.0 / 29));
    CHECK(mean_reliability(0.05, 1) == near(0.05));
    CHECK(mean_reliability(-0.2, 10) == 0);
    CHECK(mean_reliability(1, 10) == 1);
    CHECK(people_for_reliability(0.05, 0.7) == Count(45));
    CHECK(people_for_reliability(0.1, 0.7) == Count(21));  // exactly .70
    CHECK(people_for_reliability(0.2, 0.7) == Count(10));
    CHECK(people_for_reliability(1, 0.7) == Count(1));
    CHECK_FALSE(people_for_reliability(0, 0.7));
    CHECK_FALSE(people_for_reliability(-0.1, 0.7));
    CHECK_FALSE(people_for_reliability(1e-300, 0.7));
    CHECK_THROWS_AS((void)people_for_reliability(0.1, 1), std::logic_error);
}
