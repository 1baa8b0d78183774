#include "sample_results.hpp"

#include <recaudit/report/build.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/sections.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace recaudit;

namespace {

/// Simulated results with rows of agreement put in by hand.
struct Told {
    explicit Told(const std::vector<AgreementRow>& rows, std::shared_ptr<Labels> pool) : labels(std::move(pool)), study(sample::study()) {
        Results results = sample::results();
        results.agreement = rows;
        released.emplace_back(release(std::move(results), DisclosureRule{}));
        facts.emplace_back(released.front(), study);
    }
    std::shared_ptr<Labels> labels;
    Study study;
    std::vector<Released<Results>> released;
    std::vector<Facts> facts;
};

AgreementRow row(Labels& labels, Number icc1, std::int64_t groups, std::int64_t n, Status status = Status::ok, const std::string& by = "team") {
    AgreementRow out;
    out.scope = {labels.intern("sample"), labels.intern("staff"), labels.intern("2026"), labels.intern(by), {}, {}};
    out.scale = labels.intern("hope");
    out.groups = groups;
    out.n = n;
    out.icc1 = icc1;
    out.icc2 = icc1 ? Number(0.46) : Number();
    out.p_value = icc1 ? Number(0.02) : Number();
    if (icc1) out.median_rwg_j = 0.81;
    out.status = status;
    out.people = n;
    return out;
}

Told told(Number icc1, std::int64_t groups, std::int64_t n, Status status = Status::ok, const std::string& by = "team") {
    const auto labels = std::make_shared<Labels>();
    return Told({row(*labels, icc1, groups, n, status, by)}, labels);
}

/// The one sentence of the section.
std::string sentence(const Told& told) {
    const ReportSection section = meaning_section(told.facts.front());
    REQUIRE(section.parts.size() == 1);
    return std::get<Sentences>(section.parts.front().blocks.front()).texts.front();
}

}  // namespace

TEST_CASE("what depends on the group is told with the reliability of a mean and the answers it would need") {
    CHECK(sentence(told(0.05, 10, 160)) ==
          "\u201cHope\u201d, staff: 5\u00a0% of the differences between people lie between teams (ICC(1) 0.050, ICC(2) 0.46). The mean of a team of the usual "
          "size, 16 people, has a reliability of 0.46: what sets means of this size apart is mostly chance. For 0.70 a team would need 45 answers. Within "
          "teams the median rwg is 0.81.");
    CHECK(sentence(told(0.1, 10, 210)).find("reliability of 0.70") != std::string::npos);
    CHECK(sentence(told(0.1, 10, 210)).find("means of this size tell teams apart. ") != std::string::npos);
    CHECK(sentence(told(0.1, 10, 120)).find("tell teams apart roughly") != std::string::npos);
    CHECK(sentence(told(0.004, 10, 120)).find("0.4\u00a0% of the differences") != std::string::npos);
    CHECK(sentence(told(0.00001, 10, 120)).find("less than 0.1\u00a0% of the differences") != std::string::npos);
    CHECK(sentence(told(0.00001, 10, 120)).find("No number of answers that any team could give") != std::string::npos);
}

TEST_CASE("a negative correlation is treated as 0, and two groups are a hint at most") {
    const std::string text = sentence(told(-0.02, 2, 60, Status::ok, "site"));
    CHECK(text.find("sites differ no more than chance alone would make them (ICC(1) \u22120.020, treated as 0)") != std::string::npos);
    CHECK(text.find("With only two sites all of this rests on one difference") != std::string::npos);
}

TEST_CASE("what cannot be said is said, each for its own reason") {
    CHECK(sentence(told({}, 1, 60, Status::not_identified)).find("only one team") != std::string::npos);
    CHECK(sentence(told(0.0, 3, 60, Status::not_identified)).find("all teams have the same mean") != std::string::npos);
    CHECK(sentence(told({}, 12, 12, Status::too_few)).find("no team has two people") != std::string::npos);
    CHECK(sentence(told(1.0, 3, 60, Status::no_variance)).find("within every team everyone has the same score") != std::string::npos);
    CHECK(sentence(told({}, 3, 60, Status::no_variance)).find("everyone has the same score") != std::string::npos);
    CHECK(sentence(told({}, 0, 0, Status::no_answers)).find("no answers") != std::string::npos);
    CHECK(sentence(told(0.1, 3, 6)).find("withheld") != std::string::npos);
}

TEST_CASE("of many themes those at both ends are put into words, and those withheld are counted") {
    const auto labels = std::make_shared<Labels>();
    std::vector<AgreementRow> rows;
    for (const auto& [scale, icc1] : {std::pair{"vision", 0.05}, {"hope", 0.2}, {"hope", 0.1}, {"hope", 0.3}}) {
        rows.push_back(row(*labels, icc1, 10, 160));
        rows.back().scale = labels->intern(scale);
    }
    for (int i = 0; i < 2; ++i) {
        rows.push_back(row(*labels, 0.1, 3, 60));
        rows.back().people = 3;
    }
    const Told told(rows, labels);
    const auto blocks = meaning_section(told.facts.front()).parts.at(0).blocks;
    CHECK(std::get<Paragraph>(blocks.at(0)).text ==
          "For each kind of people the themes on which means tell teams apart most and least; the table below has them all.");
    const auto& texts = std::get<Sentences>(blocks.at(1)).texts;
    REQUIRE(texts.size() == 3);
    CHECK(texts[0].find("ICC(1) 0.050") != std::string::npos);
    CHECK(texts[1].find("ICC(1) 0.300") != std::string::npos);
    CHECK(texts[2] == "For 2 themes and kinds of people what depends on the team is withheld, because it would give small groups away.");
    CHECK(std::get<ReportTable>(blocks.at(2)).rows.size() == 4);
}

TEST_CASE("the finding keeps apart whether a mean may be shown and whether it means much") {
    const Told hardly = told(0.05, 10, 160), well = told(0.2, 10, 200);
    const auto findings = agreement_findings(hardly.facts.front());
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].kind == "agreement");
    CHECK(findings[0].text ==
          "May means of teams among staff be shown? Where enough people answered, yes. Do they mean much? A mean of 16 people, the usual number in a team, has "
          "a reliability of 0.46 from theme to theme, where 1 would be free of chance: what sets them apart is mostly chance.");
    CHECK(findings[0].evidence == "agreement: instrument=sample, perspective=staff, wave=2026, by=team");
    CHECK(agreement_findings(well.facts.front())[0].text.find("they tell teams apart") != std::string::npos);
    CHECK(agreement_findings(told({}, 1, 60, Status::not_identified).facts.front()).empty());
}

TEST_CASE("nothing passes or fails, and nothing is good or bad") {
    for (const auto& [id, text] : Messages::in("en").own())
        for (const std::string_view word : {"red", "green", "amber", "poor", "excellent", "worst", "best practice", "failing", "failed"})
            CHECK_MESSAGE((" " + text + " ").find(" " + std::string(word) + " ") == std::string::npos, id);
}

TEST_CASE("a report without sites and teams has no section on their means") {
    const Study study = sample::study();
    for (const ReportSection& section : build_report(sample::released(), study, {}, "1").sections) {
        CHECK(section.id != "meaning");
        CHECK(section.id != "benchmark");
    }
}
