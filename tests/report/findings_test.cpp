#include "sample_results.hpp"

#include <recaudit/report/findings.hpp>
#include <recaudit/report/rounding.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace recaudit;

namespace {

struct Told {
    explicit Told(const sample::Shape& shape = {}) : study(sample::study(shape)), released(sample::released(shape)), facts(released, study) {}
    Study study;
    Released<Results> released;
    Facts facts;
};

bool says(const std::vector<Finding>& findings, std::string_view text) {
    return std::ranges::any_of(findings, [&](const Finding& finding) { return finding.text.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("participation says who answered, of how many, in the latest wave") {
    const Told told;
    const auto findings = participation_findings(told.facts);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].text == "114 of 228 staff answered in 2026: 50\u00a0%.");
    CHECK(findings[1].text == "114 of 228 service users answered in 2026: 50\u00a0%.");
    CHECK(findings[0].evidence == "responses: instrument=sample, perspective=staff, wave=2026, by=all");
}

TEST_CASE("without a headcount no rate is told, and the report says what that means") {
    sample::Shape shape;
    shape.headcount = false;
    const Told told(shape);
    CHECK(participation_findings(told.facts)[0].text == "114 staff answered in 2026.");
    CHECK(says(caution_findings(told.facts), "was not given"));
}

TEST_CASE("standing gives a score out of 100 with interval and people for each perspective") {
    const Told told;
    // staff in 2026: mean 3.8 on 1 to 5 is 70; standard error 0.8/sqrt(114) = 0.0749, so 3.65 to 3.95 is 66 to 74
    CHECK(standing_findings(told.facts)[0].text ==
          "Clarity of vision: staff 70 out of 100 (95\u00a0% interval 66 to 74; 114 people); service users 60 out of 100 (95\u00a0% interval 56 to 64; 114 people).");
}

TEST_CASE("clear gaps come first with direction, both scores and interval; the others are named together") {
    const Told told;
    const auto findings = gap_findings(told.facts);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].text == "Staff rate \u201cClarity of vision\u201d 10 points higher than service users: 60 against 50 out of 100 (95\u00a0% interval for the gap 5 to 15; 114 people and 114 people).");
    CHECK(findings[1].text == "No clear gap between staff and service users on \u201cHope\u201d.");
}

TEST_CASE("a gap to the other side is told as lower, with its interval turned round") {
    sample::Shape shape;
    Results results = sample::results(shape);
    for (GapsRow& row : results.gaps)
        if (row.scale == "vision") {
            std::swap(row.mean_a, row.mean_b);
            row.difference = -10.0;
            row.ci_low = -15.1;
            row.ci_high = -4.9;
        }
    const auto released = release(results, {});
    const Study study = sample::study(shape);
    CHECK(says(gap_findings(Facts(released, study)), "10 points lower than service users: 50 against 60 out of 100 (95\u00a0% interval for the gap 5 to 15;"));
}

TEST_CASE("a rounded difference that looks off comes with a note") {
    Results results = sample::results();
    for (GapsRow& row : results.gaps)
        if (row.scale == "vision") {  // 58.495 shows as 58 and 52.952 as 53, the difference of 5.543 as 6
            row.mean_a = 58.495;
            row.mean_b = 52.952;
            row.difference = 5.543;
        }
    const auto released = release(results, {});
    const Study study = sample::study();
    CHECK(says(gap_findings(Facts(released, study)), "6 points higher than service users: 58 against 53"));
    CHECK(says(gap_findings(Facts(released, study)), "(The difference was worked out before rounding.)"));
}

TEST_CASE("a rounded interval that seems to hold 0 and does not comes with a note") {
    CHECK(seems_to_hold_zero(0.3, 4));
    CHECK(seems_to_hold_zero(-4, -0.3));
    CHECK_FALSE(seems_to_hold_zero(0.6, 4));
    CHECK_FALSE(seems_to_hold_zero(-0.3, 4));
    Results results = sample::results();
    for (GapsRow& row : results.gaps) {
        row.ci_low = 0.4;
        row.ci_high = 15;
    }
    const Study study = sample::study();
    const auto released = release(results, {});
    CHECK(says(gap_findings(Facts(released, study)), "interval for the gap 0 to 15; 114 people and 114 people). (Before rounding the interval leaves out 0.)"));
}

TEST_CASE("of many clear gaps between two perspectives the four largest are told, and the others are counted") {
    Results results = sample::results();
    const GapsRow clear = *std::ranges::find_if(
        results.gaps, [](const GapsRow& row) { return row.scope.wave == "2026" && row.scope.by == "all" && row.scale == "vision"; });
    for (int i = 0; i < 5; ++i) results.gaps.push_back(clear);
    const Study study = sample::study();
    const auto released = release(results, {});
    const auto findings = gap_findings(Facts(released, study));
    CHECK(std::ranges::count(findings, "vision", &Finding::scale) == 4);
    CHECK(says(findings, "2 more clear gaps between staff and service users stand in the section on perspectives."));
}

TEST_CASE("only tested changes are told as changes, from the first and from the last but one wave") {
    const Told told;
    const auto findings = change_findings(told.facts);
    CHECK(findings[0].text.starts_with("Staff rate \u201cClarity of vision\u201d 15 points higher in 2026 than in 2024 (95\u00a0% interval for the change 10 to 20;"));
    CHECK(says(findings, "8 points higher in 2026 than in 2025"));
    CHECK(says(findings, "No clear change from 2024 to 2026 among service users on \u201cClarity of vision\u201d and \u201cHope\u201d."));
    CHECK_FALSE(says(findings, "Service users rate"));
}

TEST_CASE("two waves are two points, one wave is no change") {
    sample::Shape two;
    two.waves = {"2025", "2026"};
    CHECK(says(caution_findings(Told(two).facts), "Two rounds are two points"));
    sample::Shape one;
    one.waves = {"2026"};
    CHECK(says(caution_findings(Told(one).facts), "nothing can be said about change"));
    CHECK(change_findings(Told(one).facts).empty());
}

TEST_CASE("cautions name what is withheld, who is silent and items that go against their scale") {
    const auto findings = caution_findings(Told().facts);
    CHECK(says(findings, "scores are withheld"));
    CHECK(says(findings, "114 of 228 staff did not answer in 2026."));
    CHECK(says(findings, "Simulated statement vision_3 as asked of staff."));
}

TEST_CASE("what is withheld is told as withheld") {
    sample::Shape tiny;
    tiny.sites = {"North"};
    tiny.teams_in_site = 1;
    tiny.people_in_smallest_team = 6;
    const Told told(tiny);
    CHECK(participation_findings(told.facts)[0].text == "How many staff answered in 2026 is withheld.");
    CHECK(standing_findings(told.facts)[0].text == "Clarity of vision: staff withheld; service users withheld.");
    CHECK_FALSE(says(caution_findings(told.facts), "did not answer"));
}

TEST_CASE("every finding is a row of the table, with its evidence") {
    const Told told;
    const auto gaps = gap_findings(told.facts);
    const Findings table = findings_table(gaps, told.facts);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].id == "gap-1");
    CHECK(table.rows[0].scale == "vision");
    CHECK(table.rows[0].text == gaps[0].text);
    CHECK(table.rows[0].evidence == "gaps: instrument=sample, wave=2026, by=all, scale=vision, perspective_a=staff, perspective_b=service_user");
}
