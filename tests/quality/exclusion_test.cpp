#include "../scoring/small_study.hpp"
#include "../stats/near.hpp"

#include <recaudit/analysis/analyse.hpp>
#include <recaudit/quality/exclusion.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace recaudit;
using namespace recaudit::small;

namespace {

const std::string careful = "1 2 3 4 5 1 2 3 4 5", other = "2 4 1 5 3 2 4 1 5 3", straight = "3 3 3 3 3 3 3 3 3 3";

Study study_without(std::vector<std::string> screens, double seconds = 2) {
    Study out = study_of({form(10)});
    out.quality.exclude = std::move(screens);
    out.quality.seconds_per_question = seconds;
    return out;
}

Person person(std::string answers, std::string site, std::string wave, std::uint32_t id = 0) {
    Person out;
    out.answers = std::move(answers);
    out.site = std::move(site);
    out.wave = std::move(wave);
    out.person = id;
    return out;
}

const ExclusionsRow* find(const std::vector<ExclusionsRow>& rows, std::string_view screen) {
    const auto at = std::ranges::find_if(rows, [&](const ExclusionsRow& row) { return row.screen == screen; });
    return at == rows.end() ? nullptr : &*at;
}

const QualityRow* find(const std::vector<QualityRow>& rows, std::string_view check) {
    const auto at = std::ranges::find_if(rows, [&](const QualityRow& row) { return row.check == check; });
    return at == rows.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("whom a study leaves out is counted screen by screen, and each person once") {
    const Study study = study_without({"missing_person", "long_string", "duplicate"});
    const Responses all = answers_of(study, {careful, careful, other, straight, "1 . . . . . . . . ."});
    Labels labels;
    const KeptResponses found = without_excluded(study, all, labels, Threads{2});
    CHECK(found.kept.forms[0].rows == 2);
    CHECK(find(found.rows, "duplicate")->excluded == Count(1));  // of two that are the same, one stays
    CHECK(find(found.rows, "long_string")->excluded == Count(1));
    CHECK(find(found.rows, "missing_person")->excluded == Count(1));
    CHECK(find(found.rows, "any")->excluded == Count(3));
    CHECK(*find(found.rows, "any")->share == near(0.6));
    CHECK(find(found.rows, "any")->people == 5);
    CHECK(found.kept.forms[0].answers[0].codes == std::vector<AnswerCode>{0, 1});
}

TEST_CASE("someone flagged by two screens is left out once") {
    const Study study = study_without({"long_string", "low_variability"});
    Labels labels;
    const auto found = without_excluded(study, answers_of(study, {straight, careful}), labels, Threads{1});
    CHECK(find(found.rows, "long_string")->excluded == Count(1));
    CHECK(find(found.rows, "low_variability")->excluded == Count(1));
    CHECK(find(found.rows, "any")->excluded == Count(1));
}

// By hand: 10 questions in 19 seconds are 1.9 seconds each; in 20 they are 2, which is not less; 5 answered take 12 / 5 = 2.4 but are too
// few to look at; the fourth has no duration.
TEST_CASE("who answers faster than the study says is too fast, where a duration is known") {
    const Study study = study_without({"speed"});
    Responses all = answers_of(study, {careful, other, "1 2 3 4 5 . . . . .", careful});
    all.forms[0].seconds = {19, 20, 1, -1};
    Labels labels;
    const auto found = without_excluded(study, all, labels, Threads{1});
    CHECK(find(found.rows, "speed")->excluded == Count(1));
    CHECK(found.kept.forms[0].seconds == std::vector<double>{20, 1, -1});
    const Results timed = analyse(study_of({form(10)}), all, {Part::quality}, Threads{1});  // keeps the labels of its rows
    const auto& screens = timed.quality;
    CHECK(find(screens, "speed")->flagged == Count(1));
    CHECK(*find(screens, "speed")->share == near(0.5));
    CHECK(find(screens, "speed")->note.view() == "people who took less than 2 seconds for each question that they answered, 6 at least");
    all.forms[0].seconds.clear();
    const Results untimed = analyse(study_of({form(10)}), all, {Part::quality}, Threads{1});
    CHECK(find(untimed.quality, "speed") == nullptr);
}

TEST_CASE("answers that stand in two sites, or in two waves, are told from copies in one place") {
    const Study study = study_of({form(10)});
    const Responses all =
        responses_of(study, {person(careful, "North", "1"), person(careful, "South", "1"), person(other, "North", "1"),
                             person(other, "North", "2"), person("5 5 4 4 3 3 2 2 1 1", "South", "2")});
    const Results found = analyse(study, all, {Part::quality}, Threads{2});
    const auto& rows = found.quality;
    const auto in_wave = [&](std::string_view check, std::string_view wave) {
        const auto at = std::ranges::find_if(rows, [&](const QualityRow& row) { return row.check == check && row.scope.wave == wave; });
        REQUIRE(at != rows.end());
        return *at->flagged;
    };
    CHECK(in_wave("other_site", "1") == 2);
    CHECK(in_wave("other_site", "2") == 0);
    CHECK(in_wave("other_wave", "1") == 1);
    CHECK(in_wave("other_wave", "2") == 1);
}

TEST_CASE("the same person may answer the same in two waves") {
    const Study study = study_of({form(10)});
    const Responses both = responses_of(study, {person(careful, "North", "1", 1), person(careful, "North", "2", 1)});
    const Results found = analyse(study, both, {Part::quality}, Threads{1});
    CHECK(find(found.quality, "other_wave")->flagged == Count(0));
}

// By hand: everyone 3, 3, 3 and 5 has the mean 3.5; without the one who ticked 5 throughout, 3. The mean of each person is that of the row.
TEST_CASE("results stand beside each other with everyone and without those left out") {
    const Study study = study_without({"long_string"});
    const Responses all = answers_of(study, {careful, other, careful, "5 5 5 5 5 5 5 5 5 5"});
    const Results found = analyse(study, all, all_parts(), Threads{1});
    REQUIRE(found.exclusion_effects.size() == 1);
    const ExclusionEffectsRow& row = found.exclusion_effects[0];
    CHECK(*row.mean_all == near(3.5));
    CHECK(*row.mean_kept == near(3));
    CHECK(*row.difference == near(-0.5));
    CHECK(*row.sd_all == near(1));
    CHECK(*row.sd_kept == near(0));
    CHECK(row.n_all == Count(4));
    CHECK(row.n_kept == Count(3));
    CHECK(row.people == 1);
    CHECK(*found.scores[0].mean == near(3));
    CHECK(*found.responses[0].responded == 3);
    CHECK(find(found.quality, "long_string")->flagged == Count(1));  // the screens look at everyone
    CHECK(find(found.quality, "long_string")->people == 4);
}

TEST_CASE("people left out who all have one score would be known from the difference, and count as one") {
    EveryonesScores before;
    before.tally = tally_of(std::vector<double>{1, 2, 3, 4, 4, 4});
    CHECK(exclusion_effects_row(before, tally_of(std::vector<double>{1, 2, 3})).people == 1);
    CHECK(exclusion_effects_row(before, tally_of(std::vector<double>{1, 2, 4, 4})).people == 2);
    CHECK(exclusion_effects_row(before, before.tally).people == 6);
    CHECK(exclusion_effects_row(before, {}).status == Status::no_answers);
    CHECK(exclusion_effects_row({}, {}).status == Status::no_answers);
}

TEST_CASE("a study that asks for nothing leaves nobody out") {
    const Study study = study_of({form(10)});
    const Results found = analyse(study, answers_of(study, {straight, straight, straight}), all_parts(), Threads{1});
    CHECK(found.exclusions.empty());
    CHECK(found.exclusion_effects.empty());
    CHECK(*found.responses[0].responded == 3);
}

TEST_CASE("everyone may be left out, and nobody may have answered") {
    const Study study = study_without({"long_string"});
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
        const Results found = analyse(study, answers_of(study, std::vector<std::string>(n, straight)), all_parts(), Threads{1});
        CHECK((n == 0 || find(found.exclusions, "any")->excluded == Count(static_cast<std::int64_t>(n))));
        for (const ExclusionEffectsRow& row : found.exclusion_effects) CHECK(row.status == Status::no_answers);
    }
}

TEST_CASE("the order of people and the number of threads change nobody's fate but that of copies") {
    const Study study = study_without({"missing_person", "long_string", "low_variability", "mahalanobis"});
    std::vector<std::string> answers{straight, careful, other, "1 . . . . . . . . ."};
    Labels labels;
    const auto one = without_excluded(study, answers_of(study, answers), labels, Threads{1});
    std::ranges::reverse(answers);
    const auto turned = without_excluded(study, answers_of(study, answers), labels, Threads{2});
    REQUIRE(one.rows.size() == turned.rows.size());
    for (std::size_t i = 0; i < one.rows.size(); ++i) CHECK(one.rows[i].excluded == turned.rows[i].excluded);
}
