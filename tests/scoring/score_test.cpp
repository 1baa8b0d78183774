#include "small_study.hpp"

#include <recaudit/scoring/score.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

Number first_score(const Instrument& instrument, const std::string& answers) {
    const Responses responses = answers_of(study_of({instrument}), {answers});
    return score_scale(instrument, instrument.scales.front(), responses.forms.front()).score.score(0);
}

Number first_percent_favourable(const Instrument& instrument, const std::string& answers) {
    const Responses responses = answers_of(study_of({instrument}), {answers});
    const ScaleScores scores = score_scale(instrument, instrument.scales.front(), responses.forms.front());
    return scores.percent_favourable ? scores.percent_favourable->score(0) : Number();
}

Instrument scored_by(ScoringMethod method, std::size_t items, std::size_t minimum) {
    Instrument out = form(items, minimum);
    out.scales.front().method = method;
    return out;
}

}  // namespace

TEST_CASE("mean is over the items answered, from the minimum answered on") {
    CHECK(first_score(form(4, 2), "1 4 . .") == Number(2.5));
    CHECK(first_score(form(4, 2), "4 . . .") == Number());
    CHECK(first_score(form(4, 1), ". . . .") == Number());
}

TEST_CASE("don't know, not applicable, declined and not asked are not answers") {
    CHECK(first_score(form(5, 1), "dk na decl - 2") == Number(2));
    CHECK(first_score(form(5, 2), "dk na decl - 2") == Number());
}

TEST_CASE("reversal is from the declared range, though nobody chose 5") {
    Instrument instrument = form(2);
    instrument.items[1].reverse = true;
    // q2 = 4 counts 1 + 5 - 4 = 2; from the observed range 1 to 4 it would count 1.
    CHECK(first_score(instrument, "1 4") == Number(1.5));
}

TEST_CASE("sum adds what was answered; prorated sum is the mean times the items") {
    CHECK(first_score(scored_by(ScoringMethod::sum, 3, 3), "2 3 5") == Number(10));
    CHECK(first_score(scored_by(ScoringMethod::sum, 3, 3), "2 3 .") == Number());
    CHECK(first_score(scored_by(ScoringMethod::prorated_sum, 3, 2), "2 3 .") == Number(7.5));
}

TEST_CASE("percent of maximum is the place of the mean in the range") {
    CHECK(first_score(scored_by(ScoringMethod::percent_of_maximum, 2, 1), "2 3") == Number(37.5));  // (2.5 - 1) / 4
}

TEST_CASE("percent favourable counts favourable answers after reversal") {
    Instrument instrument = scored_by(ScoringMethod::percent_favourable, 4, 1);
    instrument.items[3].reverse = true;
    CHECK(first_score(instrument, "5 4 3 1") == Number(75));
    CHECK(first_score(instrument, "5 . 3 .") == Number(50));
    CHECK(first_percent_favourable(instrument, "5 . 3 .") == Number(50));
}

TEST_CASE("percent favourable is undefined where one item declares nothing favourable") {
    Instrument instrument = form(2);
    instrument.option_sets.push_back(agreement());
    instrument.option_sets[1].favourable.clear();
    instrument.items[1].options = 1;
    CHECK(first_percent_favourable(instrument, "5 5") == Number());
    CHECK(first_score(instrument, "5 3") == Number(4));
    instrument.scales.front().method = ScoringMethod::percent_favourable;
    CHECK_FALSE(can_be_scored(instrument, instrument.scales.front()));
    CHECK(first_score(instrument, "5 5") == Number());
}

TEST_CASE("item weights make a weighted mean of the items answered") {
    Instrument instrument = form(3);
    instrument.scales.front().weights = {1, 2, 5};
    CHECK(first_score(instrument, "1 4 .") == Number(3));  // (1 + 8) / 3
    instrument.scales.front().method = ScoringMethod::sum;
    CHECK(first_score(instrument, "1 4 2") == Number(19));
    instrument.scales.front().method = ScoringMethod::prorated_sum;
    CHECK(first_score(instrument, "1 4 .") == Number(24));  // 3 x 8
    instrument.scales.front().method = ScoringMethod::percent_of_maximum;
    CHECK(first_score(instrument, "1 4 .") == Number(50));
    CHECK(score_range(instrument, instrument.scales.front()) == Range{0, 100});
}

TEST_CASE("equal item weights score as no weights") {
    Instrument weighted = form(3);
    weighted.scales.front().weights = {2, 2, 2};
    for (const std::string answers : {"1 4 2", ". 4 5", "3 . ."})
        CHECK(*first_score(weighted, answers) == doctest::Approx(*first_score(form(3), answers)));
}

TEST_CASE("items of different ranges are put on the mean of their minima and maxima") {
    Instrument instrument = form(2);
    instrument.option_sets.push_back(agreement());
    OptionSet& seven = instrument.option_sets.back();
    seven.choices.push_back({"6", 6, {}});
    seven.choices.push_back({"7", 7, {}});
    seven.maximum = 7;
    instrument.items[1].options = 1;
    instrument.items[1].reverse = true;
    CHECK(score_range(instrument, instrument.scales.front()) == Range{1, 6});
    CHECK(first_score(instrument, "3 7") == Number(2));  // (3 + (1 + 7 - 7)) / 2
    instrument.scales.front().method = ScoringMethod::percent_of_maximum;
    CHECK(first_score(instrument, "3 7") == Number(20));  // (2 - 1) / (6 - 1)
}

TEST_CASE("codes below zero and far apart are scored as they stand") {
    Instrument instrument = form(2);
    instrument.option_sets[0].choices = {{"-2", -2, {}}, {"0", 0, {}}, {"100", 100, {}}};
    instrument.option_sets[0].minimum = -2;
    instrument.option_sets[0].maximum = 100;
    CHECK(first_score(instrument, "-2 100") == Number(49));
    CHECK(first_score(instrument, "-2 .") == Number(-2));
}

TEST_CASE("fractional codes are scored as whole ones are") {
    Instrument instrument = form(2);
    instrument.option_sets[0].choices[0].value = 1.5;
    CHECK(first_score(instrument, "1 4") == Number(2.75));
}

TEST_CASE("a continuum is scored in its own values and reversed from its declared range") {
    Instrument instrument = form(2);
    instrument.option_sets[0] = slider(0, 100);
    instrument.option_sets[0].favourable_from = 60;
    instrument.items[1].reverse = true;
    CHECK(first_score(instrument, "12.5 20") == Number(46.25));  // (12.5 + 80) / 2
    CHECK(first_percent_favourable(instrument, "59.9 40") == Number(50));
    CHECK(first_percent_favourable(instrument, "60 .") == Number(100));
}

TEST_CASE("a checklist counts its ticks, none included") {
    Instrument instrument = form(2);
    instrument.option_sets[0] = checklist(4);
    instrument.scales.front().method = ScoringMethod::count;
    CHECK(first_score(instrument, "a;c d") == Number(3));
    CHECK(first_score(instrument, "none none") == Number(0));
    CHECK(first_score(instrument, ". a") == Number(1));
    CHECK(score_range(instrument, instrument.scales.front()) == Range{0, 8});
    instrument.scales.front().method = ScoringMethod::percent_of_maximum;
    CHECK(first_score(instrument, "a;b;c;d none") == Number(50));
}

TEST_CASE("each method declares its range") {
    const auto range_by = [](ScoringMethod method) { return score_range(scored_by(method, 3, 1), scored_by(method, 3, 1).scales.front()); };
    CHECK(range_by(ScoringMethod::mean) == Range{1, 5});
    CHECK(range_by(ScoringMethod::sum) == Range{3, 15});
    CHECK(range_by(ScoringMethod::prorated_sum) == Range{3, 15});
    CHECK(range_by(ScoringMethod::percent_of_maximum) == Range{0, 100});
    CHECK(range_by(ScoringMethod::percent_favourable) == Range{0, 100});
}

TEST_CASE("a composite is the mean of the scale scores that are there") {
    Instrument instrument = form(3);
    instrument.scales = {scale("one", {0}), scale("two", {1, 2})};
    const Responses responses = answers_of(study_of({instrument}), {"5 1 2", "5 . .", ". . ."});
    const ScoreColumn one = score_scale(instrument, instrument.scales[0], responses.forms[0]).score;
    const ScoreColumn two = score_scale(instrument, instrument.scales[1], responses.forms[0]).score;
    Composite composite{"both", {}, {0, 1}, 2};
    const ScoreColumn all = score_composite(composite, std::vector{&one, &two});
    CHECK(all.score(0) == Number(3.25));
    CHECK(all.score(1) == Number());
    composite.minimum_scales = 1;
    const ScoreColumn any = score_composite(composite, std::vector{&one, &two});
    CHECK(any.score(1) == Number(5));
    CHECK(any.score(2) == Number());
}

TEST_CASE("many rows are scored as each alone, across blocks") {
    const Instrument instrument = form(3, 2);
    const std::vector<std::string> kinds{"1 2 3", "5 . 4", ". . 3", "dk 1 1", "5 5 5"};
    std::vector<std::string> rows;
    for (std::size_t row = 0; row < 10007; ++row) rows.push_back(kinds[row % kinds.size()]);
    const Responses responses = answers_of(study_of({instrument}), rows);
    const ScoreColumn scores = score_scale(instrument, instrument.scales.front(), responses.forms.front()).score;
    REQUIRE(scores.rows() == rows.size());
    for (std::size_t row = 0; row < rows.size(); row += 97) CHECK(scores.score(row) == first_score(instrument, rows[row]));
}
