#include "sample_results.hpp"

#include <recaudit/report/facts.hpp>
#include <recaudit/report/trends.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

Study dated_study() {
    Study study = sample::study();
    for (std::size_t i = 0; i < study.waves.size(); ++i) study.waves[i].day = static_cast<std::int64_t>(365 * i);
    return study;
}

/// A simulated slope of one scale, everyone together; 1 point of the scale is 25 of 100.
TrendsRow trend(Labels& labels, const std::string& scale, double slope, double half, double p) {
    TrendsRow row;
    row.scope = {labels.intern("sample"), labels.intern("staff"), {}, labels.intern("all"), {}, {}};
    row.scale = labels.intern(scale);
    row.waves = 3;
    row.n = 300;
    row.slope_per_year = slope;
    row.ci_low = slope - half;
    row.ci_high = slope + half;
    row.p_value = p;
    row.people = 90;
    return row;
}

VarianceComponentsRow part(Labels& labels, const std::string& term, double share) {
    VarianceComponentsRow row;
    row.scope = {labels.intern("sample"), labels.intern("staff"), {}, labels.intern("all"), {}, {}};
    row.scale = labels.intern("hope");
    row.term = labels.intern(term);
    row.variance = share;
    row.share = share;
    row.people = 90;
    return row;
}

ScaleVersionsRow version(Labels& labels, const std::string& from, const std::string& to, const std::string& comparable) {
    ScaleVersionsRow row;
    row.scope = {labels.intern("sample"), labels.intern("staff"), {}, labels.intern("all"), {}, {}};
    row.scale = labels.intern("hope");
    row.wave_from = labels.intern(from);
    row.wave_to = labels.intern(to);
    row.comparable = labels.intern(comparable);
    return row;
}

}  // namespace

TEST_CASE("a clear slope is told in points a year, and what is not clear is too early to tell") {
    Results results = sample::results();
    Labels labels;
    results.trends = {trend(labels, "hope", -0.08, 0.04, 0.001), trend(labels, "vision", 0.02, 0.04, 0.3)};
    const Study study = dated_study();
    const auto released = release(results, DisclosureRule{});
    const Facts facts(released, study);
    const auto blocks = trend_blocks(facts);
    REQUIRE(blocks.size() == 3);
    const auto& told = std::get<Sentences>(blocks[1]).texts;
    REQUIRE(told.size() == 1);
    CHECK(told[0] ==
          "Staff rate \u201cHope\u201d lower from year to year, by 2.0 points a year (95\u00a0% interval 1.0 to 3.0; 3 rounds, 300 people).");
    const auto& table = std::get<ReportTable>(blocks[2]);
    CHECK(std::get<std::string>(table.rows[0].back()) == "falling");
    CHECK(std::get<std::string>(table.rows[1].back()) == "too early to tell");
    CHECK(trend_findings(facts).size() == 1);
}

TEST_CASE("p-values are adjusted over the themes before anything is called clear") {
    Results results = sample::results();
    Labels labels;
    results.trends = {trend(labels, "hope", 0.08, 0.079, 0.04), trend(labels, "vision", 0.02, 0.04, 0.3)};
    const Study study = dated_study();
    const auto released = release(results, DisclosureRule{});
    CHECK(trend_findings(Facts(released, study)).empty());
}

TEST_CASE("rounds without dates have no slope, and the report says so") {
    const Results results = sample::results();
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    const auto blocks = trend_blocks(Facts(released, study));
    REQUIRE(blocks.size() == 1);
    CHECK(std::get<Paragraph>(blocks[0]).text == "The study gives the rounds no dates, so no slope a year can be worked out.");
}

TEST_CASE("the report says where the spread of scores lies") {
    Results results = sample::results();
    Labels labels;
    results.variance_components = {part(labels, "site", 0.04), part(labels, "team", 0.06), part(labels, "residual", 0.9)};
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    const auto blocks = variance_blocks(Facts(released, study));
    REQUIRE(blocks.size() == 2);
    CHECK(std::get<Sentences>(blocks[1]).texts.at(0) ==
          "The spread of scores on \u201cHope\u201d among staff: 4\u00a0% between sites, 6\u00a0% between teams and 90\u00a0% between people in the same "
          "place.");
}

TEST_CASE("over several themes the least and the largest share of the spread are told, and what is not settled is counted") {
    Results results = sample::results();
    Labels labels;
    for (const std::string scale : {"hope", "vision"})
        for (VarianceComponentsRow row : {part(labels, "team", scale == "hope" ? 0.06 : 0.021), part(labels, "residual", scale == "hope" ? 0.94 : 0.979)}) {
            row.scale = labels.intern(scale);
            results.variance_components.push_back(row);
        }
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    const Facts facts(released, study);
    const auto told = std::get<Sentences>(variance_blocks(facts).at(1)).texts;
    REQUIRE(told.size() == 1);
    CHECK(told[0] == "The spread of scores among staff, on 2 themes: 2 to 6\u00a0% between teams and 94 to 98\u00a0% between people in the same place.");
    CHECK(*share_between_teams(facts, *facts.theme("sample", "hope"), "staff") == 0.06);
    CHECK_FALSE(share_between_teams(facts, *facts.theme("sample", "hope"), "service_user").has_value());
}

TEST_CASE("questions that changed are named, and a line over them is broken") {
    Results results = sample::results();
    Labels labels;
    results.scale_versions = {version(labels, "2024", "2025", "flagged"), version(labels, "2025", "2026", "not_comparable")};
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    const Facts facts(released, study);
    const auto blocks = version_blocks(facts);
    REQUIRE(blocks.size() == 1);
    const auto& told = std::get<Sentences>(blocks[0]).texts;
    REQUIRE(told.size() == 2);
    CHECK(told[1] ==
          "Among staff, the questions of \u201cHope\u201d changed between 2025 and 2026 so that these rounds cannot be compared: no change is "
          "worked out.");
    CHECK(version_findings(facts).size() == 1);  // of the latest round
    const Theme& hope = *facts.theme("sample", "hope");
    CHECK(is_broken_before(facts, hope, "staff", "2026"));
    CHECK_FALSE(is_broken_before(facts, hope, "staff", "2025"));
    CHECK_FALSE(is_broken_before(facts, hope, "service_user", "2026"));
    CHECK_FALSE(is_broken_before(facts, hope, "staff", "2024"));
}
