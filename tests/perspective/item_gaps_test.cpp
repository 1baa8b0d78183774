#include <recaudit/perspective/item_gaps.hpp>

#include "../scoring/small_study.hpp"
#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <doctest/doctest.h>

#include <array>
#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Table {
    Labels labels;
    std::vector<ItemGapsRow> rows;
};

std::shared_ptr<Table> item_gaps_of(const Study& study, const std::vector<small::Person>& people) {
    auto out = std::make_shared<Table>();
    const Responses responses = responses_of(study, people);
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->rows = item_gaps_table(study, scores, count_items(study, responses, scores, Threads{1}), out->labels, Threads{1});
    return out;
}

/// A form of `items` items, item i of concept ci.
Instrument linked_form(std::size_t items, const std::string& perspective) {
    Instrument out = form(items);
    out.id = "form-" + perspective;
    out.perspective = perspective;
    for (std::size_t i = 0; i < items; ++i) out.items[i].concept_id = "c" + std::to_string(i + 1);
    return out;
}

Study two_forms(std::size_t items) { return study_of({linked_form(items, "staff"), linked_form(items, "service_user")}); }

void add(std::vector<small::Person>& people, std::size_t form, const std::vector<std::string>& answers) {
    for (const std::string& answer : answers) {
        people.emplace_back();
        people.back().answers = answer;
        people.back().perspective = form == 0 ? "staff" : "service_user";
        people.back().form = form;
    }
}

}  // namespace

TEST_CASE("forms of other ranges and other items are compared in percent of maximum, by concept") {
    Study study = two_forms(2);
    study.instruments[1].option_sets[0] = slider(0, 10);
    study.instruments[1].items[0].id = "other";
    study.instruments[1].items[1].concept_id = "else";
    std::vector<small::Person> people;
    add(people, 0, {"3 1", "5 1"});         // 50 and 100
    add(people, 1, {"0 1", "5 1", ". 1"});  // 0 and 50
    const auto found = item_gaps_of(study, people);
    REQUIRE(found->rows.size() == 1);
    const ItemGapsRow& row = found->rows.front();
    CHECK(row.concept_id == "c1");
    CHECK(row.item_a == "q1");
    CHECK(row.item_b == "other");
    CHECK(row.scope.perspective.empty());
    CHECK(row.n_a == Count(2));
    CHECK(row.n_b == Count(2));
    CHECK(row.mean_a == Number(75));
    CHECK(row.mean_b == Number(25));
    CHECK(row.difference == Number(50));
    CHECK(*row.t == near(std::sqrt(2.0)));  // 50 / sqrt(1250 / 2 + 1250 / 2)
    CHECK(*row.df == near(2));
    CHECK(row.people_a == 2);
    CHECK(row.people_b == 2);
}

TEST_CASE("reversed items are turned round first") {
    Study study = two_forms(1);
    study.instruments[0].items[0].reverse = true;
    std::vector<small::Person> people;
    add(people, 0, {"1", "2"});
    add(people, 1, {"5", "4"});
    const auto found = item_gaps_of(study, people);
    REQUIRE(found->rows.size() == 1);
    CHECK(found->rows[0].difference == Number(0));
}

TEST_CASE("items without a concept, and sides below the minimum, have no row") {
    Study study = two_forms(2);
    study.instruments[0].items[1].concept_id.clear();
    std::vector<small::Person> people;
    add(people, 0, {"1 1", "2 2", "3 3"});
    add(people, 1, {"5 5", "4 4", "dk 1"});
    CHECK(item_gaps_of(study, people)->rows.size() == 1);
    study.minimum_to_test = 3;
    CHECK(item_gaps_of(study, people)->rows.empty());
}

TEST_CASE("of two versions of an item, the one that was asked counts") {
    Study study = two_forms(2);
    for (Instrument& instrument : study.instruments) instrument.items[1].concept_id = "c1";
    std::vector<small::Person> people;
    add(people, 0, {"- 1", "- 3"});
    add(people, 1, {"1 -", "5 -"});
    const auto found = item_gaps_of(study, people);
    REQUIRE(found->rows.size() == 1);
    CHECK(found->rows[0].item_a == "q2");
    CHECK(found->rows[0].item_b == "q1");
}

TEST_CASE("a side that does not vary at all has no test and says why") {
    std::vector<small::Person> people;
    add(people, 0, {"3", "3"});
    add(people, 1, {"3", "3"});
    const auto found = item_gaps_of(two_forms(1), people);
    REQUIRE(found->rows.size() == 1);
    CHECK(found->rows[0].status == Status::no_variance);
    CHECK(found->rows[0].difference == Number(0));
    CHECK_FALSE(found->rows[0].p_adjusted.has_value());
}

// R: x <- 100 * (item - 1) / 4; t.test(x[role == "staff"], x[role == "service_user"]); p.adjust(p, "holm"); g by the average
// standard deviation, J = exp(lgamma(nu / 2) - log(sqrt(nu / 2)) - lgamma((nu - 1) / 2)).
TEST_CASE("the simulated people of the fixture have R's gaps") {
    const Study study = two_forms(6);
    std::vector<small::Person> people;
    for (const auto& person : fixture::people) {
        std::string answers;
        for (const int answer : person.answers) answers += (answer == 0 ? "." : std::to_string(answer)) + " ";
        add(people, person.role == fixture::Role::staff ? 0 : 1, {answers});
    }
    // n_a, n_b, mean_a, mean_b, difference, ci_low, ci_high, t, df, p_value, g, p_adjusted
    const std::array<std::array<double, 12>, 6> r{
        {{40, 20, 47.5, 48.75, -1.25, -17.67745194536, 15.17745194536, -0.1540980029725, 37.57295666183, 0.8783572068086, -0.04146108574371,
          1},
         {40, 20, 50, 45, 5, -12.57048945772, 22.57048945772, 0.5787513300593, 33.31322897515, 0.5666497615142, 0.1588135611355, 1},
         {39, 21, 50, 48.80952380952, 1.190476190476, -15.20176496372, 17.58271734467, 0.1466962966358, 40.74023771744, 0.8840952688214,
          0.0390235645074, 1},
         {40, 21, 46.875, 50, -3.125, -16.56912968883, 10.31912968883, -0.4681199610796, 45.15796423717, 0.6419504193566, -0.1217645435328,
          1},
         {40, 21, 47.5, 57.14285714286, -9.642857142857, -27.04751650626, 7.76180222055, -1.118496337905, 41.49817624735, 0.2697881076531,
          -0.294976534181, 1},
         {40, 21, 54.375, 44.04761904762, 10.32738095238, -3.609772653604, 24.26453455837, 1.493466196957, 43.91043882782, 0.1424666068403,
          0.3902875147554, 0.8547996410419}}};
    const auto found = item_gaps_of(study, people);
    REQUIRE(found->rows.size() == r.size());
    for (std::size_t i = 0; i < r.size(); ++i) {
        const ItemGapsRow& row = found->rows[i];
        const std::array<Number, 12> ours{static_cast<double>(*row.n_a),
                                          static_cast<double>(*row.n_b),
                                          row.mean_a,
                                          row.mean_b,
                                          row.difference,
                                          row.ci_low,
                                          row.ci_high,
                                          row.t,
                                          row.df,
                                          row.p_value,
                                          row.hedges_g,
                                          row.p_adjusted};
        for (std::size_t k = 0; k < ours.size(); ++k) CHECK(*ours[k] == near(r[i][k], 1e-10));
    }
}
