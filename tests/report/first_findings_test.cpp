#include "told.hpp"

#include <recaudit/report/build.hpp>
#include <recaudit/report/findings.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

using namespace recaudit;
using sample::own_labels, sample::Told;

namespace {

std::vector<std::string> texts(const Told& told) {
    std::vector<std::string> out;
    for (const Finding& finding : first_findings(told.facts.front())) out.push_back(finding.text);
    return out;
}

bool any_starts(const std::vector<std::string>& all, std::string_view start) {
    return std::ranges::any_of(all, [&](const std::string& text) { return text.starts_with(start); });
}

/// Nothing that differs clearly, and no question that goes against the others.
void quiet(Results& results) {
    for (GapsRow& row : results.gaps) row.p_adjusted = 0.5;
    for (ChangeRow& row : results.change) row.verdict = own_labels().intern("no_clear_change");
    for (ItemAnalysisRow& row : results.item_analysis) row.flag = {};
}

}  // namespace

TEST_CASE("what may be keyed the wrong way comes first, then who is missing, then the largest of what differs clearly") {
    const Told told({}, [](Results& results) {
        for (ResponsesRow& row : results.responses)
            if (row.scope.perspective == "service_user" && row.scope.by == "all") row.response_rate = 0.4, row.headcount = 285;
    });
    const auto findings = first_findings(told.facts.front());
    REQUIRE(findings.size() == 4);
    CHECK(findings[0].text == "Before anything else, check how the questions on \u201cClarity of vision\u201d are keyed: some go against the others, so these scores may be wrong.");
    CHECK(findings[0].section == "reliability");
    CHECK(findings[1].text == "Find out who is missing: 171 of 285 service users did not answer in 2026, more than half.");
    CHECK(findings[2].text ==
          "Bring staff and service users together over \u201cClarity of vision\u201d: there they differ most, by 10 points (95\u00a0% interval 5 to 15; 114 people and 114 people).");
    CHECK(findings[2].evidence.starts_with("gaps: "));
    // 0.6 of the scale's 4 points
    CHECK(findings[3].text == "Ask what lies behind \u201cClarity of vision\u201d among staff: 15 points higher in 2026 than in 2024 (95\u00a0% interval 10 to 20; 114 people then, 114 people now).");
    CHECK(findings[3].id == "first-4");
    for (const Finding& finding : findings) CHECK(finding.kind == "first");
}

TEST_CASE("where nothing is clear nothing is called so, and the page says where to start") {
    const Told told({}, quiet);
    CHECK(texts(told).empty());
    const Report report = build_report(told.released.front(), told.study, {}, "1.0");
    const auto& parts = report.sections.front().parts;
    const auto first = std::ranges::find(parts, "glance-first", &ReportSection::id);
    REQUIRE(first != parts.end());
    CHECK(std::get<Paragraph>(first->blocks.front()).text.starts_with("Nothing stands out beyond chance."));
}

TEST_CASE("the site furthest outside the 99.8 % limits is named with its figures, neither praised nor blamed") {
    const Told told({}, [](Results& results) {
        quiet(results);
        Labels& labels = own_labels();
        for (const auto& [site, z] : {std::pair{"North", 3.5}, {"South", -4.5}}) {
            BenchmarksRow row;
            row.scope = {labels.intern("sample"), labels.intern("staff"), labels.intern("2026"), labels.intern("site"), labels.intern(site), {}};
            row.scale = labels.intern("hope");
            row.site_n = row.people = 66;
            row.mean = 3.0;
            row.target = 3.4;
            row.z_adjusted = z;
            row.limit_95_low = row.limit_998_low = 3.2;
            row.limit_95_high = row.limit_998_high = 3.6;
            row.flag = labels.intern(z > 0 ? "above_99_8" : "below_99_8");
            results.benchmarks.push_back(row);
        }
    });
    const auto all = texts(told);
    REQUIRE(all.size() == 1);
    CHECK(all[0].starts_with("Go and ask at South: among staff its score on \u201cHope\u201d lies below the 99.8\u00a0% limit (50, "));
    CHECK(all[0].ends_with("66 people)."));
}

TEST_CASE("with two rounds the page says that it is too early to tell, with three it leaves that to the cautions") {
    const auto has_note = [](const Told& told) {
        const Report report = build_report(told.released.front(), told.study, {}, "1.0");
        const auto& parts = report.sections.front().parts;
        const auto change = std::ranges::find(parts, "glance-change", &ReportSection::id);
        REQUIRE(change != parts.end());
        return std::ranges::any_of(change->blocks, [](const Block& block) {
            const auto* paragraph = std::get_if<Paragraph>(&block);
            return paragraph != nullptr && paragraph->text.starts_with("Two rounds are two points: it is too early to tell");
        });
    };
    CHECK(has_note(Told({.waves = {"2025", "2026"}})));
    CHECK_FALSE(has_note(Told()));
}

TEST_CASE("the page asks who answered, how it stands, where it is seen differently, what changed, what to look at first, what cannot be said") {
    const Told told;
    const Report report = build_report(told.released.front(), told.study, {}, "1.0");
    std::vector<std::string> ids;
    for (const ReportSection& part : report.sections.front().parts) ids.push_back(part.id);
    const std::vector<std::string> wanted{"glance-who", "glance-standing", "glance-gaps", "glance-change", "glance-first", "glance-caution"};
    std::size_t at = 0;
    for (const std::string& id : ids)
        if (at < wanted.size() && id == wanted[at]) ++at;
    CHECK(at == wanted.size());
    CHECK(any_starts(texts(told), "Bring staff and service users together"));
}
