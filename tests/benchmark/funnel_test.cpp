#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <recaudit/benchmark/funnel.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;

namespace {

/// The five teams as if they were sites.
std::vector<Moments> sites() {
    std::vector<Moments> out;
    for (const Tally& team : fixture::team_tallies()) out.push_back(moments(team));
    return out;
}

Moments of(std::vector<double> values) { return moments(values); }

template <class Figure>
void check(const Funnel& found, Figure figure, const std::vector<double>& expected) {
    REQUIRE(found.sites.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(*figure(found.sites[i]) == near(expected[i]));
    }
}

}  // namespace

TEST_CASE("every figure of the funnel is that of the formulas in R") {
    const Funnel f = funnel(sites(), *mean_of_means(sites()), 0.95);
    REQUIRE(f.status == Status::ok);
    CHECK(*f.target == near(2.9389894179894180));
    CHECK(*f.pooled_sd == near(0.7885353046914082));
    CHECK(*f.phi == near(0.9206430985152327));
    CHECK(*f.tau2 == near(0.0079886168788634));
    check(f, [](const auto& s) { return s.se; },
          {0.21074492482361773, 0.26284510156380275, 0.17632185439484974, 0.32191819011066874, 0.22763053521455406});
    check(f, [](const auto& s) { return s.z; },
          {-1.388222500758699240, 0.091207881870020102, 2.123071564944077672, 0.362098636072923752, -0.976682460958939735});
    check(f, [](const auto& s) { return s.z_adjusted; },
          {-1.278033112144619121, 0.086351962298139018, 1.893671053783256841, 0.348900440551352609, -0.909112825193790663});
    check(f, [](const auto& s) { return s.limit_95.low; },
          {2.4903244208958819, 2.3948525682943234, 2.5515406103203317, 2.2841738749492997, 2.4596819289067930});
    check(f, [](const auto& s) { return s.limit_95.high; },
          {3.3876544150829542, 3.4831262676845127, 3.3264382256585043, 3.5938049610295364, 3.4182969070720430});
    check(f, [](const auto& s) { return s.limit_998.low; },
          {2.2315891394121055, 2.0810607595203376, 2.3281073651101742, 1.9065560867421307, 2.1832757931296780});
    check(f, [](const auto& s) { return s.limit_998.high; },
          {3.6463896965667306, 3.7969180764584984, 3.5498714708686618, 3.9714227492367051, 3.6947030428491581});
    check(f, [](const auto& s) { return s.shrunken_mean; },
          {2.8943889309240740, 2.9414741740456352, 3.0155155736073804, 2.9473320333924100, 2.9092916879980040});
    check(f, [](const auto& s) { return s.shrunken.low; },
          {2.7331139814621404, 2.7756210223712476, 2.8592642176666780, 2.7785374458556671, 2.7462313705219588});
    check(f, [](const auto& s) { return s.shrunken.high; },
          {3.0556638803860077, 3.1073273257200227, 3.1717669295480828, 3.1161266209291529, 3.0723520054740492});
}

TEST_CASE("sites that differ no more than chance shrink to the target entirely") {
    const Funnel f = funnel(std::vector{of({1, 2, 3}), of({1, 2, 3}), of({1, 2, 4})}, 2, 0.95);
    CHECK(*f.tau2 == 0);
    CHECK(*f.sites[2].shrunken_mean == 2);
    CHECK(*f.sites[2].shrunken.low == 2);
    CHECK(*f.sites[2].z == *f.sites[2].z_adjusted);
}

TEST_CASE("shift and scale act as theory says") {
    std::vector<Moments> moved;
    for (Tally team : fixture::team_tallies()) {
        for (double& value : team.values) value = 100 + 25 * value;
        moved.push_back(moments(team));
    }
    const Funnel f = funnel(moved, *mean_of_means(moved), 0.95);
    CHECK(*f.tau2 == near(625 * 0.0079886168788634, 1e-9));
    CHECK(*f.sites[2].z_adjusted == near(1.893671053783256841, 1e-9));
}

TEST_CASE("targets count each site once") {
    const std::vector three{of({1, 1, 1, 1}), of({2}), of({6})};
    CHECK(*mean_of_means(three) == 3);
    CHECK(*median_of_means(three) == 2);
    CHECK_FALSE(mean_of_means({}));
    CHECK_FALSE(median_of_means({}));
}

TEST_CASE("rank limits are wide where sites cannot be told apart, and narrower at less confidence") {
    for (const RankLimits& limits : rank_limits(sites(), 0.95)) {
        CHECK(limits.low == 1);
        CHECK(limits.high == 5);
    }
    const std::vector<std::int64_t> low{2, 1, 1, 1, 2}, high{5, 5, 3, 5, 5};  // the formulas in R at qtukey(.3, 5, 56)
    const auto loose = rank_limits(sites(), 0.3);
    REQUIRE(loose.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(loose[i].low == low[i]);
        CHECK(loose[i].high == high[i]);
    }
}

TEST_CASE("sites far apart have one rank each, the highest mean first") {
    const auto limits = rank_limits(std::vector{of({1, 2}), of({901, 902}), of({401, 402})}, 0.95);
    REQUIRE(limits.size() == 3);
    CHECK(limits[0].low == 3);
    CHECK(limits[0].high == 3);
    CHECK(limits[1].low == 1);
    CHECK(limits[1].high == 1);
    CHECK(limits[2].low == 2);
}

TEST_CASE("two sites, single people and sites where nobody varies have no funnel") {
    CHECK(funnel(std::vector{of({1, 2}), of({2, 3})}, 2, 0.95).status == Status::not_identified);
    CHECK(funnel(std::vector{of({1}), of({2}), of({3})}, 2, 0.95).status == Status::too_few);
    const Funnel flat = funnel(std::vector{of({1, 1}), of({2, 2}), of({3, 3})}, 2, 0.95);
    CHECK(flat.status == Status::no_variance);
    CHECK(flat.sites.empty());
    CHECK(rank_limits(std::vector{of({1, 1}), of({2, 2}), of({3, 3})}, 0.95).empty());
    CHECK(rank_limits({}, 0.95).empty());
}

TEST_CASE("the spread within sites is pooled over those that have any") {
    CHECK(*pooled_sd(std::vector{of({1, 3}), of({5, 5, 8}), of({9})}) == near(std::sqrt(8.0 / 3)));  // (2 + 6) / 3
    CHECK_FALSE(pooled_sd(std::vector{of({1}), of({2})}));
    CHECK_FALSE(pooled_sd({}));
    CHECK(*pooled_sd(sites()) == near(0.7885353046914082));
}
