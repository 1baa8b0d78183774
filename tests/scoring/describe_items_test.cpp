#include "small_study.hpp"

#include <recaudit/scoring/describe_items.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    ItemTables tables;
};

std::shared_ptr<Tables> tables_of(const Study& study, const Responses& responses) {
    auto out = std::make_shared<Tables>();
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->tables = item_tables(study, count_items(study, responses, scores, Threads{1}), scores, out->labels, Threads{1});
    return out;
}

}  // namespace

TEST_CASE("each kind of missing answer is counted apart, and who answered nothing not at all") {
    const Study study = study_of({form(2)});
    const auto found = tables_of(study, answers_of(study, {"1 5", "2 .", "dk 3", "na 3", "decl 3", ". 3", ". .", "- 3"}));
    const ItemsRow& row = found->tables.items.front();
    CHECK(row.n == Count(2));
    CHECK(row.missing == Count(2));  // a blank and an answer declined
    CHECK(row.dont_know == Count(1));
    CHECK(row.not_applicable == Count(1));
    CHECK(row.mean == Number(1.5));
    CHECK(*row.sd == doctest::Approx(std::sqrt(0.5)));
    CHECK(row.people == 2);
}

TEST_CASE("items are reversed, options are as answered") {
    Instrument instrument = form(1);
    instrument.items[0].reverse = true;
    const Study study = study_of({instrument});
    const auto found = tables_of(study, answers_of(study, {"1", "1", "2", "3", "5", "na"}));
    const ItemsRow& row = found->tables.items.front();
    CHECK(row.mean == Number(3.6));  // 5 5 4 3 1
    CHECK(row.percent_favourable == Number(60));
    CHECK(row.percent_neutral == Number(20));
    CHECK(row.percent_unfavourable == Number(20));
    std::vector<std::int64_t> counts;
    for (const OptionsRow& option : found->tables.options) counts.push_back(*option.count);
    CHECK(counts == std::vector<std::int64_t>{2, 1, 1, 0, 1});
    CHECK(found->tables.options[0].percent == Number(40));
    CHECK(found->tables.options[0].code == "1");
    CHECK(found->tables.options[0].label == "Label 1");
}

TEST_CASE("without a neutral code nothing is neutral; without favourable codes nothing is said") {
    Instrument instrument = form(1);
    instrument.option_sets[0].neutral.clear();
    const auto none_neutral = tables_of(study_of({instrument}), answers_of(study_of({instrument}), {"3", "5"}));
    CHECK(none_neutral->tables.items[0].percent_neutral == Number(0));
    CHECK(none_neutral->tables.items[0].percent_unfavourable == Number(50));
    instrument.option_sets[0].favourable.clear();
    const auto undeclared = tables_of(study_of({instrument}), answers_of(study_of({instrument}), {"3", "5"}));
    CHECK(undeclared->tables.items[0].percent_favourable == Number());
    CHECK(undeclared->tables.items[0].percent_unfavourable == Number());
    CHECK(undeclared->tables.items[0].status == Status::ok);
}

TEST_CASE("a continuum has a mean and no options") {
    Instrument instrument = form(1);
    instrument.option_sets[0] = slider(0, 100);
    instrument.option_sets[0].favourable_from = 60;
    const Study study = study_of({instrument});
    const auto found = tables_of(study, answers_of(study, {"10", "60", "80", "dk"}));
    CHECK(found->tables.items[0].n == Count(3));
    CHECK(found->tables.items[0].dont_know == Count(1));
    CHECK(found->tables.items[0].mean == Number(50));
    CHECK(*found->tables.items[0].percent_favourable == doctest::Approx(200.0 / 3));
    CHECK(found->tables.options.empty());
}

TEST_CASE("a checklist counts each choice among those who answered") {
    Instrument instrument = form(1);
    instrument.option_sets[0] = checklist(3);
    instrument.scales.front().method = ScoringMethod::count;
    const Study study = study_of({instrument});
    const auto found = tables_of(study, answers_of(study, {"a;b", "b", "none", "na"}));
    CHECK(found->tables.items[0].n == Count(3));
    CHECK(found->tables.items[0].mean == Number(1));
    REQUIRE(found->tables.options.size() == 3);
    CHECK(found->tables.options[0].count == Count(1));
    CHECK(found->tables.options[1].count == Count(2));
    CHECK(*found->tables.options[1].percent == doctest::Approx(200.0 / 3));
    CHECK(found->tables.options[2].count == Count(0));
}

TEST_CASE("an item that nobody of a group was asked has no row there") {
    const Study study = study_of({form(2)});
    std::vector<Person> people(2);
    people[0].answers = "1 -";
    people[0].site = "North";
    people[1].answers = "1 4";
    people[1].site = "South";
    const auto found = tables_of(study, responses_of(study, people));
    std::vector<std::string> rows;
    for (const ItemsRow& row : found->tables.items) rows.push_back(row.scope.site.str() + " " + row.item.str());
    CHECK(rows == std::vector<std::string>{" q1", " q2", "North q1", "South q1", "South q2"});
}

TEST_CASE("where all were asked and nobody answered, the row counts them") {
    const Study study = study_of({form(2)});
    const auto found = tables_of(study, answers_of(study, {"1 .", "2 dk"}));
    const ItemsRow& row = found->tables.items[1];
    CHECK(row.n == Count(0));
    CHECK(row.missing == Count(1));
    CHECK(row.status == Status::no_answers);
    CHECK(row.people == 2);  // the figures describe these two
    CHECK(found->tables.options.back().percent == Number());
}

TEST_CASE("weights apply to percentages and means, not to counts") {
    Study study = study_of({form(1)});
    study.weights.column = "w";
    std::vector<Person> people(2);
    people[0].answers = "5";
    people[0].weight = 3;
    people[1].answers = "1";
    people[1].weight = 1;
    const auto found = tables_of(study, responses_of(study, people));
    CHECK(found->tables.items[0].n == Count(2));
    CHECK(found->tables.items[0].mean == Number(4));
    CHECK(found->tables.items[0].percent_favourable == Number(75));
    CHECK(found->tables.options[0].count == Count(1));
    CHECK(found->tables.options[0].percent == Number(25));
}
