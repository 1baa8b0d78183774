#include "../disclosure/released_study.hpp"
#include "../stats/near.hpp"

#include <recaudit/change/actions.hpp>
#include <recaudit/change/change.hpp>
#include <recaudit/responses/action_places.hpp>
#include <recaudit/study/calendar.hpp>

#include <doctest/doctest.h>

#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    std::vector<ChangeRow> change;
    ActionTables actions;
};

std::shared_ptr<Tables> tables_of(const Study& study, const std::vector<small::Person>& people) {
    auto out = std::make_shared<Tables>();
    const Responses responses = responses_of(study, people);
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->change = change_table(study, responses, scores, out->labels, Threads{1});
    out->actions = action_tables(study, responses, scores, out->change, out->labels, Threads{1});
    return out;
}

Action action(std::string id, std::string since, std::string where = "") {
    Action out;
    out.id = std::move(id);
    out.scales = {"culture"};
    out.day = day_in(since);
    if (!out.day) out.since_wave = std::move(since);
    out.where = std::move(where);
    out.status = ActionStatus::under_way;
    return out;
}

/// Four rounds, each in March.
Study study_with(std::vector<Action> actions) {
    Study study = study_of({form(1)});
    for (const std::string year : {"2023", "2024", "2025", "2026"}) study.waves.push_back({year, day_in(year + "-03-31")});
    study.action_list = std::move(actions);
    return study;
}

std::vector<small::Person> four_rounds(const std::string& site = "North", const std::string& team = "A") {
    return together({people(site, team, "1232", "", "2023"), people(site, team, "2343", "", "2024"), people(site, team, "3353", "", "2025"),
                     people(site, team, "4554", "", "2026")});
}

/// The row of change of these two waves for everyone.
const ChangeRow& change_between_waves(const std::vector<ChangeRow>& rows, std::string_view from, std::string_view to) {
    return *std::ranges::find_if(
        rows, [&](const ChangeRow& row) { return row.scope.by == "all" && row.wave_from == from && row.wave_to == to; });
}

}  // namespace

TEST_CASE("an action stands beside the change from the last wave before it to the latest") {
    const auto found = tables_of(study_with({action("late", "2025-06-01"), action("first", "2023-06-01")}), four_rounds());
    REQUIRE(found->actions.actions.size() == 2);
    for (const auto& [row, from] : {std::pair(found->actions.actions[0], "2025"), std::pair(found->actions.actions[1], "2023")}) {
        const ChangeRow& change = change_between_waves(found->change, from, "2026");
        CHECK(row.wave_before == from);
        CHECK(row.wave_after == "2026");
        CHECK(row.difference == change.difference);
        CHECK(row.ci_low == change.ci_low);
        CHECK(row.ci_high == change.ci_high);
        CHECK(row.verdict == change.verdict);
        CHECK(row.status == Status::ok);
        CHECK(row.people == change.people);
        CHECK(row.scope.wave.empty());
    }
    CHECK(found->actions.further_change.empty());
}

TEST_CASE("a pair of waves that change does not hold is worked out in the same way") {
    // 2024 has 2, 3, 4, 3 with mean 3, 2026 has 4, 5, 5, 4 with mean 4.5; variances 2/3 and 1/3, so se = sqrt(1/4) = 1/2
    const auto found = tables_of(study_with({action("middle", "2024-06-01")}), four_rounds());
    REQUIRE(found->actions.actions.size() == 1);
    const ActionsRow& row = found->actions.actions[0];
    CHECK(*row.difference == near(1.5));
    // R: t.test(c(4,5,5,4), c(2,3,4,3))$conf.int
    CHECK(*row.ci_low == near(0.24282399250719977));
    CHECK(*row.ci_high == near(2.75717600749280045));
    CHECK(found->actions.further_change.size() == 3);  // everyone, the site, the team
    CHECK(row.verdict == change_between_waves(found->actions.further_change, "2024", "2026").verdict);
}

TEST_CASE("the day of a round is before what began on it, and a wave may be named instead") {
    const auto found = tables_of(study_with({action("on-the-day", "2025-03-31"), action("named", "2025")}), four_rounds());
    CHECK(found->actions.actions[0].wave_before == "2025");
    CHECK(found->actions.actions[1].wave_before == "2025");
    CHECK(found->actions.actions[1].difference == found->actions.actions[0].difference);
}

TEST_CASE("what has no round before or since says so") {
    Action planned = action("planned", "2026-09-01");
    planned.day.reset();
    const auto found = tables_of(study_with({action("old", "2020-01-01"), action("new", "2026-09-01"), planned}), four_rounds());
    REQUIRE(found->actions.actions.size() == 3);
    CHECK(found->actions.actions[0].status == Status::no_wave_before);
    CHECK(found->actions.actions[1].status == Status::no_wave_since);
    CHECK(found->actions.actions[1].wave_before == "2026");
    CHECK(found->actions.actions[2].status == Status::no_wave_since);
    for (const ActionsRow& row : found->actions.actions) {
        CHECK_FALSE(row.difference.has_value());
        CHECK(row.verdict == "not_tested");
    }
}

TEST_CASE("an action at a place is about that place, and passes over rounds in which nobody there was asked") {
    auto both = together({four_rounds("North", "A"), people("South", "B", "1111", "", "2023"), people("South", "B", "5555", "", "2026")});
    const auto found = tables_of(study_with({action("here", "2025-06-01", "South"), action("team", "2025-06-01", "North / A")}), both);
    REQUIRE(found->actions.actions.size() == 2);
    CHECK(found->actions.actions[0].scope.by == "site");
    CHECK(found->actions.actions[0].scope.site == "South");
    CHECK(found->actions.actions[0].wave_before == "2023");
    CHECK(found->actions.actions[0].difference == Number(4));
    CHECK(found->actions.actions[1].scope.by == "team");
    CHECK(found->actions.actions[1].scope.group == "A");
    CHECK(found->actions.actions[1].wave_before == "2025");
}

TEST_CASE("each scale and each perspective has a row") {
    Instrument users = form(1);
    users.id = "users";
    users.perspective = "service_user";
    Study study = study_with({action("both", "2025-06-01")});
    study.instruments.push_back(users);
    auto all = four_rounds();
    auto more = four_rounds();
    for (small::Person& one : more) one.form = 1, one.perspective = "service_user";
    all.insert(all.end(), more.begin(), more.end());
    const auto found = tables_of(study, all);
    REQUIRE(found->actions.actions.size() == 2);
    CHECK(found->actions.actions[0].scope.perspective == "staff");
    CHECK(found->actions.actions[1].scope.perspective == "service_user");
}

TEST_CASE("places are sites, teams with their site, and teams whose name is their own") {
    const Study study = study_of({form(1)});
    const Responses responses = responses_of(
        study, together({people("North", "A", "1"), people("North", "B", "1"), people("South", "A", "1"), people("A / B", "C", "1")}));
    CHECK(place_named("North", responses)->team == 0);
    CHECK(responses.sites[place_named("South / A", responses)->site] == "South");
    CHECK(responses.teams[place_named("B", responses)->team] == "B");
    CHECK(responses.sites[place_named("A / B / C", responses)->site] == "A / B");
    CHECK_FALSE(place_named("A", responses).has_value());  // two sites have one
    CHECK_FALSE(place_named("South / B", responses).has_value());
    CHECK_FALSE(place_named("", responses).has_value());
}

namespace {

std::vector<std::string> shown_actions(const Released<Results>& released) {
    std::vector<std::string> out;
    for (const ActionsRow& row : released->actions)
        if (row.difference) out.push_back(row.action.str());
    return out;
}

std::vector<small::Person> round_of(const std::string& wave, std::size_t a, std::size_t b, std::size_t c) {
    return together({people("North", "A", codes(a), "", wave), people("North", "B", codes(b), "", wave), people("North", "C", codes(c), "", wave)});
}

}  // namespace

TEST_CASE("an action at a team that is withheld in either wave is withheld") {
    Study study = study_with({action("small", "2025-06-01", "North / C"), action("large", "2025-06-01", "North / A"),
                              action("all", "2025-06-01"), action("far", "2023-06-01", "North / A")});
    const auto out = released(study, together({round_of("2023", 20, 18, 16), round_of("2025", 20, 18, 6), round_of("2026", 20, 18, 16)}));
    const auto shown = shown_actions(out);
    CHECK(std::ranges::find(shown, "small") == shown.end());
    CHECK(std::ranges::find(shown, "large") != shown.end());
    CHECK(std::ranges::find(shown, "all") != shown.end());
    for (const ActionsRow& row : out->actions)
        if (row.action == "small") {
            CHECK(row.status == Status::withheld);
            CHECK(row.verdict.empty());
        }
}

TEST_CASE("in linked studies an action is withheld where too few stayed, also over waves of which change does not tell") {
    Study study = study_with({action("middle", "2024-06-01")});
    study.respondents = Respondents::linked;
    std::vector<small::Person> all;
    std::uint32_t number = 0;
    const auto add = [&](const std::string& wave, std::size_t count, std::uint32_t first) {
        for (std::size_t i = 0; i < count; ++i) {
            all.push_back(people("North", "A", std::string(1, "3425143"[(i * 3 + number) % 7]), "", wave).front());
            all.back().person = first + static_cast<std::uint32_t>(i);
        }
        ++number;
    };
    add("2023", 20, 1), add("2024", 20, 1), add("2025", 20, 1), add("2026", 20, 5);  // four left, four joined
    const auto out = released(study, all);
    REQUIRE(out->actions.size() == 1);
    CHECK(out->actions[0].status == Status::withheld);
}
