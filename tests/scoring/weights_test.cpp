#include "small_study.hpp"

#include <recaudit/scoring/weights.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

Person from(std::string site, std::string role) {
    Person out;
    out.answers = "3";
    out.site = std::move(site);
    if (!role.empty()) out.attributes["role"] = std::move(role);
    return out;
}

HeadcountRow heads(std::string site, std::string role, std::int64_t people) {
    return {"", "", std::move(site), "", {{"role", std::move(role)}}, people};
}

Study raking_study() {
    Study study = study_of({form(1)});
    study.weights.rake = {{"site"}, {"role"}};
    return study;
}

Responses responses(const Study& study, std::vector<HeadcountRow> headcount) {
    Responses out = responses_of(study, {from("North", "a"), from("North", "b"), from("South", "a"), from("South", "a")});
    out.headcount.columns = {"site", "role"};
    out.headcount.rows = std::move(headcount);
    return out;
}

std::vector<std::string> ids_of(const Diagnostics& diagnostics) {
    std::vector<std::string> out;
    for (const Diagnostic& diagnostic : diagnostics.all()) out.emplace_back(diagnostic.info->id);
    return out;
}

}  // namespace

TEST_CASE("weights meet the totals of each margin") {
    const Study study = raking_study();
    const auto found = with_weights(study, responses(study, {heads("North", "a", 10), heads("North", "b", 20), heads("South", "a", 30)}));
    REQUIRE(found.value);
    const auto& w = found.value->forms[0].weights;
    REQUIRE(w.size() == 4);
    CHECK(w[0] + w[1] == doctest::Approx(30));
    CHECK(w[2] + w[3] == doctest::Approx(30));
    CHECK(w[0] + w[2] + w[3] == doctest::Approx(40));
    CHECK(w[2] == w[3]);
}

TEST_CASE("each wave is raked by itself") {
    const Study study = raking_study();
    std::vector<Person> people{from("North", "a"), from("North", "a"), from("North", "a")};
    people[2].wave = "2";
    Responses all = responses_of(study, people);
    all.headcount.columns = {"site", "role"};
    all.headcount.rows = {heads("North", "a", 12)};
    const auto found = with_weights(study, all);
    REQUIRE(found.value);
    CHECK(found.value->forms[0].weights == std::vector<double>{6, 6, 12});
}

TEST_CASE("who has no value of a grouping keeps the share they have of the respondents") {
    const Study study = raking_study();
    Responses all = responses_of(study, {from("North", "a"), from("North", "")});
    all.headcount.columns = {"site", "role"};
    all.headcount.rows = {heads("North", "a", 8)};
    const auto found = with_weights(study, all);
    REQUIRE(found.value);
    CHECK(found.value->forms[0].weights == std::vector<double>{4, 4});
}

TEST_CASE("weights above the cap are cut to it, and that is said") {
    Study study = raking_study();
    study.weights.rake = {{"site"}};
    study.weights.cap = 1.25;
    // North 2 people for 30, South 2 for 10: weights 15 and 5, mean 10, cap 12.5
    const auto found = with_weights(study, responses(study, {heads("North", "a", 30), heads("South", "a", 10)}));
    REQUIRE(found.value);
    CHECK(found.value->forms[0].weights == std::vector<double>{12.5, 12.5, 5, 5});
    CHECK(ids_of(found.diagnostics) == std::vector<std::string>{"weights-capped"});
}

TEST_CASE("a group of the headcount in which nobody responded cannot be weighted") {
    Study study = raking_study();
    study.weights.rake = {{"site", "role"}};
    const auto found = with_weights(
        study, responses(study, {heads("North", "a", 5), heads("North", "b", 5), heads("South", "a", 5), heads("South", "b", 5)}));
    CHECK_FALSE(found.value);
    CHECK(ids_of(found.diagnostics) == std::vector<std::string>{"rake-group-absent"});
}

TEST_CASE("respondents of whom the headcount knows nothing cannot be weighted") {
    Study study = raking_study();
    study.weights.rake = {{"site"}};
    const auto found = with_weights(study, responses(study, {heads("North", "a", 5)}));
    CHECK_FALSE(found.value);
    CHECK(ids_of(found.diagnostics) == std::vector<std::string>{"rake-no-headcount"});
}

TEST_CASE("a study that does not rake passes unchanged") {
    const Study study = study_of({form(1)});
    const auto found = with_weights(study, responses(study, {}));
    REQUIRE(found.value);
    CHECK(found.value->forms[0].weights.empty());
}
