#include "sample_results.hpp"

#include <recaudit/report/build.hpp>
#include <recaudit/report/findings.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace recaudit;

namespace {

/// Simulated drivers of hope among staff in the latest wave.
struct Told {
    Told(Status vision, Number weight) : study(sample::study()) {
        Results results = sample::results();
        const auto label = [&](const char* text) { return labels->intern(text); };
        const Scope scope{label("sample"), label("staff"), label("2026"), label("all"), {}, {}};
        results.drivers.push_back({scope, label("hope"), label("vision"), weight, weight ? Number(1) : Number(), 0.1, 0.3, vision, 114});
        results.drivers.push_back({scope, label("hope"), label("whole"), {}, {}, {}, {}, Status::holds_outcome, 0});
        released = std::make_unique<Released<Results>>(release(std::move(results), study.disclosure));
    }
    [[nodiscard]] std::string finding() const { return driver_findings(Facts(*released, study)).front().text; }
    std::unique_ptr<Labels> labels = std::make_unique<Labels>();
    Study study;
    std::unique_ptr<Released<Results>> released;
};

}  // namespace

TEST_CASE("drivers are told as association, with what is left out") {
    const Told told(Status::ok, 0.204);
    CHECK(told.finding() ==
          "Among staff in 2026, 20\u00a0% of the spread of \u201cHope\u201d goes together with the themes. Most of that falls to "
          "\u201cClarity of vision\u201d (100\u00a0%). Left out, because they share answers with it: \u201cwhole\u201d.");
    const Report report = build_report(*told.released, told.study, {}, "0");
    const auto section = std::ranges::find(report.sections, "drivers", &ReportSection::id);
    REQUIRE(section != report.sections.end());
    CHECK(std::get<Paragraph>(section->blocks.back()).text.find("association, not cause") != std::string::npos);
    CHECK((section + 1)->id == "withheld");
}

TEST_CASE("without weights the reason is told") {
    CHECK(Told(Status::too_few, {})
              .finding()
              .starts_with("Among staff in 2026, nothing can be said about what goes together with \u201cHope\u201d: too few people."));
}

TEST_CASE("without an outcome there is no section") {
    const auto released = release(sample::results(), {});
    const Report report = build_report(released, sample::study(), {}, "0");
    CHECK(std::ranges::find(report.sections, "drivers", &ReportSection::id) == report.sections.end());
}
