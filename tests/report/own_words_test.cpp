/// The organisation's own introduction, and its choice of sections.
#include "sample_results.hpp"

#include <recaudit/report/build.hpp>
#include <recaudit/report/told.hpp>
#include <recaudit/study/report_sections.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace recaudit;

namespace {

Report report_with(const ReportRule& rule) {
    Study study = sample::study();
    study.report = rule;
    return build_report(sample::released(), study, {}, "1.0");
}

std::vector<std::string> ids_of(const Report& report) {
    std::vector<std::string> ids;
    for (const ReportSection& section : report.sections) ids.push_back(section.id);
    return ids;
}

}  // namespace

TEST_CASE("blank lines part paragraphs, and lines with a dash or star make a list") {
    const auto blocks = blocks_of_text("One line,\r\nand its end.\n\n\nTwo. \n- a\n* b\n  - c\nThree **as it is**.");
    REQUIRE(blocks.size() == 4);
    CHECK(std::get<Paragraph>(blocks[0]).text == "One line, and its end.");
    CHECK(std::get<Paragraph>(blocks[1]).text == "Two.");
    CHECK(std::get<Sentences>(blocks[2]).texts == std::vector<std::string>{"a", "b", "c"});
    CHECK(std::get<Paragraph>(blocks[3]).text == "Three **as it is**.");
    CHECK(blocks_of_text("").empty());
    CHECK(blocks_of_text(" \n\t\n").empty());
}

TEST_CASE("an introduction stands before everything else, in the language of the report") {
    ReportRule rule;
    rule.introduction = {{{"en", "Hello."}, {"cy", "Helo."}}};
    const Report report = report_with(rule);
    CHECK(report.sections.front().id == "introduction");
    CHECK(std::get<Paragraph>(report.sections.front().blocks.front()).text == "Hello.");
    rule.language = "cy";
    CHECK(std::get<Paragraph>(report_with(rule).sections.front().blocks.back()).text == "Helo.");
}

TEST_CASE("sections stand in the order that the study gives, with those that must be there at the end") {
    ReportRule rule;
    rule.sections = {"change", "at-a-glance", "drivers"};
    const Report report = report_with(rule);
    CHECK(ids_of(report) == std::vector<std::string>{"change", "at-a-glance", "withheld", "methods", "provenance"});
    rule.sections = {"methods", "themes"};
    CHECK(ids_of(report_with(rule)) == std::vector<std::string>{"methods", "themes", "withheld", "provenance"});
}

TEST_CASE("a finding leads to its section only where the report has it") {
    ReportRule rule;
    rule.sections = {"at-a-glance", "change"};
    for (const Finding& finding : report_with(rule).findings) CHECK((finding.section.empty() || finding.section == "change" || finding.section == "withheld" || finding.section == "methods"));
}

TEST_CASE("every section of a full report can be named in a study, and in the order that the list has") {
    std::size_t last = 0;
    for (const std::string& id : ids_of(report_with({}))) {
        const auto at = std::ranges::find(report_sections, id);
        CAPTURE(id);
        REQUIRE(at != std::end(report_sections));
        const auto place = static_cast<std::size_t>(at - std::begin(report_sections));
        CHECK(place >= last);
        last = place;
    }
}

TEST_CASE("name, picture and colour reach the report") {
    ReportRule rule;
    rule.organisation = "Ours";
    rule.logo = {"logo.png", "image/png", "bytes"};
    rule.accent = "#0b5d4e";
    const Branding branding = report_with(rule).branding;
    CHECK(branding.organisation == "Ours");
    CHECK(branding.logo_type == "image/png");
    CHECK(branding.logo == "bytes");
    CHECK(branding.accent == "#0b5d4e");
}
