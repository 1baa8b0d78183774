#include "sample_results.hpp"

#include "../charts/svg_boxes.hpp"

#include <recaudit/charts/svg.hpp>
#include <recaudit/report/build.hpp>
#include <recaudit/report/facts.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>

using namespace recaudit;

namespace {

Report report_of(const sample::Shape& shape = {}) { return build_report(sample::released(shape), sample::study(shape), {}, "1.0"); }

void each_section(const std::vector<ReportSection>& sections, const std::function<void(const ReportSection&)>& visit) {
    for (const ReportSection& section : sections) {
        visit(section);
        each_section(section.parts, visit);
    }
}

std::vector<Figure> figures_of(const Report& report) {
    std::vector<Figure> figures;
    each_section(report.sections, [&](const ReportSection& section) {
        for (const Block& block : section.blocks)
            if (const auto* figure = std::get_if<Figure>(&block)) figures.push_back(*figure);
    });
    return figures;
}

std::size_t table_rows(const Report& report, const std::string& section_id) {
    std::size_t rows = 0;
    each_section(report.sections, [&](const ReportSection& section) {
        for (const Block& block : section.blocks)
            if (const auto* table = std::get_if<ReportTable>(&block); table != nullptr && section.id == section_id) rows += table->rows.size();
    });
    return rows;
}

}  // namespace

TEST_CASE("sections and figures have ids of their own, and every finding points at a section") {
    const Report report = report_of();
    std::set<std::string> ids;
    each_section(report.sections, [&](const ReportSection& section) { CHECK(ids.insert(section.id).second); });
    for (const Figure& figure : figures_of(report)) CHECK(ids.insert(head_of(figure.chart).id).second);
    for (const Finding& finding : report.findings) {
        CHECK(ids.contains(finding.section));
        CHECK(ids.insert(finding.id).second);
    }
}

TEST_CASE("every row of every table has as many cells as the table has columns") {
    each_section(report_of().sections, [&](const ReportSection& section) {
        for (const Block& block : section.blocks) {
            const auto* table = std::get_if<ReportTable>(&block);
            if (const auto* figure = std::get_if<Figure>(&block)) table = &figure->data;
            if (table == nullptr) continue;
            for (const auto& row : table->rows) CHECK(row.size() == table->columns.size());
        }
    });
}

TEST_CASE("sites stand in alphabetical order, whatever their scores") {
    sample::Shape shape;
    shape.sites = {"Zeta", "Alpha", "Mid"};
    for (const Figure& figure : figures_of(report_of(shape))) {
        if (!head_of(figure.chart).id.starts_with("fig-sites")) continue;
        const auto& rows = std::get<DotChart>(figure.chart).groups[0].rows;
        REQUIRE(rows.size() == 3);
        CHECK(rows[0].label == "Alpha");
        CHECK(rows[2].label == "Zeta");
    }
}

TEST_CASE("one site, one wave, one perspective and no attribute of any kind still make a report") {
    sample::Shape shape;
    shape.sites = {"North"};
    shape.waves = {"2026"};
    shape.perspectives = {"staff"};
    const Report report = report_of(shape);
    CHECK(report.subtitle == "A recovery-culture audit, 2026");
    CHECK(figures_of(report).size() == 1 + 2 + 2 + 2 + 1);  // overview, themes, items, sites, teams
}

TEST_CASE("changes from the first round to the latest come before those from one round to the next") {
    std::vector<std::string> captions;
    each_section(report_of().sections, [&](const ReportSection& section) {
        for (const Block& block : section.blocks)
            if (const auto* table = std::get_if<ReportTable>(&block); table != nullptr && section.id == "change") captions.push_back(table->caption);
    });
    CHECK(captions == std::vector<std::string>{"Changes from 2024 to 2026, everyone together", "Changes from one round to the next, everyone together"});
}

TEST_CASE("a single round is not told as every round") {
    const auto has_title = [](const Report& report, std::string_view title) {
        return std::ranges::any_of(figures_of(report), [&](const Figure& figure) { return head_of(figure.chart).title == title; });
    };
    CHECK(has_title(report_of({.waves = {"2026"}}), "Hope: how it stands in 2026"));
    CHECK(has_title(report_of(), "Hope: every round"));
}

TEST_CASE("a study without waves says nothing of waves") {
    sample::Shape shape;
    shape.waves = {""};
    const Report report = report_of(shape);
    CHECK(report.subtitle == "A recovery-culture audit");
    CHECK(report.findings[0].text == "114 of 228 staff answered: 50\u00a0%.");
}

TEST_CASE("40 sites and 900 teams make figures of a page and tables with an end") {
    sample::Shape shape;
    shape.sites.clear();
    for (int i = 10; i < 50; ++i) shape.sites.push_back("Site with a long name, number " + std::to_string(i));
    shape.teams_in_site = 23;
    const Report report = report_of(shape);
    for (const Figure& figure : figures_of(report))
        if (head_of(figure.chart).id.starts_with("fig-sites")) CHECK(std::get<DotChart>(figure.chart).groups[0].rows.size() <= 16);
    std::size_t teams = 0;
    for (const Figure& figure : figures_of(report))
        if (head_of(figure.chart).id.starts_with("fig-teams")) {
            CHECK(figure.data.rows.size() <= 24);
            teams += figure.data.rows.size();
        }
    CHECK(teams == 400);  // 200 of each perspective
    bool told = false;
    each_section(report.sections, [&](const ReportSection& section) {
        for (const Block& block : section.blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block)) told = told || paragraph->text == "720 more groups stand in tables/scores.csv.";
    });
    CHECK(told);
    CHECK(table_rows(report, "who-answered") < 130);
}

TEST_CASE("no label of any figure collides with another, with long names too") {
    sample::Shape shape;
    shape.sites = {"Her Majesty's Prison and Young Offender Institution on the Wold", "X"};
    for (const Figure& figure : figures_of(report_of(shape))) {
        INFO(head_of(figure.chart).id);
        CHECK(sample::first_collision(to_svg(figure.chart, SvgUse::alone)) == "");
    }
}

TEST_CASE("what is withheld is drawn as withheld and has no value anywhere in the report") {
    bool any = false;
    for (const Figure& figure : figures_of(report_of({.sites = {"Only"}, .teams_in_site = 1}))) {
        const auto* dots = std::get_if<DotChart>(&figure.chart);
        if (dots == nullptr) continue;
        for (const DotGroup& group : dots->groups)
            for (const DotRow& row : group.rows)
                for (const DotLane& lane : row.lanes) {
                    any = true;
                    CHECK(lane.withheld);
                    CHECK_FALSE(lane.value.has_value());
                    CHECK_FALSE(lane.interval.low.has_value());
                    CHECK(lane.text == "withheld");
                }
    }
    CHECK(any);
}

TEST_CASE("means of teams stand with their people and interval, and withheld teams with neither") {
    std::size_t shown = 0, withheld = 0;
    for (const Figure& figure : figures_of(report_of())) {
        if (!head_of(figure.chart).id.starts_with("fig-teams")) continue;
        const auto& cells = std::get<HeatChart>(figure.chart).rows;
        for (std::size_t r = 0; r < figure.data.rows.size(); ++r) {
            const auto& row = figure.data.rows[r];
            const bool small = std::holds_alternative<WithheldCell>(row[2]);
            for (std::size_t theme = 3; theme < row.size(); ++theme) {
                CHECK(small ? std::holds_alternative<WithheldCell>(row[theme]) : std::holds_alternative<EstimateCell>(row[theme]));
                CHECK((cells[r].cells[theme - 3].mark == HeatMark::withheld) == small);
                if (small) CHECK(cells[r].cells[theme - 3].text.empty());
            }
            if (small) CHECK(cells[r].people.empty());
            ++(small ? withheld : shown);
        }
    }
    CHECK(shown == 10);
    CHECK(withheld == 2);
}

TEST_CASE("without disclosure control every figure says so") {
    const Report report = build_report(sample::unprotected(), sample::study(), {}, "1.0");
    CHECK_FALSE(report.for_publication);
    for (const Figure& figure : figures_of(report)) CHECK(head_of(figure.chart).notice == "NOT FOR PUBLICATION");
}

TEST_CASE("methods are made from the settings used") {
    Study study = sample::study();
    study.confidence = 0.9;
    study.adjust = Adjust::none;
    study.minimum_to_test = 25;
    std::string text;
    each_section(build_report(sample::released(), study, {}, "1.0").sections, [&](const ReportSection& section) {
        for (const Block& block : section.blocks)
            if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += paragraph->text + "\n";
    });
    CHECK(text.find("Intervals are 90\u00a0% t intervals") != std::string::npos);
    CHECK(text.find("not adjusted for the number of tests") != std::string::npos);
    CHECK(text.find("fewer than 25 people") != std::string::npos);
    CHECK(text.find("below 10\u00a0%") != std::string::npos);
}

TEST_CASE("a theme is asked of those whose forms have it, as a scale or as a composite") {
    const auto released = sample::released();
    Study study = sample::study();
    study.instruments[1].scales.pop_back();
    study.instruments[0].composites.push_back({"whole", sample::text("Whole"), {0, 1}, 2});
    const Facts facts(released, study);
    const Theme* hope = facts.theme("sample", "hope");
    REQUIRE(hope != nullptr);
    CHECK(facts.asks(*hope, "staff"));
    CHECK_FALSE(facts.asks(*hope, "service_user"));
    CHECK_FALSE(facts.asks(*hope, "leader"));
    CHECK(facts.asks({"sample", "whole", "Whole", true, "whole"}, "staff"));
}

TEST_CASE("a report in Welsh is told in Welsh, and says that nobody has checked it") {
    Study study = sample::study({});
    study.report.language = "cy";
    const Report report = build_report(sample::released({}), study, {}, "1.0");
    CHECK(report.language == "cy");
    CHECK(report.sections.front().heading == "Cipolwg");
    const auto* note = std::get_if<Paragraph>(&report.sections.front().blocks.front());
    REQUIRE(note != nullptr);
    CHECK(note->text == Messages::in("cy").say("language.note"));
    CHECK(report_of().sections.front().blocks.empty());
}
