#include "../scoring/small_study.hpp"

#include <recaudit/comparison/compare.hpp>
#include <recaudit/comparison/simultaneous.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    std::vector<ComparisonsRow> comparisons;
    std::vector<PairwiseRow> pairwise;
    std::vector<GamesHowellRow> games_howell;
};

std::shared_ptr<Tables> compared(const Study& study, const std::vector<Person>& people) {
    auto out = std::make_shared<Tables>();
    const Scores scores = score(study, responses_of(study, people), out->labels, Threads{1});
    const std::vector<Comparison> comparisons = comparisons_of(study, scores);
    out->comparisons = comparisons_table(study, comparisons, out->labels, Threads{1});
    out->pairwise = pairwise_table(study, comparisons, out->labels, Threads{1});
    out->games_howell = games_howell_table(study, comparisons, Threads{1});
    return out;
}

void add(std::vector<Person>& people, const std::string& site, const std::string& team, const std::vector<std::string>& answers) {
    for (const std::string& answer : answers) {
        people.emplace_back();
        people.back().answers = answer;
        people.back().site = site;
        people.back().team = team;
    }
}

}  // namespace

TEST_CASE("sites are compared by both tests and in pairs") {
    std::vector<Person> people;
    add(people, "South", "", {"4", "5", "5"});
    add(people, "North", "", {"1", "2", "2", "3"});
    const auto found = compared(study_of({form(1)}), people);
    REQUIRE(found->comparisons.size() == 2);
    CHECK(found->comparisons[0].test == "welch_anova");
    CHECK(found->comparisons[0].groups == Count(2));
    CHECK(found->comparisons[0].n == Count(7));
    CHECK(found->comparisons[0].people == 3);
    CHECK(found->comparisons[0].omega_squared.has_value());
    CHECK(found->comparisons[1].test == "kruskal_wallis");
    CHECK_FALSE(found->comparisons[1].df2.has_value());
    CHECK_FALSE(found->comparisons[1].omega_squared.has_value());
    REQUIRE(found->pairwise.size() == 1);
    const PairwiseRow& pair = found->pairwise.front();
    CHECK(pair.group_a == "North");
    CHECK(pair.mean_a == Number(2));
    CHECK(*pair.difference == doctest::Approx(2 - 14.0 / 3));
    CHECK(pair.cliffs_delta == Number(-1));
    CHECK(pair.people == 3);
    // Two groups: Welch's analysis of variance is Welch's t squared.
    CHECK(*found->comparisons[0].statistic == doctest::Approx(*pair.t * *pair.t));
    CHECK(*found->comparisons[0].p_value == doctest::Approx(*pair.p_value));
}

TEST_CASE("groups below the minimum take no part; too few groups are said to be too few") {
    std::vector<Person> people;
    add(people, "East", "", {"1", "2", "4"});
    add(people, "North", "", {"1", "2", "2", "3"});
    add(people, "South", "", {"5"});
    Study study = study_of({form(1)});
    study.minimum_to_test = 3;
    CHECK(compared(study, people)->comparisons.front().groups == Count(2));
    CHECK(compared(study, people)->pairwise.size() == 1);
    study.minimum_to_test = 4;
    const auto found = compared(study, people);
    REQUIRE(found->comparisons.size() == 2);
    CHECK(found->comparisons[0].status == Status::too_few);
    CHECK(found->comparisons[0].groups == Count(1));
    CHECK_FALSE(found->comparisons[0].p_value.has_value());
    CHECK(found->pairwise.empty());
    study.minimum_to_test = 1;  // never under 2
    CHECK(compared(study, people)->comparisons.front().groups == Count(2));
}

TEST_CASE("one group alone is compared with nothing") {
    std::vector<Person> people;
    add(people, "North", "", {"1", "2", "2", "3"});
    CHECK(compared(study_of({form(1)}), people)->comparisons.empty());
}

TEST_CASE("a group in which all answered alike has no Welch test but takes part in ranks") {
    std::vector<Person> people;
    add(people, "North", "", {"2", "2", "2"});
    add(people, "South", "", {"3", "4", "5"});
    const auto found = compared(study_of({form(1)}), people);
    CHECK(found->comparisons[0].status == Status::no_variance);
    CHECK_FALSE(found->comparisons[0].p_adjusted.has_value());
    CHECK(found->comparisons[1].status == Status::ok);
    CHECK(found->pairwise.front().status == Status::ok);
}

TEST_CASE("from 13 groups on each is compared with the rest, the small ones included") {
    std::vector<Person> people;
    for (char team = 'a'; team < 'a' + 13; ++team) add(people, "", std::string(1, team), {"1", "2", "4"});
    add(people, "", "z", {"5"});
    add(people, "", "", {"5", "5"});  // of no team
    Study study = study_of({form(1)});
    study.minimum_to_test = 3;
    const auto found = compared(study, people);
    REQUIRE(found->pairwise.size() == 13);
    CHECK(found->pairwise.front().group_a == "a");
    CHECK(found->pairwise.front().group_b == "rest");
    CHECK(found->pairwise.front().n_b == Count(37));  // 12 x 3 + 1
    study.minimum_to_test = 2;
    people.erase(people.begin(), people.begin() + 3);
    CHECK(compared(study, people)->pairwise.size() == 66);  // 12 x 11 / 2
}

TEST_CASE("teams are families of tests within each site and over all") {
    std::vector<Person> people;
    for (const std::string site : {"North", "South"}) {
        add(people, site, "A", {"1", "2", "2"});
        add(people, site, "B", {"2", "3", "5"});
    }
    Study study = study_of({form(1)});
    study.compare = {"team"};
    study.compare_declared = true;
    const auto found = compared(study, people);
    std::vector<std::string> pairs;
    for (const PairwiseRow& row : found->pairwise)
        pairs.push_back(row.scope.site.str() + ": " + row.group_a.str() + " - " + row.group_b.str());
    CHECK(pairs == std::vector<std::string>{": North / A - North / B", ": North / A - South / A", ": North / A - South / B",
                                            ": North / B - South / A", ": North / B - South / B", ": South / A - South / B", "North: A - B",
                                            "South: A - B"});
    CHECK(found->pairwise[6].p_adjusted == found->pairwise[6].p_value);  // a family of one
    CHECK(*found->pairwise[0].p_adjusted > *found->pairwise[0].p_value);
}

TEST_CASE("renaming groups changes no p-value, and a row twice counts as two people") {
    std::vector<Person> people, renamed;
    add(people, "North", "", {"1", "2", "2", "3"});
    add(people, "South", "", {"4", "5", "5"});
    add(renamed, "Zeta", "", {"1", "2", "2", "3"});
    add(renamed, "Alpha", "", {"4", "5", "5"});
    const Study study = study_of({form(1)});
    CHECK(*compared(study, people)->pairwise[0].p_value == doctest::Approx(*compared(study, renamed)->pairwise[0].p_value));
    std::vector<Person> twice = people;
    twice.insert(twice.end(), people.begin(), people.end());
    const auto once = compared(study, people), doubled = compared(study, twice);
    CHECK(doubled->pairwise[0].n_a == Count(8));
    CHECK(doubled->pairwise[0].mean_a == once->pairwise[0].mean_a);
    CHECK(doubled->pairwise[0].cliffs_delta == once->pairwise[0].cliffs_delta);
    CHECK(*doubled->comparisons[1].statistic > *once->comparisons[1].statistic);
}

TEST_CASE("all pairs at once are given for 3 to 12 groups, wider than pair by pair") {
    const Study study = study_of({form(1)});
    std::vector<Person> people;
    for (char team = 'a'; team < 'a' + 2; ++team) add(people, "", std::string(1, team), {"1", "2", "4"});
    CHECK(compared(study, people)->games_howell.empty());
    add(people, "", "c", {"2", "4", "5"});
    const auto found = compared(study, people);
    REQUIRE(found->games_howell.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(found->games_howell[i].group_b == found->pairwise[i].group_b);
        CHECK(*found->games_howell[i].difference == doctest::Approx(*found->pairwise[i].difference));
        CHECK(*found->games_howell[i].ci_high > *found->pairwise[i].ci_high);
        CHECK(*found->games_howell[i].p_value >= *found->pairwise[i].p_value);
        CHECK(found->games_howell[i].people == 3);
    }
    for (char team = 'd'; team < 'a' + 13; ++team) add(people, "", std::string(1, team), {"1", "2", "4"});
    CHECK(compared(study, people)->games_howell.empty());
}
