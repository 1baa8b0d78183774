#include "sample_results.hpp"

#include <recaudit/report/build.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/lone_groups.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace recaudit;

namespace {

std::vector<LoneGroup> lone(const Results& results) {
    const auto released = release(results, DisclosureRule{});
    const Study study = sample::study();
    return lone_groups(Facts(released, study));
}

}  // namespace

TEST_CASE("a team that is withheld alone is found for each perspective and wave") {
    const auto groups = lone(sample::results());  // the last team of South has 6 people
    REQUIRE(groups.size() == 6);
    CHECK(groups[0] == LoneGroup{"team", "South", "service_user", "2024"});
    CHECK(groups[5] == LoneGroup{"team", "South", "staff", "2026"});
}

TEST_CASE("two teams withheld hide each other, and none withheld needs no warning") {
    CHECK(lone(sample::results({.sites = {"North", "South"}, .teams_in_site = 3, .people_in_smallest_team = 60})).empty());
    Results results = sample::results();
    for (ResponsesRow& row : results.responses)
        if (row.scope.group == "Wing 2" && row.scope.site == "South") row.people = 5;
    for (ScoresRow& row : results.scores)
        if (row.scope.group == "Wing 2" && row.scope.site == "South") row.people = 5;
    CHECK(lone(results).empty());
}

TEST_CASE("a whole that is withheld itself gives nothing away") {
    CHECK(lone(sample::results({.sites = {"Only"}, .teams_in_site = 1})).empty());
}

TEST_CASE("a site withheld alone on a single item is found") {
    Results results = sample::results({.people_in_smallest_team = 60});
    for (ItemsRow& row : results.items)
        if (row.scope.by == "site" && row.scope.site == "North" && row.scope.perspective == "staff" && row.scope.wave == "2025" &&
            row.item == "hope_1")
            row.people = 9;
    const auto groups = lone(results);
    REQUIRE(groups.size() == 1);
    CHECK(groups[0] == LoneGroup{"site", "", "staff", "2025"});
}

TEST_CASE("the first page and the section on withheld figures warn, and name the site but never the team") {
    const auto released = sample::released();
    const Study study = sample::study();
    const std::string warning =
        "At South, exactly one team is withheld for some figures. They could be worked out from those of the site and its other teams: do "
        "not publish the team tables of South.";
    const auto cautions = caution_findings(Facts(released, study));
    CHECK(std::ranges::any_of(cautions, [&](const Finding& finding) { return finding.text == warning && finding.section == "withheld"; }));
    const Report report = build_report(released, study, {}, "1.0");
    const auto section = std::ranges::find(report.sections, "withheld", &ReportSection::id);
    bool warned = false;
    for (const Block& block : section->blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        warned = warned || (paragraph != nullptr && paragraph->tone == Tone::warning && paragraph->text == warning);
        if (const auto* table = std::get_if<ReportTable>(&block))
            for (const auto& row : table->rows)
                for (const ReportCell& cell : row)
                    if (const auto* text = std::get_if<std::string>(&cell)) CHECK(text->find("Wing") == std::string::npos);
    }
    CHECK(warned);
}

TEST_CASE("without disclosure control nothing is withheld and nothing is warned of") {
    const auto released = sample::unprotected();
    const Study study = sample::study();
    CHECK(lone_group_warnings(Facts(released, study)).empty());
}
