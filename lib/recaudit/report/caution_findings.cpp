#include <recaudit/core/number_format.hpp>
#include <recaudit/report/comparability.hpp>
#include <recaudit/report/contrary_items.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/trends.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace recaudit {
namespace {

constexpr double loose = 0.7;  // below it the questions of a scale say too little about the same thing to lean on

Finding caution(std::string text, std::string evidence, std::string section, std::string scale = {}) {
    return {"", "caution", std::move(scale), std::move(text), std::move(evidence), std::move(section)};
}

void add_waves(std::vector<Finding>& findings, const Facts& facts) {
    const std::size_t waves = facts.waves().size();
    const std::string_view phrase = waves < 2 ? "caution.one-wave" : waves == 2 ? "caution.two-waves" : "caution.few-waves";
    findings.push_back(caution(facts.messages().say(phrase, {{"n", std::to_string(waves)}}), "change", "change"));
}

Finding too_many(const Facts& facts, const ResponsesRow& row) {
    return caution(facts.messages().say("caution.too-many", {{"n", readable(static_cast<double>(*row.responded), 0)},
                                                             {"headcount", readable(static_cast<double>(*row.headcount), 0)},
                                                             {"who", facts.name_within(row.scope.perspective.view())},
                                                             {"when", when(facts, row.scope.wave.view())}}),
                   fmt::format("responses: perspective={}, wave={}, by=all", row.scope.perspective.view(), row.scope.wave.view()),
                   "who-answered");
}

void add_silent(std::vector<Finding>& findings, const Facts& facts) {
    bool unknown = false;
    for (const ResponsesRow& row : facts.results().responses) {
        if (row.scope.by != "all" || row.scope.wave != facts.latest() || !row.responded) continue;
        if (!row.headcount) unknown = true;
        if (row.headcount && *row.headcount < *row.responded) findings.push_back(too_many(facts, row));
        if (!row.headcount || *row.headcount <= *row.responded) continue;
        findings.push_back(
            caution(facts.messages().say("caution.silent", {{"silent", readable(static_cast<double>(*row.headcount - *row.responded), 0)},
                                                            {"headcount", readable(static_cast<double>(*row.headcount), 0)},
                                                            {"who", facts.name_within(row.scope.perspective.view())},
                                                            {"when", when(facts, row.scope.wave.view())}}),
                    fmt::format("responses: perspective={}, wave={}, by=all", row.scope.perspective.view(), row.scope.wave.view()),
                    "who-answered"));
    }
    if (unknown) findings.push_back(caution(facts.messages().say("caution.no-headcount"), "responses", "who-answered"));
}

void add_withheld(std::vector<Finding>& findings, const Facts& facts) {
    const auto& scores = facts.results().scores;
    const auto withheld = std::ranges::count(scores, Status::withheld, &ScoresRow::status);
    if (withheld > 0)
        findings.push_back(caution(facts.messages().say("caution.withheld", {{"n", readable(static_cast<double>(withheld), 0)},
                                                                             {"total", readable(static_cast<double>(scores.size()), 0)}}),
                                   "suppressions: table=scores", "withheld"));
}

void add_loose_scales(std::vector<Finding>& findings, const Facts& facts) {
    for (const ReliabilityRow& row : facts.results().reliability) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (row.scope.wave != facts.latest() || theme == nullptr || !row.alpha || *row.alpha >= loose) continue;
        findings.push_back(caution(facts.messages().say("caution.loose", {{"theme", theme->title},
                                                                          {"who", facts.name_within(row.scope.perspective.view())},
                                                                          {"alpha", readable(*row.alpha, 2)}}),
                                   fmt::format("reliability: perspective={}, wave={}, scale={}", row.scope.perspective.view(),
                                               row.scope.wave.view(), row.scale.view()),
                                   "reliability", theme->id));
    }
}

void add_all(std::vector<Finding>& findings, std::vector<Finding> more) { std::ranges::move(more, std::back_inserter(findings)); }

/// Intervals that rest on a bell-shaped spread of means where there are too few people for that.
void add_rough_intervals(std::vector<Finding>& findings, const Facts& facts) {
    std::size_t rough = 0, means = 0;
    for (const IntervalCautionsRow& row : facts.results().interval_cautions)
        if (row.scope.wave == facts.latest() && !row.flag.empty()) ++rough;
    for (const ScoresRow& row : facts.results().scores)
        if (row.scope.wave == facts.latest() && row.ci_low) ++means;
    if (rough == 0) return;
    findings.push_back(
        caution(facts.messages().say(rough == 1 ? "caution.rough.one" : "caution.rough.many",
                                     {{"n", readable(static_cast<double>(rough), 0)}, {"total", readable(static_cast<double>(means), 0)}}),
                fmt::format("interval_cautions: wave={}", facts.latest()), "methods"));
}

}  // namespace

std::vector<Finding> caution_findings(const Facts& facts) {
    std::vector<Finding> findings;
    add_waves(findings, facts);
    std::ranges::move(version_findings(facts), std::back_inserter(findings));
    add_silent(findings, facts);
    add_withheld(findings, facts);
    add_loose_scales(findings, facts);
    add_all(findings, contrary_item_cautions(facts));
    add_all(findings, comparability_cautions(facts));
    add_rough_intervals(findings, facts);
    findings.push_back(caution(facts.messages().say("caution.why"), "scores", "methods"));
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i].id = fmt::format("caution-{}", i + 1);
    return findings;
}

}  // namespace recaudit
