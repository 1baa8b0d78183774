#include "sample_results.hpp"

#include <recaudit/report/line_items.hpp>
#include <recaudit/report/wording.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace recaudit;

namespace {

/// The sample study with its answers as a line from 1 to 5 whose ends have words.
Study lines() {
    Study study = sample::study();
    for (Instrument& form : study.instruments) {
        OptionSet& set = form.option_sets[0];
        set.type = OptionType::continuum;
        set.choices.clear();
        set.favourable.clear();
        set.neutral.clear();
        set.low = sample::text("done to");
        set.high = sample::text("done with");
    }
    return study;
}

std::optional<Figure> figure_of(const Released<Results>& released, const Study& study) {
    const Facts facts(released, study);
    return open_lines_figure(facts, facts.themes()[0], "staff");
}

std::string text_in(const ReportCell& cell) { return std::get<std::string>(cell); }

}  // namespace

TEST_CASE("a line without a favourable part is shown by the mean place on it and one standard deviation to either side") {
    const auto released = sample::released();
    const auto figure = figure_of(released, lines());
    REQUIRE(figure.has_value());
    const auto& rows = std::get<DotChart>(figure->chart).groups.at(0).rows;
    REQUIRE(rows.size() == 3);
    const Facts facts(released, sample::study());
    const ItemsRow* item = facts.item("sample", "staff", "vision_1");
    REQUIRE(item != nullptr);
    const DotLane& lane = rows[0].lanes.at(0);
    CHECK(*lane.value == doctest::Approx(100 * (*item->mean - 1) / 4));  // from 1 to 5
    CHECK(*lane.interval.low == doctest::Approx(100 * (*item->mean - 0.9 - 1) / 4));
    CHECK(*lane.interval.high == doctest::Approx(100 * (*item->mean + 0.9 - 1) / 4));
    CHECK(rows[0].label == "Simulated statement vision_1 as asked of staff. (0: done to; 100: done with)");
    CHECK(std::get<NumberCell>(figure->data.rows[0][5]).value == doctest::Approx(100 * 0.9 / 4));
}

TEST_CASE("a reversed line is shown with its ends changed over, as its score is") {
    const auto released = sample::released();
    const auto figure = figure_of(released, lines());
    REQUIRE(figure.has_value());
    CHECK(text_in(figure->data.rows[0][1]) == "done to");
    CHECK(text_in(figure->data.rows[2][1]) == "done with");
    CHECK(text_in(figure->data.rows[2][2]) == "done to");
}

TEST_CASE("answers with a favourable part have no such figure") {
    const auto released = sample::released();
    CHECK_FALSE(figure_of(released, sample::study()).has_value());
    Study cut = lines();
    for (Instrument& form : cut.instruments) form.option_sets[0].favourable_from = 4;
    CHECK_FALSE(figure_of(released, cut).has_value());
}

TEST_CASE("bars reach no further than the ends of the line") {
    Study study = lines();
    for (Instrument& form : study.instruments) {
        form.option_sets[0].minimum = 2.9;
        form.option_sets[0].maximum = 3.1;
    }
    const auto released = sample::released();
    const auto figure = figure_of(released, study);
    REQUIRE(figure.has_value());
    for (const auto& row : std::get<DotChart>(figure->chart).groups[0].rows) {
        CHECK(*row.lanes[0].interval.low >= 0);
        CHECK(*row.lanes[0].interval.high <= 100);
    }
}

TEST_CASE("a question that several forms ask the same people in words of their own goes by its concept") {
    const auto released = sample::released();
    Study study = sample::study();
    study.instruments.push_back(study.instruments[0]);
    for (Instrument& form : study.instruments) form.items[0].concept_id = "shared-definition";
    study.instruments.back().items[0].text = sample::text("In other words.");
    const Facts facts(released, study);
    CHECK(words_of(facts, study.instruments[0], study.instruments[0].items[0]) ==
          "\u201cshared definition\u201d, in words of each form\u2019s own");
    CHECK(words_of(facts, study.instruments[0], study.instruments[0].items[1]) == "Simulated statement vision_2 as asked of staff.");
    CHECK(words_of(facts, study.instruments[1], study.instruments[1].items[0]) == "Simulated statement vision_1 as asked of service_user.");
}
