#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/permutation.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace recaudit;

namespace {

const ReplicatePlan plan{20000, RandomKey(1, "permutation_test"), Threads{2}};

std::vector<PermutedUnit> people(const std::vector<double>& values) {
    std::vector<PermutedUnit> out;
    for (const double value : values) out.push_back({value, 1});
    return out;
}

PermutationTest test_of(const std::vector<std::vector<double>>& groups) {
    std::vector<Tally> tallies;
    for (const auto& group : groups) tallies.push_back(tally_of(group));
    return permutation_test(tallies, plan);
}

/// Teams of the fixture as units, in groups named by their letters.
PermutationTest by_team(const std::vector<std::string>& groups) {
    std::vector<std::vector<PermutedUnit>> units;
    for (const std::string& group : groups) {
        units.emplace_back();
        for (const char team : group) {
            PermutedUnit& unit = units.back().emplace_back(PermutedUnit{0, 0});
            for (const double score : fixture::team_scores(team)) unit = {unit.sum + score, unit.people + 1};
        }
    }
    return permutation_test(units, plan);
}

/// Within 3.3 standard errors of what 100,000 draws or more gave in R.
bool agrees(double p_value, double in_r) {
    return std::abs(p_value - in_r) < 3.3 * std::sqrt(in_r * (1 - in_r) * (1 / 20000.0 + 1 / 50000.0));
}

}  // namespace

TEST_CASE("two groups by hand") {
    // 1, 2 against 3, 4, 5: difference -2.5. Of the ten ways to choose two of five, two are as far apart: {1, 2}, and {4, 5} with
    // +2.5. p = 2/10.
    const PermutationTest found = test_of({{1, 2}, {3, 4, 5}});
    CHECK(*found.statistic == near(-2.5));
    CHECK(found.arrangements == 10);
    CHECK(found.exact);
    CHECK(*found.p_value == near(0.2));
}

TEST_CASE("ties count as far apart as they are") {
    // 0, 0 against 0, 1: the difference is -1/2 in three and +1/2 in three of six ways.
    CHECK(*test_of({{0, 0}, {0, 1}}).p_value == 1);
}

TEST_CASE("all arrangements of two small teams, as R counts them") {
    // x <- c(b, d); k <- combn(15, 9); s <- colSums(matrix(x[k], 9)); mean(abs(s / 9 - (sum(x) - s) / 6) >= abs(mean(b) - mean(d)) - 1e-9)
    const PermutationTest found = test_of({fixture::team_scores('B'), fixture::team_scores('D')});
    CHECK(found.arrangements == 5005);
    CHECK(*found.statistic == near(-0.09259259259259256));
    CHECK(*found.p_value == near(0.86193806193806188));
}

TEST_CASE("all arrangements of three groups, as R counts them") {
    // The first four people of A, three of B, three of D; sum of n (mean - overall mean)^2 over combn(10, 4) x combn(6, 3).
    const auto first = [](char team, std::size_t n) {
        auto scores = fixture::team_scores(team);
        scores.resize(n);
        return scores;
    };
    const PermutationTest found = test_of({first('A', 4), first('B', 3), first('D', 3)});
    CHECK(*found.statistic == near(0.75229629629629668));
    CHECK(found.arrangements == 4200);
    CHECK(*found.p_value == near(0.46523809523809523));
}

TEST_CASE("whole teams are dealt, each with all its people") {
    // S, K: sums and sizes of teams; t <- apply(combn(5, 3), 2, function(i) sum(S[i]) / sum(K[i]) - sum(S[-i]) / sum(K[-i]))
    const PermutationTest found = by_team({"ABC", "DE"});
    CHECK(*found.statistic == near(0.19323858742463340));
    CHECK(found.arrangements == 10);
    CHECK(*found.p_value == near(0.8));
}

TEST_CASE("drawn arrangements agree with R's") {
    // mean(abs(difference of sample(61, 40)) >= abs(t0)) of 100,000: 0.94572; teams A and C of 200,000: 0.02394; teams A to E,
    // sum of n (mean - overall mean)^2 of 50,000: 0.12896.
    const PermutationTest roles = test_of({fixture::role_scores(fixture::Role::staff), fixture::role_scores(fixture::Role::service_user)});
    CHECK_FALSE(roles.exact);
    CHECK(roles.arrangements == 20000);
    CHECK(agrees(*roles.p_value, 0.94572));
    CHECK(agrees(*test_of({fixture::team_scores('A'), fixture::team_scores('C')}).p_value, 0.02394));
    const PermutationTest teams = permutation_test(fixture::team_tallies(), plan);
    CHECK(*teams.statistic == near(4.63677956313065742));
    CHECK(agrees(*teams.p_value, 0.12896));
}

TEST_CASE("groups drawn as counts have the p-values of groups drawn as people") {
    // 30 copies of team A and of team C, each moved so that they hardly differ: with many people the test is Student's.
    const auto copies = [](char team, double shift) {
        Tally out = tally_of(fixture::team_scores(team));
        for (auto& count : out.counts) count *= 100;
        for (auto& value : out.values) value += shift;
        return out;
    };
    const std::vector<Tally> groups{copies('A', 0.63), copies('C', 0)};
    const PermutationTest counts = permutation_test(groups, plan);
    std::vector<std::vector<PermutedUnit>> units;
    for (const Tally& group : groups) {
        units.emplace_back();
        for (std::size_t i = 0; i < group.values.size(); ++i)
            units.back().insert(units.back().end(), static_cast<std::size_t>(group.counts[i]), {group.values[i], 1});
    }
    const PermutationTest drawn = permutation_test(units, {2000, plan.key, Threads{2}});
    CHECK(*counts.statistic == near(*drawn.statistic, 1e-9));
    CHECK(std::abs(*counts.p_value - *drawn.p_value) < 3.3 * std::sqrt(0.25 / 2000));
    CHECK(*counts.p_value < 0.5);
}

TEST_CASE("a p-value is never 0, and the number of threads changes none") {
    std::vector<double> low(40, 1), high(40, 5);
    low[0] = 2;
    const PermutationTest found = test_of({low, high});
    CHECK(*found.p_value == near(1.0 / 20001));
    const std::vector<Tally> teams = fixture::team_tallies();
    CHECK(permutation_test(teams, {500, plan.key, Threads{1}}).p_value == permutation_test(teams, {500, plan.key, Threads{7}}).p_value);
}

TEST_CASE("shift, scale, relabelling and the order of people change nothing of what all arrangements give") {
    const auto b = fixture::team_scores('B'), d = fixture::team_scores('D');
    auto moved_b = b, moved_d = d;
    for (double& value : moved_b) value = 1e8 - 4 * value;
    for (double& value : moved_d) value = 1e8 - 4 * value;
    std::ranges::reverse(moved_d);
    const double p = *test_of({b, d}).p_value;
    CHECK(*test_of({d, b}).p_value == near(p));
    CHECK(*test_of({moved_b, moved_d}).p_value == near(p));
}

TEST_CASE("how many arrangements there are") {
    CHECK(arrangements_of(std::vector<std::size_t>{2, 3}) == 10);
    CHECK(arrangements_of(std::vector<std::size_t>{8, 9}) == 24310);
    CHECK(arrangements_of(std::vector<std::size_t>{1, 1, 1}) == 6);
    CHECK(arrangements_of(std::vector<std::size_t>{1000, 1000}) == most_arrangements + 1);
}

TEST_CASE("where there is nothing to test, the reason is told") {
    CHECK(test_of({}).status == Status::too_few);
    CHECK(test_of({{1, 2}}).status == Status::too_few);
    CHECK(test_of({{1, 2}, {}}).status == Status::no_answers);
    CHECK(test_of({{1}, {2}}).status == Status::too_few);
    CHECK(*test_of({{1}, {2}}).statistic == near(-1));
    CHECK(test_of({{3, 3}, {3, 3}}).status == Status::no_variance);
    CHECK(test_of({{1}, {2, 3}}).status == Status::ok);
    const std::vector<std::vector<PermutedUnit>> teams{{{4, 2}}, {{6, 3}, {2, 1}}};
    CHECK(permutation_test(teams, plan).status == Status::no_variance);
    CHECK(permutation_test(std::vector<std::vector<PermutedUnit>>{people({1, 2}), people({2, 3})}, plan).status == Status::ok);
}
