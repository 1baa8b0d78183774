#include "sample_results.hpp"

#include <recaudit/report/differences.hpp>
#include <recaudit/report/findings.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace recaudit;

namespace {

/// Simulated results whose pairs of groups are the test's own.
struct Pairs {
    Pairs() { results.pairwise.clear(); }

    PairwiseRow& add(const std::string& by, const std::string& site, const std::string& a, const std::string& b, double difference,
                     double p_adjusted = 0.01) {
        const Scope scope{label("sample"), label("staff"), label("2026"), label(by), label(site), label("")};
        results.pairwise.push_back({scope,
                                    label("vision"),
                                    label(a),
                                    label(b),
                                    66,
                                    48,
                                    3.9,
                                    3.9 - difference,
                                    difference,
                                    difference - 0.3,
                                    difference + 0.3,
                                    2.7,
                                    90.5,
                                    0.008,
                                    p_adjusted,
                                    0.5,
                                    0.1,
                                    0.9,
                                    0.3,
                                    Status::ok,
                                    48});
        return results.pairwise.back();
    }
    Label label(const std::string& text) { return labels->intern(text); }

    std::shared_ptr<Labels> labels = std::make_shared<Labels>();
    Results results = sample::results();
    Study study = sample::study();
};

std::vector<Finding> told(const Pairs& pairs) {
    const auto released = release(pairs.results, DisclosureRule{});
    return difference_findings(Facts(released, pairs.study));
}

bool says(const std::vector<Finding>& findings, std::string_view text) {
    return std::ranges::any_of(findings, [&](const Finding& finding) { return finding.text.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("a clear difference names both groups, its interval and the people behind it") {
    Pairs pairs;
    pairs.add("site", "", "North", "South", 0.4);
    const auto findings = told(pairs);
    // one point on 1 to 5 is 25 of 100
    CHECK(findings[0].text ==
          "Staff at North rate \u201cClarity of vision\u201d 10 points higher than staff at South (95\u00a0% interval 3 to 18; 66 people "
          "and 48 people).");
    CHECK(findings[0].evidence ==
          "pairwise: instrument=sample, perspective=staff, wave=2026, by=site, scale=vision, group_a=North, group_b=South");
    CHECK(findings[0].section == "sites");
}

TEST_CASE("a difference to the other side is told as lower, with its interval turned round") {
    Pairs pairs;
    pairs.add("site", "", "North", "South", -0.4);
    CHECK(says(told(pairs), "10 points lower than staff at South (95\u00a0% interval 3 to 18;"));
}

TEST_CASE("teams are told within their site, not over all sites") {
    Pairs pairs;
    pairs.add("team", "North", "Wing 1", "Wing 2", 0.4);
    pairs.add("team", "", "North / Wing 1", "South / Wing 1", 0.8);
    const auto findings = told(pairs);
    CHECK(findings[0].text.starts_with(
        "At North, staff of Wing 1 rate \u201cClarity of vision\u201d 10 points higher than staff of Wing 2 ("));
    CHECK_FALSE(says(findings, "North / Wing 1"));
}

TEST_CASE("a group against all others says so, and a number for a name is said to be a team") {
    Pairs pairs;
    pairs.add("team", "", "25", "rest", 0.4);
    CHECK(told(pairs)[0].text.starts_with(
        "Staff of team 25 rate \u201cClarity of vision\u201d 10 points higher than staff of the other teams ("));
}

TEST_CASE("groups by an attribute are named with its title") {
    Pairs pairs;
    pairs.study.instruments[0].attributes = {{"role", sample::text("Role at work"), {}}};
    pairs.add("role", "", "Nurse", "Officer", 0.4);
    auto row = pairs.results.responses.front();
    row.scope = pairs.results.pairwise.front().scope;
    pairs.results.responses.push_back(row);
    CHECK(told(pairs)[0].text.starts_with(
        "Staff (Role at work: Nurse) rate \u201cClarity of vision\u201d 10 points higher than staff (Role at work: Officer) ("));
    CHECK(told(pairs)[0].section == "grouping-1");
}

TEST_CASE("the first page names the three largest, each pair of groups once, and says how many were compared") {
    Pairs pairs;
    pairs.add("site", "", "A", "B", 0.4);
    pairs.add("site", "", "A", "B", 0.8);
    pairs.add("site", "", "A", "D", -1.2);
    pairs.add("site", "", "A", "C", -1.2);
    pairs.add("site", "", "A", "E", 0.1);
    pairs.add("site", "", "C", "D", 0.1, 0.5);
    const auto findings = told(pairs);
    REQUIRE(findings.size() == 4);
    CHECK(findings[0].text.find("30 points lower than staff at C") != std::string::npos);  // alphabetical where alike
    CHECK(findings[1].text.find("30 points lower than staff at D") != std::string::npos);
    CHECK(findings[2].text.find("20 points higher than staff at B") != std::string::npos);
    CHECK(findings[3].text.starts_with(
        "Comparisons between two groups in 2026, theme by theme: 6. Clear among them: 5. The tests allow for their number"));
}

TEST_CASE("where nothing is clear one sentence says so") {
    Pairs pairs;
    pairs.add("site", "", "North", "South", 0.4, 0.3);
    const auto findings = told(pairs);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].text.starts_with(
        "No clear difference between sites, teams or other groups in 2026. Comparisons made, theme by theme: 1."));
}

TEST_CASE("without adjustment the report says that some differences are chance") {
    Pairs pairs;
    pairs.study.adjust = Adjust::none;
    pairs.add("site", "", "North", "South", 0.4);
    CHECK(says(told(pairs), "some are called clear by chance alone"));
}

TEST_CASE("withheld and untested groups are in no sentence and in no count") {
    Pairs pairs;
    pairs.add("team", "South", "Wing 1", "Wing 3", 0.9).people = 6;  // withheld as a pair
    pairs.add("team", "South", "Wing 2", "Wing 3", 0.9);             // its score is withheld: Wing 3 has 6 people
    pairs.add("team", "South", "Wing 1", "Wing 2", 0.4).p_adjusted = {};
    CHECK(told(pairs).empty());
    pairs.add("team", "North", "Wing 1", "Wing 2", 0.4);
    const auto findings = told(pairs);
    CHECK_FALSE(says(findings, "Wing 3"));
    CHECK(says(findings, "theme by theme: 1."));
}

TEST_CASE("a list of differences has an end, and names the file with the rest") {
    Pairs pairs;
    for (int i = 10; i < 25; ++i) pairs.add("site", "", "A", "Site " + std::to_string(i), 0.1 * i);
    const auto released = release(pairs.results, DisclosureRule{});
    const auto blocks = difference_blocks(Facts(released, pairs.study), "site");
    REQUIRE(blocks.size() == 3);
    CHECK(std::get<Paragraph>(blocks[0]).text.starts_with("Comparisons between sites in 2026, theme by theme: 15."));
    CHECK(std::get<Sentences>(blocks[1]).texts.size() == 10);
    CHECK(std::get<Paragraph>(blocks[2]).text == "5 more rows stand in tables/pairwise.csv.");
}
