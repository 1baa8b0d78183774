#include "sample_results.hpp"

#include <recaudit/report/findings.hpp>
#include <recaudit/report/sections.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace recaudit;

namespace {

/// A site of the simulated study: its people, and where it lies.
struct Site {
    std::string name;
    std::int64_t people;
    std::string flag;
    std::int64_t rank_low = 1, rank_high = 3;
};

struct Told {
    std::shared_ptr<Labels> labels = std::make_shared<Labels>();
    Study study;
    std::vector<Released<Results>> released;
    std::vector<Facts> facts;

    explicit Told(const std::vector<Site>& sites, BenchmarkTarget against = BenchmarkTarget::all_sites) {
        sample::Shape shape;
        shape.sites = {"North", "South", "West"};
        study = sample::study(shape);
        study.benchmark.against = against;
        study.benchmark.standardise = "role";
        Results results = sample::results(shape);
        for (const Site& site : sites) add(results, site);
        if (against == BenchmarkTarget::file) {
            Scope scope = scope_of("");
            scope.by = labels->intern("all");
            results.benchmark_targets.push_back(
                {scope, labels->intern("hope"), 3.4, 0.7, 900, labels->intern("A made-up survey"), labels->intern("2024"), Status::ok, 0});
        }
        released.emplace_back(release(std::move(results), DisclosureRule{}));
        facts.emplace_back(released.front(), study);
    }

    void replace(Results results) {
        facts.clear();
        released.clear();
        released.emplace_back(release(std::move(results), DisclosureRule{}));
        facts.emplace_back(released.front(), study);
    }

    Scope scope_of(const std::string& site) {
        return {labels->intern("sample"), labels->intern("staff"), labels->intern("2026"), labels->intern("site"), labels->intern(site), {}};
    }

    void add(Results& results, const Site& site) {
        BenchmarksRow row;
        row.scope = scope_of(site.name);
        row.scale = labels->intern("hope");
        row.site_n = row.people = site.people;
        row.mean = 3.8;
        row.target = 3.0;
        if (site.flag.empty()) {
            row.status = Status::not_identified;
        } else {
            row.limit_95_low = 2.6;
            row.limit_95_high = 3.4;
            row.limit_998_low = 2.2;
            row.limit_998_high = 3.9;
            row.flag = labels->intern(site.flag);
            row.shrunken_mean = 3.6;
            row.shrunken_low = 3.4;
            row.shrunken_high = 3.8;
            row.rank_low = site.rank_low;
            row.rank_high = site.rank_high;
        }
        results.benchmarks.push_back(row);
        StandardisedMeansRow same;
        same.scope = row.scope;
        same.scale = row.scale;
        same.attribute = labels->intern("role");
        same.n = same.people = site.people;
        same.mean = 3.8;
        if (site.name == "West") same.status = Status::missing_level;
        else same.standardised_mean = 3.4, same.ci_low = 3.2, same.ci_high = 3.6;
        results.standardised_means.push_back(same);
    }
};

std::string sentence(const Told& told) {
    const ReportSection section = benchmark_section(told.facts.front());
    for (const Block& block : section.blocks)
        if (const auto* sentences = std::get_if<Sentences>(&block)) return sentences->texts.front();
    return "";
}

Figure figure_of(const Told& told, const std::string& id) {
    for (const Block& block : benchmark_section(told.facts.front()).blocks)
        if (const auto* figure = std::get_if<Figure>(&block))
            if (head_of(figure->chart).id == id) return *figure;
    FAIL("no figure ", id);
    return {};
}

bool warns(const Told& told) {
    const ReportSection section = benchmark_section(told.facts.front());
    return std::ranges::any_of(section.blocks, [](const Block& block) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        return paragraph != nullptr && paragraph->tone == Tone::warning;
    });
}

const std::vector<Site> three{{"North", 66, "above_99_8", 2, 6}, {"South", 60, "within", 1, 21}, {"West", 58, "below_95", 11, 21}};

}  // namespace

TEST_CASE("sites outside the 99.8 % limits are named with their figures, those outside the 95 % limits by name") {
    const std::string text = sentence(Told(three));
    CHECK(text.starts_with("\u201cHope\u201d, staff: of 3 sites, set against 50 out of 100, these lie outside the 95\u00a0% limits, where chance alone would put "
                           "about 0.2: North, above the 99.8\u00a0% limit (70, 95\u00a0% interval "));
    CHECK(text.find("66 people; best guess at its level 65; by rank anything from 2nd to 6th)") != std::string::npos);
    CHECK(text.find("below the 95\u00a0% limit: West.") != std::string::npos);
    CHECK(text.find("South") == std::string::npos);
    CHECK(text.ends_with("By rank, the typical site could be in any of 11 of 3 places."));
}

TEST_CASE("the funnel has a point for each site that may be shown, where it lies, and counts the others") {
    const Told told({{"North", 66, "above_99_8"}, {"South", 60, "within"}, {"West", 5, "within"}});
    const Figure figure = figure_of(told, "fig-funnel-hope");
    const FunnelPanel& panel = std::get<FunnelChart>(figure.chart).panels.at(0);
    REQUIRE(panel.points.size() == 2);
    CHECK(panel.points[0].label == "North");
    CHECK(panel.points[0].people == 66);
    CHECK(panel.points[0].value == doctest::Approx(70));  // (3.8 - 1) / 4
    CHECK(panel.points[0].place == FunnelPlace::far_outside);
    CHECK(panel.points[1].place == FunnelPlace::within);
    CHECK(panel.target == doctest::Approx(50));
    CHECK(panel.note == "1 site is withheld and not drawn.");
    CHECK(head_of(figure.chart).description.ends_with(
        "Staff: 2 sites, 1 within the 95\u00a0% limits, 0 outside these, 1 outside the 99.8\u00a0% limits. 1 site is withheld and not drawn."));
    CHECK(std::holds_alternative<WithheldCell>(figure.data.rows[2][3]));
}

TEST_CASE("limits that no formula gives are each site's own, by rising number of people") {
    const Figure figure = figure_of(Told(three), "fig-funnel-hope");
    const auto& limits = std::get<FunnelChart>(figure.chart).panels.at(0).limits;
    REQUIRE(limits.size() == 3);
    CHECK(limits[0].people == 58);
    CHECK(limits[2].people == 66);
    CHECK(*limits[1].limit_95.low == doctest::Approx(40));   // (2.6 - 1) / 4
    CHECK(*limits[1].limit_998.high == doctest::Approx(72.5));  // (3.9 - 1) / 4
}

TEST_CASE("curves of limits go through each site's own limits") {
    // Pooled sd 0.8, tau2 0.01, target 3: at 64 people se 0.1, total sqrt(0.02).
    Told told({{"North", 64, "within"}, {"South", 256, "within"}, {"West", 100, "within"}});
    Results results = *told.released.front();
    for (BenchmarksRow& row : results.benchmarks) {
        const double se = 0.8 / std::sqrt(double(*row.site_n)), total = std::sqrt(se * se + 0.01);
        row.se = se;
        row.tau2 = 0.01;
        row.limit_95_low = 3 - 1.959963984540054 * total;
        row.limit_95_high = 3 + 1.959963984540054 * total;
        row.limit_998_low = 3 - 3.090232306167813 * total;
        row.limit_998_high = 3 + 3.090232306167813 * total;
    }
    told.replace(std::move(results));
    const Figure figure = figure_of(told, "fig-funnel-hope");
    const FunnelPanel& panel = std::get<FunnelChart>(figure.chart).panels.at(0);
    CHECK(panel.limits.size() > 40);
    for (const FunnelLimits& limits : panel.limits) {
        const double total = std::sqrt(0.64 / limits.people + 0.01);
        CHECK(*limits.limit_95.high == doctest::Approx(25 * (2 + 1.959963984540054 * total)));
        CHECK(*limits.limit_998.low == doctest::Approx(25 * (2 - 3.090232306167813 * total)));
    }
}

TEST_CASE("best guesses stand by name with the ranks that are possible, and no chart orders by score") {
    const Figure figure = figure_of(Told({{"West", 58, "above_95", 1, 2}, {"North", 66, "within", 2, 3}, {"South", 5, "within"}}), "fig-guess-hope-staff");
    const auto& rows = std::get<GuessChart>(figure.chart).rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].label == "North");
    CHECK(rows[0].rank_text == "2nd to 3rd");
    CHECK(rows[0].text == "65 (60 to 70)");
    CHECK(*rows[0].value == doctest::Approx(70));
    CHECK(rows[1].label == "South");
    CHECK(rows[1].withheld);
    CHECK(rows[1].rank_text.empty());
    CHECK_FALSE(rows[1].guess.has_value());
    CHECK(rows[2].label == "West");
}

TEST_CASE("a best guess that is the target itself has no interval, and the section says why") {
    Told told({{"West", 58, "within", 1, 2}, {"North", 66, "within", 2, 3}, {"South", 40, "within"}});
    Results results = *told.released.front();
    for (BenchmarksRow& row : results.benchmarks) row.shrunken_mean = row.shrunken_low = row.shrunken_high = row.target;
    told.replace(results);
    const Figure figure = figure_of(told, "fig-guess-hope-staff");
    const GuessRow& row = std::get<GuessChart>(figure.chart).rows.front();
    CHECK(row.text == "50");
    CHECK_FALSE(row.interval.low.has_value());
    CHECK(std::holds_alternative<NumberCell>(figure.data.rows.front().at(3)));
    const ReportSection section = benchmark_section(told.facts.front());
    CHECK(std::ranges::any_of(section.blocks, [](const Block& block) {
        const auto* note = std::get_if<Paragraph>(&block);
        return note != nullptr && note->text.find("cannot be told from so few sites") != std::string::npos;
    }));
}

TEST_CASE("where there are no limits there is no picture, but the means stand in a table") {
    const Told told({{"North", 66, ""}, {"South", 60, ""}});
    const ReportSection section = benchmark_section(told.facts.front());
    CHECK(std::ranges::none_of(section.blocks, [](const Block& block) { return std::holds_alternative<Figure>(block); }));
    CHECK(std::ranges::any_of(section.blocks, [](const Block& block) { return std::holds_alternative<ReportTable>(block); }));
}

TEST_CASE("where all sites lie within the limits the sentence says so") {
    CHECK(sentence(Told({{"North", 66, "within"}, {"South", 60, "within", 1, 2}, {"West", 58, "within"}})) ==
          "Staff: all 3 sites lie within the 95\u00a0% limits on \u201cHope\u201d. By rank, the typical site could be in any of 3 of 3 places.");
}

TEST_CASE("two sites have no limits, and the sentence says why") {
    CHECK(sentence(Told({{"North", 66, ""}, {"South", 60, ""}})) == "\u201cHope\u201d, staff: there are only 2 sites with answers, and limits need three.");
}

TEST_CASE("sites too small to show are counted and not named") {
    const std::string text = sentence(Told({{"North", 66, "within"}, {"South", 60, "within"}, {"West", 5, "above_99_8"}}));
    CHECK(text.find("1 site is withheld; the other 2 lie within") != std::string::npos);
    CHECK(text.find("West") == std::string::npos);
    CHECK(benchmark_findings(Told({{"North", 66, "within"}, {"South", 60, "within"}, {"West", 5, "above_99_8"}}).facts.front())[0].text ==
          "No site lies outside the 99.8\u00a0% limits on any theme.");
}

TEST_CASE("few sites are warned of") {
    CHECK(warns(Told(three)));
    CHECK_FALSE(warns(Told({{"North", 66, ""}, {"South", 60, ""}})));
}

TEST_CASE("values from elsewhere are shown with their source") {
    const Told told(three, BenchmarkTarget::file);
    const ReportSection section = benchmark_section(told.facts.front());
    const auto table = std::ranges::find_if(section.blocks, [](const Block& block) { return std::holds_alternative<ReportTable>(block); });
    REQUIRE(table != section.blocks.end());
    const auto& row = std::get<ReportTable>(*table).rows.front();
    CHECK(std::get<NumberCell>(row[2]).value == doctest::Approx(60));
    CHECK(std::get<std::string>(row[4]) == "A made-up survey");
}

TEST_CASE("the same mix of people: figures where there are, reasons where there are none") {
    const Told told(three);
    const ReportSection section = benchmark_section(told.facts.front());
    REQUIRE(section.parts.size() == 1);
    const auto& rows = std::get<ReportTable>(section.parts[0].blocks.back()).rows;
    REQUIRE(rows.size() == 3);
    CHECK(std::get<std::string>(rows[0][0]) == "North");
    CHECK(std::get<EstimateCell>(rows[0][3]).value == doctest::Approx(60));
    CHECK(std::get<UndefinedCell>(rows[2][3]).reason == "a kind of people is not there");
}

TEST_CASE("the finding names those outside the 99.8 % limits, and neither praises nor blames") {
    const auto findings = benchmark_findings(Told(three).facts.front());
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].kind == "benchmark");
    CHECK(findings[0].text.find("North, above the 99.8\u00a0% limit on \u201cHope\u201d among staff (70, 95\u00a0% interval ") != std::string::npos);
    CHECK(findings[0].text.find("not a good or a bad one") != std::string::npos);
    CHECK(findings[0].text.find("West") == std::string::npos);
    CHECK(benchmark_findings(Told({{"North", 66, ""}, {"South", 60, ""}}).facts.front()).empty());
}
