#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/games_howell.hpp>
#include <recaudit/stats/mean_test.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace recaudit;

namespace {

Moments team(char name) { return moments(fixture::team_scores(name)); }
Moments of(std::vector<double> values) { return moments(values); }

}  // namespace

TEST_CASE("Games-Howell of the teams is that of R in every figure") {
    const GamesHowell g = games_howell(team('A'), team('C'), 5, 0.95);  // ptukey and qtukey on t.test(a, c)
    CHECK(*g.difference == near(-0.66690476190476211));
    CHECK(*g.ci_low == near(-1.48834250389515121, 1e-9));
    CHECK(*g.ci_high == near(0.15453298008562710, 1e-9));
    CHECK(*g.q == near(3.34504956447627100));
    CHECK(*g.df == near(28.01499058486357185));
    CHECK(*g.p_value == near(0.15479853920539843, 1e-9));
    CHECK(*games_howell(team('C'), team('E'), 5, 0.95).p_value == near(0.25559780677303445, 1e-9));
    CHECK(*games_howell(team('A'), team('B'), 5, 0.95).p_value == near(0.86010006890012070, 1e-9));
}

TEST_CASE("with two groups it is Welch's test, by hand") {
    // t = -sqrt(3/5) at 3 degrees of freedom, as in mean_test_test.cpp: q = sqrt(6/5).
    const GamesHowell g = games_howell(of({1, 3, 5}), of({3, 3, 5, 5}), 2, 0.9);
    const WelchTest w = welch_test(of({1, 3, 5}), of({3, 3, 5, 5}), 0.9);
    CHECK(*g.q == near(std::sqrt(6.0 / 5)));
    CHECK(*g.p_value == near(*w.p_value));
    CHECK(*g.ci_low == near(*w.ci_low));
}

TEST_CASE("more groups make the same pair less certain") {
    CHECK(*games_howell(team('A'), team('C'), 8, 0.95).p_value > *games_howell(team('A'), team('C'), 5, 0.95).p_value);
}

TEST_CASE("changing sides changes the sign and nothing else") {
    const GamesHowell g = games_howell(team('A'), team('C'), 5, 0.95), turned = games_howell(team('C'), team('A'), 5, 0.95);
    CHECK(*g.q == *turned.q);
    CHECK(*g.ci_low == near(-*turned.ci_high));
    CHECK(*g.p_value == *turned.p_value);
}

TEST_CASE("an interval leaves out 0 where p is below the level, and only there") {
    const GamesHowell g = games_howell(of({1, 2, 1, 2}), of({4, 5, 5, 4}), 3, 0.95);
    CHECK(*g.p_value < 0.05);
    CHECK(*g.ci_high < 0);
}

TEST_CASE("small and constant groups say why there is no test") {
    CHECK(games_howell({}, of({1, 2}), 3, 0.95).status == Status::no_answers);
    CHECK(games_howell(of({1}), of({1, 2}), 3, 0.95).status == Status::too_few);
    const GamesHowell constant = games_howell(of({1, 2, 3}), of({2, 2, 2}), 3, 0.95);
    CHECK(constant.status == Status::no_variance);
    CHECK(*constant.difference == 0);
    CHECK_FALSE(constant.p_value);
    CHECK(games_howell(of({0, 100}), of({1, 1.1}), 3, 0.95).status == Status::too_few);  // df is about 1
    CHECK_THROWS_AS((void)games_howell(of({1, 2}), of({1, 2}), 1, 0.95), std::logic_error);
}
