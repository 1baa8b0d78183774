#include "../scoring/small_study.hpp"

#include <recaudit/perspective/gaps.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Table {
    Labels labels;
    std::vector<GapsRow> rows;
};

std::shared_ptr<Table> gaps_of(const Study& study, const std::vector<Person>& people) {
    auto out = std::make_shared<Table>();
    const Scores scores = score(study, responses_of(study, people), out->labels, Threads{1});
    out->rows = gaps_table(study, gap_pairs(scores, Threads{1}), Threads{1});
    return out;
}

void add(std::vector<Person>& people, const std::string& perspective, std::size_t form, const std::vector<std::string>& answers) {
    for (const std::string& answer : answers) {
        people.emplace_back();
        people.back().answers = answer;
        people.back().perspective = perspective;
        people.back().form = form;
    }
}

Instrument sum_form() {
    Instrument out = form(2, 2);
    out.id = "form-service-user";
    out.perspective = "service_user";
    out.scales[0].method = ScoringMethod::sum;
    return out;
}

}  // namespace

TEST_CASE("forms that score differently are compared in percent of maximum") {
    std::vector<Person> people;
    add(people, "staff", 0, {"3 3", "5 5"});
    add(people, "service_user", 1, {"1 1", "3 3", "2 2"});
    const auto found = gaps_of(study_of({form(2), sum_form()}), people);
    REQUIRE(found->rows.size() == 1);
    const GapsRow& row = found->rows.front();
    CHECK(row.perspective_a == "staff");
    CHECK(row.perspective_b == "service_user");
    CHECK(row.scope.perspective.empty());
    CHECK(row.mean_a == Number(75));
    CHECK(row.mean_b == Number(25));
    CHECK(row.difference == Number(50));
    CHECK(row.people_a == 2);
    CHECK(row.people_b == 3);
}

TEST_CASE("perspectives may come from a column of one form") {
    std::vector<Person> people;
    add(people, "staff", 0, {"3 3", "5 5"});
    add(people, "carer", 0, {"1 1", "3 3"});
    add(people, "visitor", 0, {"1 1", "5 5"});
    CHECK(gaps_of(study_of({form(2)}), people)->rows.size() == 3);
}

TEST_CASE("a side below the minimum has no gap") {
    std::vector<Person> people;
    add(people, "staff", 0, {"3 3", "5 5"});
    add(people, "carer", 0, {"1 1", "3 3", "2 2"});
    Study study = study_of({form(2)});
    study.minimum_to_test = 3;
    CHECK(gaps_of(study, people)->rows.empty());
}

TEST_CASE("forms of different families have no gap") {
    Instrument other = sum_form();
    other.family = "other";
    std::vector<Person> people;
    add(people, "staff", 0, {"3 3", "5 5"});
    add(people, "service_user", 1, {"1 1", "3 3"});
    CHECK(gaps_of(study_of({form(2), other}), people)->rows.empty());
}

TEST_CASE("each group has its own gap, one family of tests a grouping") {
    std::vector<Person> people;
    for (const std::string site : {"North", "South"}) {
        add(people, "staff", 0, {"3 3", "5 5", "4 5"});
        add(people, "carer", 0, {"1 1", "3 3", "2 2"});
        for (std::size_t i = people.size() - 6; i < people.size(); ++i) people[i].site = site;
    }
    const auto found = gaps_of(study_of({form(2)}), people);
    REQUIRE(found->rows.size() == 3);
    CHECK(found->rows[0].scope.by == "all");
    CHECK(found->rows[0].p_adjusted == found->rows[0].p_value);
    CHECK(found->rows[1].scope.site == "North");
    CHECK(*found->rows[1].p_adjusted == doctest::Approx(2 * *found->rows[1].p_value));
}
