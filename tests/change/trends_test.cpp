#include "../scoring/small_study.hpp"

#include <recaudit/change/trends.hpp>
#include <recaudit/change/variance_components.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    std::vector<TrendsRow> trends;
    std::vector<VarianceComponentsRow> parts;
};

std::shared_ptr<Tables> tables_of(const Study& study, const std::vector<Person>& people) {
    auto out = std::make_shared<Tables>();
    const Responses responses = responses_of(study, people);
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->trends = trends_table(study, responses, scores, out->labels, Threads{1});
    out->parts = variance_components_table(study, responses, scores, out->labels, Threads{1});
    return out;
}

/// A study of waves 0, 1461 and 2922 days after the first: 0, 4 and 8 years.
Study dated(Respondents respondents = Respondents::anonymous) {
    Study study = study_of({form(1)});
    study.respondents = respondents;
    study.waves = {{"1", 1000}, {"2", 2461}, {"3", 3922}};
    return study;
}

/// Per wave the answers of persons 1, 2, ...
std::vector<Person> waves(const std::vector<std::vector<std::string>>& all) {
    std::vector<Person> out;
    for (std::size_t wave = 0; wave < all.size(); ++wave)
        for (std::size_t i = 0; i < all[wave].size(); ++i) {
            Person& person = out.emplace_back();
            person.answers = all[wave][i];
            person.wave = std::to_string(wave + 1);
            person.person = static_cast<std::uint32_t>(i + 1);
        }
    return out;
}

/// Two people in each of `teams` teams of their own site, or of one site, in three waves.
std::vector<Person> teams_of_two(int teams, bool one_site) {
    std::vector<Person> out;
    for (int wave = 0; wave < 3; ++wave)
        for (int team = 0; team < teams; ++team)
            for (int i = 0; i < 2; ++i) {
                Person& person = out.emplace_back();
                person.answers = std::to_string(1 + (team + (wave + 1) * (i + 1)) % 5);
                person.wave = std::to_string(wave + 1);
                person.site = one_site ? "North" : "Site " + std::to_string(team);
                person.team = "Team " + std::to_string(team);
            }
    return out;
}

}  // namespace

TEST_CASE("a trend of anonymous people is least squares on years, by hand") {
    // means 1.5, 2.5, 3.5 after 0, 4 and 8 years: slope 1/4; residuals 1/2 six times, so se^2 = (6/4 / 4) / 64
    const auto found = tables_of(dated(), waves({{"1", "2"}, {"2", "3"}, {"3", "4"}}));
    REQUIRE(found->trends.size() == 1);
    const TrendsRow& row = found->trends.front();
    CHECK(row.status == Status::ok);
    CHECK(row.scope.wave.empty());
    CHECK(row.waves == Count(3));
    CHECK(row.n == Count(6));
    CHECK(row.people == 2);
    CHECK(row.method == "ols");
    CHECK(*row.slope_per_year == doctest::Approx(0.25));
    CHECK(*row.se * *row.se == doctest::Approx(1.5 / 4 / 64));
    CHECK(*row.p_value == doctest::Approx(0.030971).epsilon(1e-4));  // 2 * pt(-.25 / sqrt(1.5 / 256), 4)
    CHECK(found->parts.empty());
}

TEST_CASE("linked people are compared with themselves") {
    const auto people = waves({{"1", "3"}, {"2", "4"}, {"2", "5"}});
    const auto linked = tables_of(dated(Respondents::linked), people), anonymous = tables_of(dated(), people);
    CHECK(linked->trends.front().method == "mixed");
    CHECK(*linked->trends.front().slope_per_year == doctest::Approx(*anonymous->trends.front().slope_per_year));
    CHECK(*linked->trends.front().se < 0.5 * *anonymous->trends.front().se);
    REQUIRE(linked->parts.size() == 2);
    CHECK(linked->parts[0].term == "respondent");
    CHECK(linked->parts[1].term == "residual");
    CHECK(*linked->parts[0].share + *linked->parts[1].share == doctest::Approx(1));
}

TEST_CASE("two waves, or waves without dates, have no trend") {
    CHECK(tables_of(dated(), waves({{"1", "2"}, {"2", "3"}}))->trends.empty());
    Study study = dated();
    study.waves[1].day.reset();
    CHECK(tables_of(study, waves({{"1", "2"}, {"2", "3"}, {"3", "4"}}))->trends.empty());
}

TEST_CASE("too few scores, or waves with scores, give no slope") {
    Study study = dated();
    const auto without_a_wave = tables_of(study, waves({{"1", "2"}, {".", "."}, {"3", "4"}}));
    REQUIRE(without_a_wave->trends.size() == 1);
    CHECK(without_a_wave->trends.front().status == Status::too_few);
    CHECK(without_a_wave->trends.front().waves == Count(2));
    CHECK_FALSE(without_a_wave->trends.front().slope_per_year);
    study.minimum_to_test = 7;
    CHECK(tables_of(study, waves({{"1", "2"}, {"2", "3"}, {"3", "4"}}))->trends.front().status == Status::too_few);
}

TEST_CASE("teams are a term from five on, and within a site as well, but not for a team") {
    const auto five = tables_of(dated(), teams_of_two(5, true)), four = tables_of(dated(), teams_of_two(4, true));
    for (const TrendsRow& row : five->trends) CHECK(row.method.view() == (row.scope.by == "team" ? "ols" : "mixed"));
    for (const TrendsRow& row : four->trends) CHECK(row.method == "ols");
    REQUIRE(five->parts.size() == 2);
    CHECK(five->parts[0].term == "team");
    CHECK(four->parts.empty());
}

TEST_CASE("sites of one team each: the trend has sites, the parts of the variance cannot be told apart") {
    const auto found = tables_of(dated(), teams_of_two(6, false));
    CHECK(found->trends.front().scope.by == "all");
    CHECK(found->trends.front().method == "mixed");
    CHECK(found->trends.front().status == Status::ok);
    REQUIRE(found->parts.size() == 3);
    for (const VarianceComponentsRow& row : found->parts) {
        CHECK(row.status == Status::not_identified);
        CHECK_FALSE(row.variance);
    }
}
