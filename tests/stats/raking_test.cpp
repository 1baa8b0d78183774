#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/raking.hpp>
#include <recaudit/stats/weighted_tally.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

using namespace recaudit;

namespace {

/// Teams A to E, then roles: the fixture's people and its headcount.
std::vector<Margin> fixture_margins() {
    Margin team{{}, {30, 12, 40, 15, 25}}, role{{}, {50, 72}};
    for (const auto& person : fixture::people) {
        team.categories.push_back(static_cast<std::size_t>(person.team - 'A'));
        role.categories.push_back(person.role == fixture::Role::staff ? 0 : 1);
    }
    return {team, role};
}

std::vector<double> ones(std::size_t n) { return std::vector(n, 1.0); }

Raking rake(const std::vector<Margin>& margins) { return rake(margins, ones(margins.front().categories.size()), {}); }

double total(const Margin& margin, std::size_t category, const std::vector<double>& weights) {
    double out = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (margin.categories[i] == category) out += weights[i];
    return out;
}

}  // namespace

TEST_CASE("one margin is post-stratification, by hand") {
    // Two of three in the first category, which has 4 of 10 people: weights 2, 2, 6; effective n = 100 / 44.
    const Raking r = rake({{{0, 0, 1}, {4, 6}}});
    CHECK(r.fault == RakingFault::none);
    CHECK(r.weights == std::vector{2.0, 2.0, 6.0});
    CHECK(r.smallest == 2);
    CHECK(r.largest == 6);
    CHECK(r.effective_n == near(100.0 / 44));
}

TEST_CASE("the fixture raked by team and role is that of R's survey package at convergence") {
    const Raking r = rake(fixture_margins());
    REQUIRE(r.fault == RakingFault::none);
    CHECK(r.weights.front() == near(1.25835075831, 1e-10));
    CHECK(r.smallest == near(0.563356, 1e-5));
    CHECK(r.largest == near(5.982259, 1e-6));
    std::vector<double> scores, weights;
    for (std::size_t i = 0; i < fixture::people.size(); ++i)
        if (fixture::answered(fixture::people[i]) >= 4) {
            scores.push_back(fixture::score(fixture::people[i]));
            weights.push_back(r.weights[i]);
        }
    const WeightedMoments m = moments(weighted_tally_of(scores, SamplingWeights(weights)));
    CHECK(*m.mean == near(2.92634803511, 1e-10));
    CHECK(*m.se == near(0.109338201936, 1e-10));
}

TEST_CASE("every margin sums to its totals") {
    const auto margins = fixture_margins();
    const Raking r = rake(margins);
    for (const Margin& margin : margins)
        for (std::size_t c = 0; c < margin.totals.size(); ++c) CHECK(total(margin, c, r.weights) == near(margin.totals[c], 1e-10));
}

TEST_CASE("the order of margins does not change the weights") {
    auto margins = fixture_margins();
    std::ranges::reverse(margins);
    CHECK(rake(margins).weights.front() == near(1.25835075831, 1e-10));
}

TEST_CASE("raking multiplies onto the weights it starts from") {
    const std::vector<Margin> margin{{{0, 0, 1}, {4, 6}}};
    const Raking r = rake(margin, std::vector{1.0, 3.0, 5.0}, {});
    CHECK(r.weights == std::vector{1.0, 3.0, 6.0});
}

TEST_CASE("weights above the cap are cut, and said to be") {
    const Raking r = rake(fixture_margins(), ones(62), 2);
    CHECK(r.largest == near(2 * 122.0 / 62));
    CHECK(r.capped > 0);
    CHECK(rake(fixture_margins(), ones(62), 100).capped == 0);
}

TEST_CASE("a category without respondents, or without people, is named") {
    const Raking empty = rake({{{0, 0}, {4, 6}}});
    CHECK(empty.fault == RakingFault::nobody_answered);
    CHECK(empty.category == 1);
    CHECK(empty.weights.empty());
    const Raking uncounted = rake({{{0, 1}, {4, 6}}, {{0, 1}, {10, 0}}});
    CHECK(uncounted.fault == RakingFault::nobody_counted);
    CHECK(uncounted.margin == 1);
    CHECK(uncounted.category == 1);
    CHECK(rake({{{0, 0}, {4, 0}}}).fault == RakingFault::none);  // nobody there, nobody expected
}

TEST_CASE("margins of different sums, contradictions and nobody are faults") {
    CHECK(rake({{{0, 1}, {4, 6}}, {{0, 1}, {5, 6}}}).fault == RakingFault::unequal_totals);
    CHECK(rake({{{0, 1}, {4, 6}}, {{0, 1}, {6, 4}}}).fault == RakingFault::not_converged);
    CHECK(rake(std::vector<Margin>{{{}, {4, 6}}}).fault == RakingFault::no_respondents);
}

TEST_CASE("what makes no sense is our fault") {
    const std::vector<Margin> margin{{{0, 2}, {4, 6}}};
    CHECK_THROWS_AS((void)rake(margin, ones(2), {}), std::logic_error);
    CHECK_THROWS_AS((void)rake(std::vector<Margin>{{{0}, {4}}}, std::vector{0.0}, {}), std::logic_error);
    CHECK_THROWS_AS((void)rake(std::vector<Margin>{{{0}, {4}}}, ones(1), 0.5), std::logic_error);
    CHECK_THROWS_AS((void)rake(std::vector<Margin>{}, ones(1), {}), std::logic_error);
}
