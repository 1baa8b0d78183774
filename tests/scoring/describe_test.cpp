#include "small_study.hpp"

#include <recaudit/scoring/describe.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;
using namespace recaudit::small;

namespace {

std::vector<ScoresRow> scores_of(const Study& study, const Responses& responses) {
    Labels labels;
    std::vector<ScoresRow> rows = scores_table(study, responses, score(study, responses, labels, Threads{1}));
    for (ScoresRow& row : rows) row.scope = {};  // the labels are gone
    for (ScoresRow& row : rows) row.scale = {};
    return rows;
}

ScoresRow all_of(const Study& study, const std::vector<std::string>& answers) {
    return scores_of(study, answers_of(study, answers)).front();
}

std::vector<Person> weighted(const std::vector<std::pair<std::string, double>>& answers) {
    std::vector<Person> out;
    for (const auto& [answer, weight] : answers) {
        out.emplace_back();
        out.back().answers = answer;
        out.back().weight = weight;
    }
    return out;
}

Study weighted_study() {
    Study study = study_of({form(1)});
    study.weights.column = "w";
    return study;
}

}  // namespace

TEST_CASE("a row of scores, by hand") {
    const ScoresRow row = all_of(study_of({form(2)}), {"1 2", "2 2", "4 4", "5 5", ". ."});
    // scores 1.5, 2, 4, 5: mean 25/8, variance 131/48
    CHECK(row.n == Count(4));
    CHECK(row.mean == Number(3.125));
    CHECK(*row.sd == doctest::Approx(std::sqrt(131.0 / 48)));
    CHECK(*row.se == doctest::Approx(std::sqrt(131.0 / 48) / 2));
    CHECK(*row.ci_high - *row.mean == doctest::Approx(3.18244630528371 * *row.se));  // qt(.975, 3)
    CHECK(row.median == Number(3));
    CHECK(row.q1 == Number(1.875));
    CHECK(row.q3 == Number(4.25));
    CHECK(row.percent_favourable == Number(50));
    CHECK(*row.percent_of_maximum == doctest::Approx(53.125));
    CHECK(row.status == Status::ok);
    CHECK(row.people == 4);
}

TEST_CASE("percent favourable averages persons, not answers") {
    // 1 of 1 and 0 of 2 answered items: (100 + 0) / 2
    CHECK(all_of(study_of({form(2)}), {"5 .", "1 1"}).percent_favourable == Number(50));
}

TEST_CASE("nobody, one person, and all alike") {
    const Study study = study_of({form(1)});
    const ScoresRow nobody = all_of(study, {"."});
    CHECK(nobody.n == Count(0));
    CHECK(nobody.mean == Number());
    CHECK(nobody.status == Status::no_answers);
    const ScoresRow one = all_of(study, {"4"});
    CHECK(one.mean == Number(4));
    CHECK(one.median == Number(4));
    CHECK(one.sd == Number());
    CHECK(one.ci_low == Number());
    CHECK(one.status == Status::too_few);
    const ScoresRow alike = all_of(study, {"4", "4", "4"});
    CHECK(alike.sd == Number(0));
    CHECK(alike.ci_low == Number(4));
    CHECK(alike.status == Status::ok);
}

TEST_CASE("a scale that cannot be scored says so") {
    Instrument instrument = form(1);
    instrument.option_sets[0].favourable.clear();
    instrument.scales[0].method = ScoringMethod::percent_favourable;
    const ScoresRow row = all_of(study_of({instrument}), {"4", "5"});
    CHECK(row.status == Status::not_declared);
    CHECK_FALSE(row.n.has_value());
}

TEST_CASE("weights move means and errors, and ten times the weights change nothing") {
    const Study study = weighted_study();
    const ScoresRow row = scores_of(study, responses_of(study, weighted({{"1", 1}, {"3", 1}, {"5", 2}}))).front();
    CHECK(row.n == Count(3));
    CHECK(row.mean == Number(3.5));  // 14 / 4
    CHECK(*row.sd == doctest::Approx(std::sqrt(1.5 * (6.25 + 0.25 + 4.5) / 4)));
    CHECK(*row.se == doctest::Approx(std::sqrt(1.5 * (6.25 + 0.25 + 9)) / 4));
    CHECK(row.percent_favourable == Number(50));
    const ScoresRow tenfold = scores_of(study, responses_of(study, weighted({{"1", 10}, {"3", 10}, {"5", 20}}))).front();
    CHECK(*tenfold.mean == doctest::Approx(*row.mean));
    CHECK(*tenfold.se == doctest::Approx(*row.se));
    CHECK(*tenfold.median == doctest::Approx(*row.median));
    CHECK(*tenfold.ci_low == doctest::Approx(*row.ci_low));
}

TEST_CASE("equal weights give the unweighted row") {
    const Study study = weighted_study();
    const ScoresRow row = scores_of(study, responses_of(study, weighted({{"1", 3}, {"2", 3}, {"5", 3}, {"5", 3}}))).front();
    const ScoresRow plain = all_of(study_of({form(1)}), {"1", "2", "5", "5"});
    CHECK(*row.mean == doctest::Approx(*plain.mean));
    CHECK(*row.sd == doctest::Approx(*plain.sd));
    CHECK(*row.se == doctest::Approx(*plain.se));
    CHECK(*row.q1 == doctest::Approx(*plain.q1));
}

TEST_CASE("the finite population correction shrinks errors to nothing where all answered") {
    Study study = study_of({form(1)});
    study.finite_population = true;
    Responses responses = answers_of(study, {"1", "2", "4", "5"});
    const double plain = *scores_of(study, responses).front().se;
    responses.headcount.columns = {"site"};
    responses.headcount.rows = {{"", "", "", "", {}, 16, 0}};
    CHECK(*scores_of(study, responses).front().se == doctest::Approx(plain * std::sqrt(0.75)));
    responses.headcount.rows.front().people = 4;
    const ScoresRow all = scores_of(study, responses).front();
    CHECK(all.se == Number(0));
    CHECK(all.ci_low == all.mean);
}

TEST_CASE("a headcount of fewer people than answered corrects nothing and says so") {
    Study study = study_of({form(1)});
    study.finite_population = true;
    Responses responses = answers_of(study, {"1", "2", "4", "5"});
    const ScoresRow plain = scores_of(study, responses).front();
    responses.headcount.rows = {{"", "", "", "", {}, 3, 0}};
    const ScoresRow row = scores_of(study, responses).front();
    CHECK(row.se == plain.se);
    CHECK(row.ci_low == plain.ci_low);
    CHECK(row.status == Status::headcount_too_small);
}

TEST_CASE("forms of one family and perspective share rows, and say so where their ranges differ") {
    Instrument second = form(1);
    second.id = "second";
    Study study = study_of({form(1), second});
    std::vector<Person> people(3);
    people[0].answers = "1";
    people[1].answers = "2";
    people[2].answers = "5";
    people[2].form = 1;
    const auto rows = scores_of(study, responses_of(study, people));
    REQUIRE(rows.size() == 1);
    CHECK(*rows.front().mean == doctest::Approx(8.0 / 3));
    study.instruments[1].scales[0].method = ScoringMethod::percent_of_maximum;
    const ScoresRow differing = scores_of(study, responses_of(study, people)).front();
    CHECK(differing.status == Status::forms_differ);
    CHECK_FALSE(differing.mean.has_value());
}
