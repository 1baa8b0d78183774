/// Reports for a board, for the people of a place, and for service users.
#include "sample_results.hpp"

#include <recaudit/instrument/reading_age.hpp>
#include <recaudit/report/build.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <functional>

using namespace recaudit;

namespace {

Report report_for(const std::string& audience, const sample::Shape& shape = {}) {
    Study study = sample::study(shape);
    study.report.audience = audience;
    return build_report(sample::released(shape), study, {}, "1.0");
}

std::vector<std::string> ids_of(const Report& report) {
    std::vector<std::string> ids;
    for (const ReportSection& section : report.sections) ids.push_back(section.id);
    return ids;
}

/// Every sentence that stands outside charts, as it is read.
std::vector<std::string> sentences_of(const Report& report) {
    std::vector<std::string> out{report.title};
    const std::function<void(const std::vector<ReportSection>&)> visit = [&](const std::vector<ReportSection>& sections) {
        for (const ReportSection& section : sections) {
            out.push_back(section.heading);
            for (const Block& block : section.blocks) {
                if (const auto* paragraph = std::get_if<Paragraph>(&block)) out.push_back(paragraph->text);
                if (const auto* list = std::get_if<Sentences>(&block)) out.insert(out.end(), list->texts.begin(), list->texts.end());
                if (const auto* list = std::get_if<FindingList>(&block))
                    for (const std::size_t finding : list->findings) out.push_back(report.findings[finding].text);
                if (const auto* figure = std::get_if<Figure>(&block)) {
                    out.push_back(head_of(figure->chart).title);
                    out.push_back(head_of(figure->chart).description);
                }
            }
            visit(section.parts);
        }
    };
    visit(report.sections);
    return out;
}

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

const ReportSection& section(const Report& report, const std::string& id) {
    const auto at = std::ranges::find(report.sections, id, &ReportSection::id);
    REQUIRE(at != report.sections.end());
    return *at;
}

}  // namespace

TEST_CASE("a board gets two pages: where we stand, and what to talk about") {
    const Report report = report_for("board");
    CHECK(report.audience == "board");
    CHECK(ids_of(report) == std::vector<std::string>{"board-standing", "board-talk"});
    CHECK(section(report, "board-talk").parts.back().id == "board-made");
    for (const ReportSection& page : report.sections)
        for (const ReportSection& part : page.parts)
            for (const Block& block : part.blocks)
                if (const auto* list = std::get_if<FindingList>(&block)) CHECK(list->findings.size() <= 6);
}

TEST_CASE("what a board reads has its n and its interval, and no link to a section that it does not get") {
    const Report report = report_for("board");
    for (const Finding& finding : report.findings) {
        CHECK(finding.section.empty());
        if (finding.kind == "gap" && finding.id == "gap-1") CHECK(finding.text.find("interval") != std::string::npos);
    }
}

TEST_CASE("the people of a place get their answers with questions to talk about") {
    const Report report = report_for("frontline");
    CHECK(ids_of(report) ==
          std::vector<std::string>{"how-to-use", "who-answered", "themes", "perspectives", "change", "teams", "caution", "withheld", "glossary"});
    const auto sentences = sentences_of(report);
    const auto says = [&](const std::string& start) {
        return std::ranges::any_of(sentences, [&](const std::string& sentence) { return sentence.starts_with(start); });
    };
    CHECK(says("What is one thing about \u201cClarity of vision\u201d"));
    CHECK(says("People in different places clearly see this theme differently."));
    // All simulated questions have the same share of favourable answers, so none has the fewest.
    CHECK_FALSE(says("Among staff, \u201cSimulated"));
}

TEST_CASE("the question with the fewest favourable answers is asked about") {
    sample::Shape shape;
    Results results = sample::results(shape);
    for (ItemsRow& row : results.items)
        if (row.item == "vision_2") row.percent_favourable = 12.3;
    Study study = sample::study(shape);
    study.report.audience = "frontline";
    const auto sentences = sentences_of(build_report(release(std::move(results), DisclosureRule{}), study, {}, "1.0"));
    CHECK(std::ranges::any_of(sentences, [](const std::string& sentence) {
        return sentence.starts_with("Among staff, \u201cSimulated statement vision_2 as asked of staff.\u201d has the fewest favourable answers") &&
               sentence.find("(12\u00a0%)") != std::string::npos;
    }));
}

TEST_CASE("service users get a short report without a word of statistics") {
    const Report report = report_for("service_user");
    std::size_t words = 0;
    for (const std::string& sentence : sentences_of(report)) {
        words += static_cast<std::size_t>(std::ranges::count(sentence, ' ')) + 1;
        for (const std::string term : {"interval", "mean", "p-value", "adjusted", "alpha", "omega", "confidence", "significan", "statistic", "percentile", "standard", "deviation", "sample",
                                       "welch", "holm", "disclosure", "respondent", "perspective", "benchmark", "withheld", "reliab", "test", "favourable", "headcount", "variance"}) {
            CAPTURE(sentence);
            // "Simulated" texts of the sample are not the report's own.
            CHECK(lowered(sentence).find(term) == std::string::npos);
        }
    }
    CHECK(words < 400);
}

TEST_CASE("what service users read can be read at the age of eleven") {
    std::string text;
    for (const std::string& sentence : sentences_of(report_for("service_user"))) text += sentence + (sentence.ends_with('.') || sentence.ends_with('?') ? " " : ". ");
    REQUIRE(reading_age(reading_of(text)).has_value());
    CHECK(*reading_age(reading_of(text)) < 11);
}

TEST_CASE("service users are told their own scores, what is seen differently and what has changed") {
    const Report report = report_for("service_user");
    const auto& said = section(report, "plain-said");
    const auto figure = std::ranges::find_if(said.blocks, [](const Block& block) { return std::holds_alternative<Figure>(block); });
    REQUIRE(figure != said.blocks.end());
    CHECK(std::get<Figure>(*figure).data.rows.size() == 2);
    CHECK(std::get<Figure>(*figure).data.columns.size() == 3);
    const auto table = std::ranges::find_if(said.blocks, [](const Block& block) { return std::holds_alternative<ReportTable>(block); });
    REQUIRE(table != said.blocks.end());
    CHECK(std::get<NumberCell>(std::get<ReportTable>(*table).rows.front().back()).value == doctest::Approx(60).epsilon(0.2));
    const auto sentences = sentences_of(report);
    const auto says = [&](const std::string& text) { return std::ranges::find(sentences, text) != sentences.end(); };
    CHECK(says("Staff gave \u201cClarity of vision\u201d a higher number than service users: 60 and 50."));
    CHECK(says("We cannot see a clear change yet."));
    CHECK(says("114 of 228 service users answered."));
}

TEST_CASE("service users are told so where too few answered, or nobody asked before") {
    sample::Shape shape;
    shape.sites = {"North"};
    shape.teams_in_site = 1;
    shape.people_in_smallest_team = 5;
    shape.waves = {"2026"};
    const auto sentences = sentences_of(report_for("service_user", shape));
    CHECK(std::ranges::count(sentences, "This was the first time we asked. Next time we can look for change.") == 1);
    CHECK(std::ranges::count(sentences, "Too few people answered to show numbers.") >= 1);
}

TEST_CASE("every audience gets a report of every study, however little there is in it") {
    for (const std::string audience : {"board", "frontline", "service_user"}) {
        Study study = sample::study();
        study.report.audience = audience;
        CHECK_FALSE(build_report(release(Results{}, DisclosureRule{}), study, {}, "1.0").sections.empty());
        sample::Shape alone;
        alone.perspectives = {"staff"};
        alone.sites = {"North"};
        alone.waves = {"2026"};
        CHECK_FALSE(report_for(audience, alone).sections.empty());
    }
}
