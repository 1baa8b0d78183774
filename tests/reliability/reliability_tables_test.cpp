#include "../scoring/small_study.hpp"

#include <recaudit/reliability/reliability_tables.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    ReliabilityTables tables;
};

std::shared_ptr<Tables> reliability_of(const Study& study, const Responses& responses) {
    auto out = std::make_shared<Tables>();
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->tables = reliability_tables(study, responses, scores, out->labels, Threads{1});
    return out;
}

const std::vector<std::string> answers{"1 1 5", "2 4 4", "3 2 3", "5 4 1", "4 5 2", "2 . 4", "dk 3 3"};

}  // namespace

TEST_CASE("alpha is over complete rows after reversal, by hand") {
    Instrument instrument = form(3);
    instrument.items[2].reverse = true;
    // complete rows 1 1 1, 2 4 2, 3 2 3, 5 4 5, 4 5 4: variances 2.5, 2.7, 2.5; sums 3 8 8 14 13, variance 19.7
    const auto found = reliability_of(study_of({instrument}), answers_of(study_of({instrument}), answers));
    const ReliabilityRow& row = found->tables.reliability.front();
    CHECK(row.items == Count(3));
    CHECK(row.n == Count(5));
    CHECK(*row.alpha == doctest::Approx(1.5 * (1 - 7.7 / 19.7)));
    CHECK(*row.sem == doctest::Approx(std::sqrt(19.7) / 3 * std::sqrt(1 - *row.alpha)));
    CHECK(row.people == 5);
    REQUIRE(found->tables.item_analysis.size() == 3);
    CHECK(found->tables.item_analysis[1].item == "q2");
    CHECK(*found->tables.item_analysis[1].mean == doctest::Approx(3.2));
    CHECK(found->tables.item_analysis[1].flag.empty());
}

TEST_CASE("an item keyed the wrong way is flagged") {
    const Study study = study_of({form(3)});
    const auto found = reliability_of(study, answers_of(study, answers));
    CHECK(found->tables.item_analysis[2].flag == "negative");
    CHECK(*found->tables.item_analysis[2].item_rest_r < 0);
}

TEST_CASE("continua and coded answers of the same values give the same alpha") {
    Instrument continuum = form(3);
    continuum.option_sets[0] = slider(1, 5);
    const Study plain = study_of({form(3)}), smooth = study_of({continuum});
    const auto a = reliability_of(plain, answers_of(plain, answers)), b = reliability_of(smooth, answers_of(smooth, answers));
    CHECK(*a->tables.reliability[0].alpha == doctest::Approx(*b->tables.reliability[0].alpha));
    CHECK(*a->tables.reliability[0].sem == doctest::Approx(*b->tables.reliability[0].sem));
}

TEST_CASE("each perspective and wave has its own reliability") {
    const Study study = study_of({form(2)});
    std::vector<Person> people(6);
    for (std::size_t i = 0; i < people.size(); ++i) {
        people[i].answers = i % 3 == 0 ? "1 2" : i % 3 == 1 ? "3 3" : "5 4";
        people[i].wave = i < 3 ? "1" : "2";
    }
    people[5].answers = "5 5";
    const auto found = reliability_of(study, responses_of(study, people));
    REQUIRE(found->tables.reliability.size() == 2);
    CHECK(found->tables.reliability[0].n == Count(3));
    CHECK(found->tables.reliability[0].alpha != found->tables.reliability[1].alpha);
}

TEST_CASE("scales of one item, constant answers and nobody say why there is nothing") {
    const Study one = study_of({form(1)}), two = study_of({form(2)});
    CHECK(reliability_of(one, answers_of(one, {"1", "3"}))->tables.reliability[0].status == Status::too_few_items);
    CHECK(reliability_of(two, answers_of(two, {"3 3", "3 3"}))->tables.reliability[0].status == Status::no_variance);
    CHECK(reliability_of(two, answers_of(two, {"3 .", ". 3"}))->tables.reliability[0].status == Status::no_answers);
    CHECK(reliability_of(two, answers_of(two, {"3 4"}))->tables.reliability[0].status == Status::too_few);
}

TEST_CASE("forms put together have one reliability where they ask the same, none where they differ") {
    Instrument second = form(2);
    second.id = "second";
    std::vector<Person> people(6);
    for (std::size_t i = 0; i < people.size(); ++i) {
        people[i].answers = std::to_string(1 + i % 5) + " " + std::to_string(1 + i * 2 % 5);
        people[i].form = i % 2;
    }
    Study study = study_of({form(2), second});
    CHECK(reliability_of(study, responses_of(study, people))->tables.reliability[0].n == Count(6));
    study.instruments[1].items[1].id = "another";
    const auto differing = reliability_of(study, responses_of(study, people));
    CHECK(differing->tables.reliability[0].status == Status::forms_differ);
    CHECK_FALSE(differing->tables.reliability[0].alpha.has_value());
}
