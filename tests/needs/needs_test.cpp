#include "../disclosure/released_study.hpp"
#include "../stats/near.hpp"

#include <recaudit/needs/learning.hpp>
#include <recaudit/needs/needs.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

/// Items q1 and q2, each with a question of its importance, then q3 without.
Instrument rated_form() {
    Instrument out = form(3);
    for (const std::string of : {"q1", "q2"}) {
        out.items.push_back(item(of + "_importance"));
        out.items.back().importance_of = of;
    }
    return out;
}

struct Tables {
    Labels labels;
    NeedsTables tables;
};

std::shared_ptr<Tables> needs_of(const Study& study, const std::vector<small::Person>& people) {
    auto out = std::make_shared<Tables>();
    const Responses responses = responses_of(study, people);
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->tables =
        needs_tables(study, responses, scores, count_items(study, responses, scores, Threads{1}), out->labels, Threads{1});
    return out;
}

std::vector<small::Person> all_answer(const std::vector<std::string>& answers) {
    std::vector<small::Person> out;
    for (const std::string& line : answers) {
        out.emplace_back();
        out.back().answers = line;
    }
    return out;
}

const NeedsRow& row_of(const std::vector<NeedsRow>& rows, std::string_view item) {
    return *std::ranges::find(rows, item, [](const NeedsRow& row) { return row.item.view(); });
}

}  // namespace

TEST_CASE("items with importance are rated by those who gave both answers, the others by their distance") {
    // q1: 2, 3, 4 of importance 5, 4, 5, so 70/9; q2: only the second gave both, 4 of 4; q3: 5, 1 with mean 3
    const auto found = needs_of(study_of({rated_form()}), all_answer({"2 1 5 5 .", "3 4 1 4 4", "4 na dk 5 5"}));
    const auto& rows = found->tables.needs;
    REQUIRE(rows.size() == 3);
    CHECK(row_of(rows, "q1").n == Count(3));
    CHECK(*row_of(rows, "q1").current == near(3));
    CHECK(*row_of(rows, "q1").importance == near(14.0 / 3));
    CHECK(*row_of(rows, "q1").need == near(70.0 / 9));
    CHECK(row_of(rows, "q1").rank == Count(1));
    CHECK(row_of(rows, "q2").n == Count(1));
    CHECK(row_of(rows, "q2").need == Number(0));
    CHECK(row_of(rows, "q2").rank == Count(2));
    CHECK(row_of(rows, "q3").n == Count(2));
    CHECK_FALSE(row_of(rows, "q3").importance.has_value());
    CHECK(row_of(rows, "q3").need == Number(2));
    CHECK(row_of(rows, "q3").rank == Count(1));
    REQUIRE(found->tables.ranked_needs.size() == 2);
    CHECK(found->tables.ranked_needs[0].ranked_discrepancy == Number(-100));
    CHECK(found->tables.ranked_needs[1].percent_equal == Number(100));
}

TEST_CASE("a reversed item is turned round before its distance is taken") {
    Study study = study_of({form(1)});
    study.instruments[0].items[0].reverse = true;
    CHECK(needs_of(study, all_answer({"5", "5"}))->tables.needs[0].need == Number(4));
    CHECK(needs_of(study, all_answer({"1", "1"}))->tables.needs[0].need == Number(0));
}

TEST_CASE("where nobody answered there is no need, and says why") {
    const auto found = needs_of(study_of({rated_form()}), all_answer({". 1 1 5 5", "1 1 1 . 5"}));
    const NeedsRow& row = row_of(found->tables.needs, "q1");
    CHECK(row.n == Count(0));
    CHECK(row.status == Status::no_answers);
    CHECK_FALSE(row.need.has_value());
    CHECK_FALSE(row.rank.has_value());
    CHECK(found->tables.ranked_needs[0].status == Status::no_answers);
}

TEST_CASE("importance of another range gives no need") {
    Study study = study_of({rated_form()});
    study.instruments[0].option_sets.push_back(agreement());
    study.instruments[0].option_sets[1].choices.pop_back();
    study.instruments[0].option_sets[1].maximum = 4;
    study.instruments[0].items[3].options = 1;
    const auto found = needs_of(study, all_answer({"2 2 2 4 5"}));
    CHECK(row_of(found->tables.needs, "q1").status == Status::ranges_differ);
    CHECK(row_of(found->tables.needs, "q1").importance == Number(4));
    CHECK_FALSE(row_of(found->tables.needs, "q1").need.has_value());
    CHECK(row_of(found->tables.needs, "q2").need == Number(15));
}

TEST_CASE("checklists, items without a favourable end and questions of importance are no needs") {
    Study study = study_of({rated_form()});
    Instrument& form = study.instruments[0];
    form.option_sets.push_back(checklist(2));
    form.items.push_back(item("ticks", 1));
    form.option_sets.push_back(slider(0, 10));
    form.items.push_back(item("age", 2));
    const auto found = needs_of(study, all_answer({"2 2 2 4 5 a 3"}));
    CHECK(found->tables.needs.size() == 3);
    CHECK_FALSE(can_be_need(form, 5));
    CHECK_FALSE(can_be_need(form, 6));
    CHECK(can_be_need(form, 0));
}

TEST_CASE("learning for the item comes first, then that for its scales") {
    Study study = study_of({rated_form()});
    Instrument& form = study.instruments[0];
    const auto learning = [](std::string id, std::vector<std::string> for_ids) {
        Learning out;
        out.id = std::move(id);
        out.for_ids = std::move(for_ids);
        return out;
    };
    form.learning = {learning("course", {"culture"}), learning("visit", {"q1"}), learning("both", {"culture", "q2"})};
    const auto found = needs_of(study, all_answer({"2 2 2 4 5"}));
    CHECK(row_of(found->tables.needs, "q1").learning == "visit course both");
    CHECK(row_of(found->tables.needs, "q2").learning == "both course");
    CHECK(row_of(found->tables.needs, "q3").learning == "course both");
}

TEST_CASE("forms that share their rows are put together, and not where they differ") {
    Instrument other = rated_form();
    other.id = "other";
    Study study = study_of({rated_form(), other});
    auto people = all_answer({"2 1 5 5 5", "4 1 5 5 5"});
    people[1].form = 1;
    CHECK(row_of(needs_of(study, people)->tables.needs, "q1").n == Count(2));
    study.instruments[1].option_sets.push_back(slider(0, 10));
    study.instruments[1].items[0].options = 1;
    study.instruments[1].items[3].options = 1;
    CHECK(row_of(needs_of(study, people)->tables.needs, "q1").status == Status::forms_differ);
}

TEST_CASE("every group has its own rows and ranks, the same for any number of threads") {
    const Study study = study_of({rated_form()});
    auto people = all_answer({"2 1 5 5 5", "4 1 5 5 5", "1 5 2 1 5"});
    people[0].site = people[1].site = "North";
    people[2].site = "South";
    const auto found = needs_of(study, people);
    CHECK(found->tables.needs.size() == 9);
    const Responses responses = responses_of(study, people);
    Labels labels;
    const Scores scores = score(study, responses, labels, Threads{4});
    const auto again = needs_tables(study, responses, scores, count_items(study, responses, scores, Threads{4}), labels, Threads{4});
    REQUIRE(again.needs.size() == 9);
    for (std::size_t i = 0; i < 9; ++i) {
        CHECK(again.needs[i].need == found->tables.needs[i].need);
        CHECK(again.needs[i].rank == found->tables.needs[i].rank);
    }
}

namespace {

/// Team `name` of the north: `count` people who gave both answers, then `alone` who did not say how important it is.
std::vector<small::Person> team(const std::string& name, std::size_t count, std::size_t alone = 0) {
    std::vector<small::Person> out;
    for (std::size_t i = 0; i < count + alone; ++i) {
        out.emplace_back();
        const std::string answer = std::to_string(1 + i % 4), importance = i < count ? std::to_string(3 + i % 3) : ".";
        out.back().answers = answer + " " + importance;
        out.back().site = "North";
        out.back().team = name;
    }
    return out;
}

Study one_rated_item() {
    Instrument form = small::form(1);
    form.items.push_back(item("q1_importance"));
    form.items.back().importance_of = "q1";
    return study_of({form});
}

std::vector<std::string> shown_needs(const Released<Results>& released) {
    std::vector<std::string> out;
    for (const NeedsRow& row : released->needs)
        if (row.need) out.push_back(row.scope.by.str() + " " + row.scope.group.str());
    return out;
}

}  // namespace

TEST_CASE("few people who gave both answers are withheld, and so is another team that would give them away") {
    // In C twelve answered and eight of them said how important it is: the site less A, B and D would tell what they said.
    const auto out = released(one_rated_item(), together({team("A", 14), team("B", 12), team("C", 8, 4), team("D", 15)}));
    const auto shown = shown_needs(out);
    CHECK(std::ranges::find(shown, "team C") == shown.end());
    CHECK(std::ranges::find(shown, "team B") == shown.end());  // the smallest beside it
    CHECK(std::ranges::find(shown, "team A") != shown.end());
    CHECK(std::ranges::find(shown, "all ") != shown.end());
    for (const RankedNeedsRow& row : out->ranked_needs)
        CHECK(row.ranked_discrepancy.has_value() == (row.status != Status::withheld));
}

TEST_CASE("a group in which everyone who gave both answers gave the same is withheld") {
    auto people = together({team("A", 14), team("B", 12), team("C", 16)});
    for (small::Person& one : people)
        if (one.team == "C") one.answers = one.answers.substr(0, 2) + "5";  // all say that it is essential
    const auto shown = shown_needs(released(one_rated_item(), people));
    CHECK(std::ranges::find(shown, "team C") == shown.end());
}

TEST_CASE("all of few people on one side tell of each, so their shares go and their ranks with them") {
    auto people = together({team("A", 12), team("B", 25)});
    for (std::size_t i = 0; i < 12; ++i) people[i].answers = i % 2 == 0 ? "1 4" : "2 5";
    const auto out = released(one_rated_item(), people);
    for (const RankedNeedsRow& row : out->ranked_needs)
        if (row.scope.group == "A") {
            CHECK(row.status == Status::partly_withheld);
            CHECK_FALSE(row.percent_below.has_value());
            CHECK_FALSE(row.rank.has_value());
        }
}

TEST_CASE("ranks are given to what is shown alone") {
    Instrument form = rated_form();
    form.scales = {scale("one", {0}), scale("two", {1}), scale("three", {2})};
    std::vector<small::Person> people;
    for (std::size_t i = 0; i < 30; ++i) {
        people.emplace_back();
        // q1 has the greatest need, but only eight people gave both answers
        people.back().answers = std::string(i < 8 ? "1" : ".") + " " + std::to_string(2 + i % 3) + " 3 " + (i < 8 ? "5" : ".") + " " +
                                std::to_string(3 + i % 3);
    }
    const auto out = released(study_of({form}), people);
    CHECK(row_of(out->needs, "q1").status == Status::withheld);
    CHECK_FALSE(row_of(out->needs, "q1").rank.has_value());
    CHECK(row_of(out->needs, "q2").rank == Count(1));
}
