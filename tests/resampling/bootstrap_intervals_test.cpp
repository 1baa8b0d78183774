#include "../scoring/fixture_people.hpp"
#include "../scoring/small_study.hpp"
#include "../stats/near.hpp"

#include <recaudit/resampling/bootstrap_intervals.hpp>
#include <recaudit/scoring/describe.hpp>
#include <recaudit/stats/bootstrap.hpp>
#include <recaudit/stats/moments.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    std::vector<BootstrapIntervalsRow> intervals;
    std::vector<IntervalCautionsRow> cautions;
    std::vector<ScoresRow> scores;
    WorkCounter counter;
    std::int64_t expected = 0;
    [[nodiscard]] const BootstrapIntervalsRow& of(std::string_view by, std::string_view group = "") const {
        return *std::ranges::find_if(intervals, [&](const BootstrapIntervalsRow& row) {
            return row.scope.by == by && (row.scope.site == group || row.scope.group == group);
        });
    }
};

std::shared_ptr<Tables> tables_of(const Study& study, const Responses& responses, Threads threads = Threads{1}) {
    auto out = std::make_shared<Tables>();
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->expected = bootstrap_steps(study, scores);
    out->counter.expect(out->expected);
    out->intervals = bootstrap_intervals_table(study, scores, out->labels, threads, out->counter);
    out->cautions = interval_cautions_table(scores, out->labels);
    out->scores = scores_table(study, responses, scores);
    return out;
}

/// The people of the fixture: items 3 and 5 are reversed already, four answers make a score.
Study fixture_study(ResamplingUnit unit = ResamplingUnit::respondent) {
    Study out = study_of({form(6, 4)});
    out.resampling.on = true;
    out.resampling.unit = unit;
    out.resampling.replicates = 500;
    return out;
}

std::vector<Person> fixture_people() { return people_of_fixture('C'); }

Person person(const std::string& answers, const std::string& site = "", const std::string& team = "") {
    Person out;
    out.answers = answers;
    out.site = site;
    out.team = team;
    return out;
}

/// Simulated people in `teams` teams of five.
std::vector<Person> teams_of_five(std::size_t teams) {
    Random random = RandomKey(1, "bootstrap_intervals_test").stream(0);
    std::vector<Person> out;
    for (std::size_t i = 0; i < 5 * teams; ++i) {
        Person& any = out.emplace_back();
        for (int item = 0; item < 6; ++item) any.answers += std::to_string(1 + random.below(5)) + " ";
        any.team = "Team " + std::to_string(i / 5);
    }
    return out;
}

}  // namespace

TEST_CASE("every row of scores has an interval about its mean, near the t interval where scores are well behaved") {
    const Study study = fixture_study();
    const auto found = tables_of(study, responses_of(study, fixture_people()), Threads{2});
    REQUIRE(found->intervals.size() == found->scores.size());
    for (std::size_t i = 0; i < found->intervals.size(); ++i) {
        const BootstrapIntervalsRow& row = found->intervals[i];
        CHECK(row.estimate == found->scores[i].mean);
        CHECK(row.n == found->scores[i].n);
        CHECK(row.people == found->scores[i].people);
        CHECK(row.unit == "respondent");
        CHECK(row.method == "bca");
        CHECK((*row.ci_low < *row.estimate && *row.estimate < *row.ci_high));
    }
    const BootstrapIntervalsRow& all = found->of("all");
    CHECK(all.replicates == Count(500));
    CHECK(std::abs(*all.ci_low - 2.758) < 0.04);  // the t interval is [2.758, 3.174]
    CHECK(std::abs(*all.ci_high - 3.174) < 0.04);
}

TEST_CASE("threads, other rows and the order of people change no interval; the seed does") {
    Study study = fixture_study();
    auto people = fixture_people();
    const auto before = tables_of(study, responses_of(study, people));
    std::ranges::reverse(people);
    const auto after = tables_of(study, responses_of(study, people), Threads{4});
    for (std::size_t i = 0; i < before->intervals.size(); ++i) CHECK(before->intervals[i].ci_low == after->intervals[i].ci_low);
    std::erase_if(people, [](const Person& any) { return any.site == "South"; });
    people.push_back(person("1 1 1 1 1 1", "Elsewhere", "Z"));
    CHECK(tables_of(study, responses_of(study, people))->of("site", "North").ci_low == before->of("site", "North").ci_low);
    study.seed = 2;
    CHECK(tables_of(study, responses_of(study, fixture_people()))->of("all").ci_low != before->of("all").ci_low);
}

TEST_CASE("below 20 teams the linearised interval stands instead of drawn teams, as survey gives it") {
    // confint(svymean(~s, svydesign(ids = ~team, weights = ~1, data = d)), df = 4)
    const Study study = fixture_study(ResamplingUnit::team);
    const auto found = tables_of(study, responses_of(study, fixture_people()));
    const BootstrapIntervalsRow& all = found->of("all");
    CHECK(all.unit == "team");
    CHECK(all.method == "t_linearised");
    CHECK(all.units == Count(5));
    CHECK(all.replicates == Count(0));
    CHECK(*all.ci_low == near(2.5177802948548091));
    CHECK(*all.ci_high == near(3.4139136942162294));
    CHECK(found->of("site", "North").units == Count(2));
    CHECK(found->of("team", "A").unit == "respondent");
}

TEST_CASE("from 20 teams on teams are drawn; who has no team is one of their own") {
    const Study study = fixture_study(ResamplingUnit::team);
    auto people = teams_of_five(20);
    CHECK(tables_of(study, responses_of(study, people))->of("all").method == "bca");
    for (std::size_t i = 0; i < 5; ++i) people[i].team.clear();
    const BootstrapIntervalsRow row = tables_of(study, responses_of(study, people))->of("all");
    CHECK(row.units == Count(24));
    CHECK(row.n == Count(100));
    for (std::size_t i = 0; i < 10; ++i) people[i].team = "Team 1";
    CHECK(tables_of(study, responses_of(study, people))->of("all").method == "t_linearised");
}

TEST_CASE("nobody, one person and a constant have no interval, and say why") {
    const Study study = fixture_study();
    const auto status = [&](const std::vector<std::string>& answers) {
        std::vector<Person> people;
        for (const auto& text : answers) people.push_back(person(text));
        return tables_of(study, responses_of(study, people))->of("all").status;
    };
    CHECK(status({"1 2 . . . ."}) == Status::no_answers);
    CHECK(status({"1 2 3 4 5 1"}) == Status::too_few);
    CHECK(status({"2 2 2 2 2 2", "2 2 2 2 2 2"}) == Status::no_variance);
}

TEST_CASE("without the key there is no interval and nothing to count; with it every draw is counted") {
    Study study = fixture_study();
    const auto with = tables_of(study, responses_of(study, fixture_people()));
    CHECK(with->expected == static_cast<std::int64_t>(500 * with->intervals.size()));
    CHECK(with->counter.share() == 1);
    study.resampling.on = false;
    const auto without = tables_of(study, responses_of(study, fixture_people()));
    CHECK(without->intervals.empty());
    CHECK_FALSE(without->counter.share().has_value());
}

TEST_CASE("rough intervals are named, others not") {
    const Study study = fixture_study();
    CHECK(tables_of(study, responses_of(study, fixture_people()))->cautions.empty());
    std::vector<Person> people;
    for (int i = 0; i < 12; ++i) people.push_back(person(i < 8 ? "5 5 5 5 5 5" : "3 4 2 3 4 2"));
    const auto found = tables_of(study, responses_of(study, people));
    REQUIRE(found->cautions.size() == 1);
    CHECK(found->cautions[0].flag == "piled");
    CHECK(found->cautions[0].n == Count(12));
    CHECK(found->cautions[0].people == 12);
}
