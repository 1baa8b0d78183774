#include "../scoring/small_study.hpp"
#include "../stats/near.hpp"

#include <recaudit/change/spc.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Table {
    Labels labels;
    std::vector<SpcRow> rows;
};

std::shared_ptr<Table> spc_of(const Study& study, const std::vector<Person>& people) {
    auto out = std::make_shared<Table>();
    const Responses responses = responses_of(study, people);
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->rows = spc_table(study, responses, scores, out->labels, Threads{1});
    return out;
}

/// Two people a wave who give 1 and 3, or 1 and 5, in turn: means 2 and 3.
std::vector<Person> alternating(int waves) {
    std::vector<Person> out;
    for (int wave = 0; wave < waves; ++wave)
        for (const std::string& answer : {std::string("1"), std::string(wave % 2 == 0 ? "3" : "5")}) {
            out.emplace_back();
            out.back().answers = answer;
            out.back().wave = "w" + std::to_string(10 + wave);
        }
    return out;
}

}  // namespace

TEST_CASE("a row a wave, with the limits of the whole series") {
    const auto found = spc_of(study_of({form(1)}), alternating(12));
    REQUIRE(found->rows.size() == 12);
    CHECK(found->rows[0].scope.wave == "w10");
    CHECK(found->rows[11].scope.wave == "w21");
    for (const SpcRow& row : found->rows) {
        CHECK(*row.centre == near(2.5));
        CHECK(*row.upper == near(2.5 + 2.6586807763, 1e-10));
        CHECK(row.rule.empty());
        CHECK(row.status == Status::ok);
        CHECK(row.people == 2);
    }
    CHECK(*found->rows[0].value == near(2));
}

TEST_CASE("eleven waves have no chart, nor has a group that is there in eleven of twelve") {
    CHECK(spc_of(study_of({form(1)}), alternating(11))->rows.empty());
    std::vector<Person> people = alternating(12);
    for (std::size_t i = 0; i < people.size(); ++i) people[i].site = i < 2 ? "Other" : "North";
    CHECK(spc_of(study_of({form(1)}), people)->rows.size() == 12);  // everyone alone
}

TEST_CASE("every row is about the smallest wave, because the limits rest on all of them") {
    std::vector<Person> people = alternating(12);
    people.pop_back();
    for (const SpcRow& row : spc_of(study_of({form(1)}), people)->rows) CHECK(row.people == 1);
}

TEST_CASE("weighted studies chart the weighted mean") {
    Study study = study_of({form(1)});
    study.weights.column = "w";
    std::vector<Person> people = alternating(12);
    for (std::size_t i = 0; i < people.size(); ++i) people[i].weight = i % 2 == 0 ? 3 : 1;
    CHECK(*spc_of(study, people)->rows[0].value == near(1.5));  // (3 x 1 + 1 x 3) / 4
}

TEST_CASE("a series over questions that cannot be compared has values and no limits") {
    Instrument instrument = form(2);
    instrument.items[0].until = "1.0";
    instrument.items[1].since = "2.0";
    instrument.items[1].replaces = "q1";
    instrument.items[1].comparable = Comparable::not_comparable;
    std::vector<Person> people = alternating(12);
    for (std::size_t i = 0; i < people.size(); ++i) people[i].answers = i < 10 ? people[i].answers + " -" : "- " + people[i].answers;
    const auto found = spc_of(study_of({instrument}), people);
    REQUIRE(found->rows.size() == 12);
    for (const SpcRow& row : found->rows) {
        CHECK(row.status == Status::not_comparable);
        CHECK(row.value.has_value());
        CHECK_FALSE(row.upper.has_value());
    }
}
