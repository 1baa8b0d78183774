#include "small_study.hpp"

#include <recaudit/scoring/describe.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

Person person(std::string site, std::string team, std::string role = "", std::string answers = "3") {
    Person out;
    out.answers = std::move(answers);
    out.site = std::move(site);
    out.team = std::move(team);
    if (!role.empty()) out.attributes["role"] = std::move(role);
    return out;
}

const std::vector<Person> everyone{person("North", "A", "staff"), person("North", "A", "lead"), person("North", "B"),
                                   person("South", "A", "staff"), person("", "", "lead")};

/// by/site/group: responded, of every row.
std::vector<std::string> rows_of(const Study& study, const Responses& responses) {
    Labels labels;
    const Scores scores = score(study, responses, labels, Threads{1});
    std::vector<std::string> out;
    for (const ResponsesRow& row : responses_table(responses, scores))
        out.push_back(row.scope.by.str() + "/" + row.scope.site.str() + "/" + row.scope.group.str() + ": " +
                      std::to_string(*row.responded));
    return out;
}

}  // namespace

TEST_CASE("sites and teams are reported where there are any, a blank in all only") {
    const Study study = study_of({form(1)});
    CHECK(rows_of(study, responses_of(study, everyone)) == std::vector<std::string>{"all//: 5", "site/North/: 3", "site/South/: 1",
                                                                                    "team/North/A: 2", "team/North/B: 1",
                                                                                    "team/South/A: 1"});
    CHECK(rows_of(study, answers_of(study, {"3", "4"})) == std::vector<std::string>{"all//: 2"});
}

TEST_CASE("groupings are reported as the study says, each once, unknown ones left out") {
    Study study = study_of({form(1)});
    study.compare = {"role", "site", "role", "shoe_size"};
    study.compare_declared = true;
    CHECK(rows_of(study, responses_of(study, everyone)) ==
          std::vector<std::string>{"all//: 5", "role//lead: 2", "role//staff: 2", "site/North/: 3", "site/South/: 1"});
    study.compare.clear();
    CHECK(rows_of(study, responses_of(study, everyone)) == std::vector<std::string>{"all//: 5"});
}

TEST_CASE("two groupings are crossed under a name of their own") {
    Study study = study_of({form(1)});
    study.compare_declared = true;
    study.cross = {{"site", "role"}, {"team", "role"}};
    CHECK(rows_of(study, responses_of(study, everyone)) ==
          std::vector<std::string>{"all//: 5", "site_x_role//North / lead: 1", "site_x_role//North / staff: 1",
                                   "site_x_role//South / staff: 1", "team_x_role//North / A / lead: 1", "team_x_role//North / A / staff: 1",
                                   "team_x_role//South / A / staff: 1"});
}

TEST_CASE("teams are compared over all sites under SITE / TEAM, and within each site under their own names") {
    const Study study = study_of({form(1)});
    const Responses responses = responses_of(study, everyone);
    Labels labels;
    const Scores scores = score(study, responses, labels, Threads{1});
    std::vector<std::string> sets;
    for (const GroupSet& set : scores.families.front().sets) {
        std::string text = set.by.str() + "/" + set.site.str() + ":";
        for (const Label name : set.names) text += " " + name.str();
        sets.push_back(text);
    }
    CHECK(sets ==
          std::vector<std::string>{"site/: North South", "team/: North / A North / B South / A", "team/North: A B", "team/South: A"});
}

TEST_CASE("teams of a study without sites go by their own names") {
    const Study study = study_of({form(1)});
    Labels labels;
    const Scores scores = score(study, responses_of(study, {person("", "A"), person("", "B")}), labels, Threads{1});
    REQUIRE(scores.families.front().sets.size() == 1);
    CHECK(scores.families.front().sets.front().names == std::vector{labels.intern("A"), labels.intern("B")});
}

TEST_CASE("someone who answered nothing belongs to the group but did not respond") {
    const Study study = study_of({form(1)});
    CHECK(rows_of(study, responses_of(study, {person("North", "A", "", "."), person("South", "A", "", "na")})) ==
          std::vector<std::string>{"all//: 1", "site/North/: 0", "site/South/: 1", "team/North/A: 0", "team/South/A: 1"});
}

TEST_CASE("the headcount of a group is the sum of the rows that fit it") {
    Study study = study_of({form(1)});
    study.compare = {"site", "team", "role"};
    study.compare_declared = true;
    Responses responses = responses_of(study, everyone);
    responses.headcount.columns = {"site", "team"};
    responses.headcount.rows = {{"", "", "North", "A", {}, 10}, {"", "", "North", "B", {}, 5}, {"", "", "South", "A", {}, 7}};
    Labels labels;
    const Scores scores = score(study, responses, labels, Threads{1});
    std::vector<Count> headcounts;
    std::vector<ResponsesRow> rows = responses_table(responses, scores);
    for (const ResponsesRow& row : rows) headcounts.push_back(row.headcount);
    // all, two sites, three teams; no column says anything about roles
    CHECK(headcounts == std::vector<Count>{22, 15, 7, 10, 5, 7, Count(), Count()});
    CHECK(rows[1].response_rate == Number(0.2));
    CHECK(rows[6].response_rate == Number());
}
