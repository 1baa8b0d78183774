#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"
#include "small_study.hpp"

#include <recaudit/scoring/check_headcount.hpp>
#include <recaudit/scoring/describe.hpp>
#include <recaudit/scoring/weighting.hpp>
#include <recaudit/scoring/weights.hpp>
#include <recaudit/stats/distribution.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <ranges>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    std::vector<WeightingRow> weighting;
    std::vector<PopulationRow> population;
    std::vector<ScoresRow> scores;
};

std::shared_ptr<Tables> tables_of(const Study& study, const Responses& responses) {
    auto out = std::make_shared<Tables>();
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->weighting = weighting_table(study, responses, scores, Threads{1});
    out->population = population_table(study, responses, scores, Threads{1});
    out->scores = scores_table(study, responses, scores);
    return out;
}

/// The fixture's people, answers already reversed; `times` on each weight, 0 for none.
std::vector<small::Person> fixture_people(double times) {
    std::vector<small::Person> out;
    for (const auto& person : fixture::people) {
        out.emplace_back();
        for (const int answer : person.answers) out.back().answers += (answer == 0 ? "." : std::to_string(answer)) + " ";
        out.back().team = std::string(1, person.team);
        out.back().attributes["role"] = person.role == fixture::Role::staff ? "staff" : "service_user";
        out.back().weight = times * person.weight;
    }
    return out;
}

Study fixture_study() { return study_of({form(6, 4)}); }

/// 30, 12, 40, 15 and 25 people in teams A to E.
Headcount team_headcount() {
    Headcount out;
    out.columns = {"team"};
    const std::vector<std::pair<std::string, std::int64_t>> teams{{"A", 30}, {"B", 12}, {"C", 40}, {"D", 15}, {"E", 25}};
    for (const auto& [team, people] : teams) {
        out.rows.emplace_back();
        out.rows.back().team = team;
        out.rows.back().people = people;
        out.rows.back().line = out.rows.size() + 1;
    }
    return out;
}

}  // namespace

// Weights 3, 1: effective n = 16 / 10. Scores 1 and 3, mean 1.5; se^2 = 2 (9/4 + 9/4) / 16 = 9/16;
// variance = 2 (3/4 + 9/4) / 4 = 3/2; design effect = 9/16 / (3/2 / 2) = 3/4.
TEST_CASE("effective n and design effect by hand") {
    std::vector<small::Person> people(2);
    people[0].answers = "1";
    people[0].weight = 3;
    people[1].answers = "3";
    people[1].weight = 1;
    Study study = study_of({form(1)});
    study.weights.column = "w";
    const auto found = tables_of(study, responses_of(study, people));
    REQUIRE(found->weighting.size() == 1);
    const WeightingRow& row = found->weighting[0];
    CHECK(*row.effective_n == near(1.6));
    CHECK(*row.design_effect == near(0.75));
    CHECK(*row.smallest_weight == near(0.5));
    CHECK(*row.largest_weight == near(1.5));
    CHECK_FALSE(row.trimmed.has_value());
    CHECK(row.people == 2);
}

// R: svymean(~x, svydesign(~1, weights = ~w), deff = "replace"); sum(w)^2 / sum(w^2).
TEST_CASE("the fixture has R's effective n and design effect, whatever the weights sum to") {
    Study study = fixture_study();
    study.weights.column = "w";
    for (const double times : {1.0, 10.0}) {
        const auto found = tables_of(study, responses_of(study, fixture_people(times)));
        REQUIRE(found->weighting.size() == 1);
        CHECK(found->weighting[0].n == Count(61));
        CHECK(*found->weighting[0].effective_n == near(55.1862731313));
        CHECK(*found->weighting[0].design_effect == near(1.06044694799));
    }
}

TEST_CASE("equal weights cost nothing, and studies without weights have no row") {
    std::vector<small::Person> people = fixture_people(0);
    CHECK(tables_of(fixture_study(), responses_of(fixture_study(), people))->weighting.empty());
    for (small::Person& person : people) person.weight = 2.5;
    Study study = fixture_study();
    study.weights.column = "w";
    const WeightingRow row = tables_of(study, responses_of(study, people))->weighting.at(0);
    CHECK(*row.effective_n == near(61));
    CHECK(*row.design_effect == near(1));
}

TEST_CASE("one person, and people who all score alike, have no design effect and say why") {
    Study study = study_of({form(1)});
    study.weights.column = "w";
    std::vector<small::Person> people(1);
    people[0].answers = "1";
    people[0].weight = 2;
    CHECK(tables_of(study, responses_of(study, people))->weighting[0].status == Status::too_few);
    people.push_back(people[0]);
    CHECK(tables_of(study, responses_of(study, people))->weighting[0].status == Status::no_variance);
    people[0].answers = people[1].answers = ".";
    CHECK(tables_of(study, responses_of(study, people))->weighting[0].status == Status::no_answers);
}

// R: survey::rake by team and role to convergence; largest weight 5.982259 of a mean of 122 / 62.
TEST_CASE("raked weights come with their rounds and how many were cut") {
    Study study = fixture_study();
    study.weights.rake = {{"team"}};
    Responses responses = responses_of(study, fixture_people(0));
    responses.headcount = team_headcount();
    const auto raked = with_weights(study, responses);
    REQUIRE(raked.value);
    const auto plain = tables_of(study, *raked.value);
    CHECK(plain->weighting[0].trimmed == Count(0));
    CHECK(*plain->weighting[0].iterations >= 1);
    study.weights.cap = 1.02;
    const auto capped = with_weights(study, responses);
    REQUIRE(capped.value);
    CHECK(*tables_of(study, *capped.value)->weighting[0].trimmed > 0);
}

TEST_CASE("weights raked to groups that no table reports are about as few people as share one") {
    Study study = fixture_study();
    study.weights.rake = {{"team"}};
    Responses responses = responses_of(study, fixture_people(0));
    responses.headcount = team_headcount();
    const auto raked = with_weights(study, responses);
    REQUIRE(raked.value);
    CHECK(tables_of(study, *raked.value)->weighting[0].people == 61);
    study.compare = {"role"};
    study.compare_declared = true;
    std::map<std::string, std::int64_t> scored;
    const auto by_team = tables_of(fixture_study(), responses);
    for (const ScoresRow& row : by_team->scores)
        if (row.scope.by == "team") scored[row.scope.group.str()] = row.people;
    REQUIRE(scored.size() == 5);
    CHECK(tables_of(study, *raked.value)->weighting[0].people == std::ranges::min(scored | std::views::values));
}

// R: svymean(~x, svydesign(~1, fpc = ~N)) for team A, 14 of 30: se .158360436323.
TEST_CASE("both intervals of a finite population: about these people, and about the place") {
    Study study = fixture_study();
    study.finite_population = true;
    study.compare = {"team"};
    study.compare_declared = true;
    Responses responses = responses_of(study, fixture_people(0));
    responses.headcount = team_headcount();
    const auto found = tables_of(study, responses);
    const auto row = std::ranges::find_if(found->population, [](const PopulationRow& any) { return any.scope.group == "A"; });
    REQUIRE(row != found->population.end());
    const double t = *t_quantile(0.975, 13), mean = 2.646428571429;
    CHECK(row->headcount == Count(30));
    CHECK(*row->mean == near(mean));
    CHECK(*row->people_ci_low == near(mean - t * 0.158360436323, 1e-10));
    CHECK(*row->people_ci_high == near(mean + t * 0.158360436323, 1e-10));
    CHECK(*row->place_ci_high == near(mean + t * 0.158360436323 / std::sqrt(1 - 14.0 / 30), 1e-10));
    const auto score = std::ranges::find_if(found->scores, [](const ScoresRow& any) { return any.scope.group == "A"; });
    CHECK(score->ci_low == row->people_ci_low);
}

TEST_CASE("a headcount below the number who answered corrects nothing, and says so") {
    Study study = fixture_study();
    study.finite_population = true;
    study.headcount = "headcount.csv";
    study.compare = {"team"};
    study.compare_declared = true;
    Responses responses = responses_of(study, fixture_people(0));
    responses.headcount = team_headcount();
    responses.headcount.rows[1].people = 5;  // team B, of whom 9 answered
    const auto found = tables_of(study, responses);
    const auto row = std::ranges::find_if(found->population, [](const PopulationRow& any) { return any.scope.group == "B"; });
    REQUIRE(row != found->population.end());
    CHECK(row->status == Status::headcount_too_small);
    CHECK_FALSE(row->people_ci_low.has_value());
    CHECK(row->place_ci_low.has_value());
    const auto score = std::ranges::find_if(found->scores, [](const ScoresRow& any) { return any.scope.group == "B"; });
    CHECK(score->status == Status::headcount_too_small);
    CHECK(score->ci_low == row->place_ci_low);
    const auto warnings = check_headcount(study, responses).all();
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].place.line == 3);
    CHECK(warnings[0].message == "the headcount of team \"B\" is 5, but 9 answered");
}

TEST_CASE("a headcount without waves counts the same people in every wave") {
    const Study study = fixture_study();
    std::vector<small::Person> people = fixture_people(0);
    for (std::size_t i = 0; i < people.size(); ++i) people[i].wave = i % 2 == 0 ? "1" : "2";
    Responses responses = responses_of(study, people);
    responses.headcount = team_headcount();
    responses.headcount.rows[1].people = 5;  // team B, of whom 9 answered in both waves together
    CHECK(check_headcount(study, responses).all().empty());
    responses.headcount.rows[1].people = 4;
    REQUIRE(check_headcount(study, responses).all().size() == 1);
    CHECK(check_headcount(study, responses).all()[0].message == "the headcount of team \"B\" is 4, but 5 answered");
}

TEST_CASE("a census has no uncertainty about its people, and some about the place") {
    Study study = study_of({form(1)});
    study.finite_population = true;
    std::vector<small::Person> people(2);
    people[0].answers = "1";
    people[1].answers = "3";
    Responses responses = responses_of(study, people);
    responses.headcount.rows.emplace_back();
    responses.headcount.rows[0].people = 2;
    const auto found = tables_of(study, responses);
    REQUIRE(found->population.size() == 1);
    CHECK(*found->population[0].people_ci_low == near(2));
    CHECK(*found->population[0].place_ci_low < 0);
}
