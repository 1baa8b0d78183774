#include "../scoring/small_study.hpp"

#include <recaudit/benchmark/standardised_means.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    std::vector<StandardisedMeansRow> rows;
};

std::shared_ptr<Tables> tables_of(const Study& study, const std::vector<Person>& people, const Headcount& headcount = {}) {
    auto out = std::make_shared<Tables>();
    Responses responses = responses_of(study, people);
    responses.headcount = headcount;
    const Scores scores = score(study, responses, out->labels, Threads{2});
    out->rows = standardised_means_table(study, responses, scores, out->labels, Threads{2});
    return out;
}

Study by_role() {
    Study out = study_of({form(1)});
    out.benchmark.standardise = "role";
    return out;
}

void add(std::vector<Person>& people, const std::string& site, const std::string& role, const std::string& answers) {
    for (const char answer : answers) {
        Person& person = people.emplace_back();
        person.answers = std::string(1, answer);
        person.site = site;
        person.team = std::to_string(people.size() % 2);  // so that sites are several strata
        if (!role.empty()) person.attributes["role"] = role;
    }
}

/// Nurses rate high and guards low, in both sites alike; the sites differ in how many they have.
std::vector<Person> two_sites() {
    std::vector<Person> out;
    add(out, "North", "nurse", "445545");
    add(out, "North", "guard", "12");
    add(out, "South", "nurse", "45");
    add(out, "South", "guard", "1122121212");
    return out;
}

}  // namespace

TEST_CASE("sites that differ only in their mix are alike once they have the same") {
    const auto found = tables_of(by_role(), two_sites());
    REQUIRE(found->rows.size() == 2);
    const StandardisedMeansRow &north = found->rows[0], &south = found->rows[1];
    CHECK(north.scope.site == "North");
    CHECK(north.attribute == "role");
    CHECK(north.n == Count(8));
    CHECK(north.people == 2);  // its guards
    CHECK(*north.mean == doctest::Approx(30.0 / 8));
    CHECK(*south.mean == doctest::Approx(24.0 / 12));
    // of all 20, 8 are nurses and 12 guards: 8/20 x 4.5 + 12/20 x 1.5
    CHECK(*north.standardised_mean == doctest::Approx(2.7));
    CHECK(*south.standardised_mean == doctest::Approx(2.7));
    CHECK(*north.share_covered == 1);
    CHECK(north.status == Status::ok);
}

TEST_CASE("the mix is the headcount's where it has the attribute") {
    Headcount headcount;
    headcount.columns = {"role"};
    for (const auto& [role, people] : {std::pair("nurse", 30), std::pair("guard", 10)}) {
        HeadcountRow row;
        row.attributes = {{"role", role}};
        row.people = people;
        headcount.rows.push_back(row);
    }
    CHECK(*tables_of(by_role(), two_sites(), headcount)->rows[0].standardised_mean == doctest::Approx(0.75 * 4.5 + 0.25 * 1.5));
    headcount.columns = {"site"};
    CHECK(*tables_of(by_role(), two_sites(), headcount)->rows[0].standardised_mean == doctest::Approx(2.7));
}

TEST_CASE("a site without one kind of people has no standardised mean, and the row says why") {
    std::vector<Person> people = two_sites();
    add(people, "West", "guard", "1122");
    const auto found = tables_of(by_role(), people);
    REQUIRE(found->rows.size() == 3);
    CHECK(found->rows[2].status == Status::missing_level);
    CHECK_FALSE(found->rows[2].standardised_mean);
    CHECK(*found->rows[2].mean == 1.5);
    CHECK(*found->rows[2].share_covered == doctest::Approx(16.0 / 24));
    CHECK(found->rows[2].people == 4);
}

TEST_CASE("people whose kind is not known are left out") {
    std::vector<Person> people = two_sites();
    add(people, "North", "", "1111");
    const auto found = tables_of(by_role(), people);
    CHECK(found->rows[0].n == Count(8));
    CHECK(*found->rows[0].standardised_mean == doctest::Approx(2.7));
}

TEST_CASE("a study that asks for none, or whose answers lack the attribute, has no rows; nor have local scales") {
    CHECK(tables_of(study_of({form(1)}), two_sites())->rows.empty());
    Study other = by_role();
    other.benchmark.standardise = "grade";
    CHECK(tables_of(other, two_sites())->rows.empty());
    Study own = by_role();
    own.instruments[0].scales[0].local = true;
    CHECK(tables_of(own, two_sites())->rows.empty());
}

TEST_CASE("sites of which nobody has a score say so") {
    std::vector<Person> people = two_sites();
    Person silent;
    silent.site = "West";
    silent.answers = "na";
    silent.attributes["role"] = "nurse";
    people.push_back(silent);
    const auto found = tables_of(by_role(), people);
    CHECK(found->rows[2].status == Status::no_answers);
    CHECK(found->rows[2].n == Count(0));
}
