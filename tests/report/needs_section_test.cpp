#include "sample_results.hpp"

#include <recaudit/report/facts.hpp>
#include <recaudit/report/sections.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

Labels& labels() {
    static Labels all;
    return all;
}

/// A simulated need on one item in the latest wave.
NeedsRow& add(Results& results, const std::string& item, double need, std::int64_t rank, const std::string& site = "",
              const std::string& perspective = "staff") {
    NeedsRow row;
    row.scope = {labels().intern("sample"), labels().intern(perspective), labels().intern("2026"),
                 labels().intern(site.empty() ? "all" : "site"), labels().intern(site), {}};
    row.item = labels().intern(item);
    row.n = 60;
    row.current = 5 - need;
    row.need = need;
    row.width = 4;
    row.rank = rank;
    row.people = 60;
    return results.needs.emplace_back(row);
}

Study study_with_learning() {
    Study study = sample::study();
    Learning course;
    course.id = "course";
    course.text.by_language["en"] = "Simulated course.";
    course.link = "https://example.org/course";
    course.for_ids = {"vision_1"};
    for (Instrument& form : study.instruments) form.learning = {course};
    return study;
}

}  // namespace

TEST_CASE("without importance the lowest questions are told, with what there is to learn from") {
    Results results = sample::results();
    add(results, "vision_1", 3, 1).learning = labels().intern("course");
    add(results, "vision_3", 1, 2);
    const Study study = study_with_learning();
    const auto released = release(results, DisclosureRule{});
    const ReportSection section = needs_section(Facts(released, study));
    REQUIRE(section.parts.size() == 1);
    const auto& table = std::get<ReportTable>(section.parts[0].blocks.at(1));
    REQUIRE(table.rows.size() == 2);
    CHECK(std::get<NumberCell>(table.rows[0][2]).value == 25);  // 3 of 4 points from the favourable end
    const auto& learning = std::get<Glossary>(section.parts[0].parts.at(0).blocks.at(0));
    REQUIRE(learning.terms.size() == 2);
    CHECK(learning.terms[0].meaning == "Simulated course. (https://example.org/course)");
    CHECK(learning.terms[0].addresses == Addresses::as_links);
    CHECK(learning.terms[1].meaning.find("names nothing") != std::string::npos);
}

TEST_CASE("rated needs come before others, greatest first, and those without need not at all") {
    Results results = sample::results();
    add(results, "vision_1", 2, 2).importance_item = labels().intern("vision_1_importance");
    add(results, "vision_3", 6, 1).importance_item = labels().intern("vision_3_importance");
    add(results, "hope_1", -1, 3).importance_item = labels().intern("hope_1_importance");
    for (NeedsRow& row : results.needs) row.importance = 4;
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    const ReportSection section = needs_section(Facts(released, study));
    const auto& table = std::get<ReportTable>(section.parts.at(0).blocks.at(1));
    REQUIRE(table.rows.size() == 2);
    CHECK(std::get<std::string>(table.rows[0][0]).find("vision_3") != std::string::npos);
    CHECK(std::get<NumberCell>(table.rows[0][4]).value == 6);
}

TEST_CASE("places are told in the order of the rows, and those withheld not at all") {
    Results results = sample::results();
    add(results, "vision_1", 3, 1);
    add(results, "vision_3", 3, 1, "Ashby");
    add(results, "vision_1", 2, 2, "Ashby");
    add(results, "vision_1", 2, 1, "Birch").people = 9;
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    const ReportSection section = needs_section(Facts(released, study));
    REQUIRE(section.parts.at(0).parts.size() == 2);
    const auto& told = std::get<Sentences>(section.parts[0].parts[0].blocks.at(1)).texts;
    REQUIRE(told.size() == 1);
    CHECK(told[0].starts_with("Ashby: \u201c"));
    CHECK(told[0].find("vision_3") < told[0].find("vision_1"));
}

TEST_CASE("without needs there is no section") {
    const Results results = sample::results();
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    const ReportSection section = needs_section(Facts(released, study));
    CHECK(section.blocks.empty());
    CHECK(section.parts.empty());
}
