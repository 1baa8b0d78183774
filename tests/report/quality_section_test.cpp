#include "sample_results.hpp"

#include <recaudit/report/facts.hpp>
#include <recaudit/report/sections.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

QualityRow row(Labels& labels, const std::string& check, std::int64_t flagged, double share, const std::string& note) {
    QualityRow out;
    out.scope = {labels.intern("sample"), labels.intern("staff"), labels.intern("2026"), labels.intern("all"), {}, {}};
    out.check = labels.intern(check);
    out.flagged = flagged;
    out.share = share;
    out.note = labels.intern(note);
    out.people = 114;
    return out;
}

const ReportTable& table_in(const ReportSection& section) { return std::get<ReportTable>(section.blocks.at(1)); }

}  // namespace

TEST_CASE("screens are told in the words of the report, with the theme or the questions they are about") {
    Results results = sample::results();
    Labels labels;
    results.quality = {row(labels, "long_string", 3, 0.026, "people who gave one answer"), row(labels, "mis_keyed", 1, 0.2, "questions that go against the rest of their scale: vision_2"),
                       row(labels, "ceiling", 7, 0.06, "hope: people with the highest possible score")};
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    const ReportSection section = quality_section(Facts(released, study));
    const auto& rows = table_in(section).rows;
    REQUIRE(rows.size() == 3);
    CHECK(std::get<std::string>(rows[0][0]) == "People who gave one answer to half of the questions or more in a row");
    CHECK(std::get<std::string>(rows[0][3]) == "2.6\u00a0%");
    CHECK(std::get<std::string>(rows[1][0]) == "Questions that go against the rest of their theme: vision_2");
    CHECK(std::get<std::string>(rows[2][0]) == "People with the highest possible score on \u201cHope\u201d");
}

TEST_CASE("screens that found nothing are counted, not listed") {
    Results results = sample::results();
    Labels labels;
    results.quality = {row(labels, "long_string", 3, 0.026, "people who gave one answer"), row(labels, "duplicate", 0, 0, ""),
                       row(labels, "floor", 0, 0, "hope: people with the lowest possible score")};
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    const ReportSection section = quality_section(Facts(released, study));
    CHECK(table_in(section).rows.size() == 1);
    CHECK(std::get<Paragraph>(section.blocks.at(2)).text == "2 more screens found nothing; the table quality names them.");
}

TEST_CASE("everyone at one end of a scale is withheld, because it tells what each of them answered") {
    Results results = sample::results();
    Labels labels;
    results.quality = {row(labels, "ceiling", 114, 1, "hope: people with the highest possible score"),
                       row(labels, "floor", 0, 0, "hope: people with the lowest possible score")};
    const auto released = release(results, DisclosureRule{});
    CHECK_FALSE(released->quality[0].flagged.has_value());
    CHECK_FALSE(released->quality[0].share.has_value());
    CHECK(released->quality[1].flagged == Count(0));
}

TEST_CASE("screens of too few people are withheld") {
    Results results = sample::results();
    Labels labels;
    results.quality = {row(labels, "long_string", 1, 0.2, "people who gave one answer")};
    results.quality[0].people = 5;
    const Study study = sample::study();
    const auto released = release(results, DisclosureRule{});
    CHECK_FALSE(released->quality[0].flagged.has_value());
    const ReportSection section = quality_section(Facts(released, study));
    CHECK(std::holds_alternative<WithheldCell>(table_in(section).rows[0][2]));
}
