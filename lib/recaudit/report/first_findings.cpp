#include <recaudit/core/number_format.hpp>
#include <recaudit/report/benchmark_rows.hpp>
#include <recaudit/report/contrary_items.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace recaudit {
namespace {

constexpr double half = 0.5;

Finding first(std::string text, std::string evidence, std::string section, std::string scale = {}) {
    return {"", "first", std::move(scale), std::move(text), std::move(evidence), std::move(section)};
}

/// Scores that may be reckoned wrongly come before all that rests on them.
void add_contrary(std::vector<Finding>& findings, const Facts& facts) {
    const auto contrary = contrary_item_cautions(facts);
    if (contrary.empty()) return;
    std::vector<std::string> themes;
    for (const Finding& caution : contrary)
        for (const Theme& theme : facts.themes())
            if (theme.id == caution.scale && std::ranges::find(themes, theme.title) == themes.end()) themes.push_back(theme.title);
    findings.push_back(first(facts.messages().say("first.contrary", {{"themes", quoted_list(facts, themes)}}), contrary.front().evidence,
                             "reliability", contrary.size() == 1 ? contrary.front().scale : ""));
}

/// Whom the figures leave out, where that is more than half of a kind of people.
void add_silent(std::vector<Finding>& findings, const Facts& facts) {
    for (const ResponsesRow& row : facts.results().responses) {
        if (row.scope.by != "all" || row.scope.wave != facts.latest() || !row.responded || !row.headcount || !row.response_rate) continue;
        if (*row.response_rate >= half || *row.headcount <= *row.responded) continue;
        findings.push_back(
            first(facts.messages().say("first.silent", {{"silent", readable(static_cast<double>(*row.headcount - *row.responded), 0)},
                                                        {"headcount", readable(static_cast<double>(*row.headcount), 0)},
                                                        {"who", facts.name_within(row.scope.perspective.view())},
                                                        {"when", when(facts, row.scope.wave.view())}}),
                  evidence("responses", row.scope), "who-answered"));
    }
}

/// The site furthest outside the 99.8 % limits.
void add_site(std::vector<Finding>& findings, const Facts& facts) {
    const auto all = benchmarked_sites(facts);
    const Benchmarked* where = nullptr;
    const BenchmarksRow* furthest = nullptr;
    for (const Benchmarked& at : all)
        for (const BenchmarksRow* row : at.with_limits())
            if (is_far_outside(*row) && row->z_adjusted &&
                (furthest == nullptr || std::abs(*row->z_adjusted) > std::abs(*furthest->z_adjusted))) {
                where = &at;
                furthest = row;
            }
    if (furthest == nullptr) return;
    findings.push_back(first(facts.messages().say("first.site", {{"site", furthest->scope.site.str()},
                                                                 {"who", facts.name_within(furthest->scope.perspective.view())},
                                                                 {"theme", where->theme->title},
                                                                 {"place", facts.messages().say("benchmark.flag." + furthest->flag.str())},
                                                                 {"value", site_value(facts, *where, *furthest)},
                                                                 {"people", people(facts, furthest->site_n)}}),
                             evidence("benchmarks", furthest->scope, "scale=" + furthest->scale.str()), "benchmark", where->theme->id));
}

/// The largest clear gap between perspectives.
void add_gap(std::vector<Finding>& findings, const Facts& facts) {
    const GapsRow* largest = nullptr;
    for (const GapsRow& row : facts.results().gaps)
        if (row.scope.by == "all" && row.scope.wave == facts.latest() && row.difference && row.ci_low && row.ci_high && row.p_adjusted &&
            *row.p_adjusted < 1 - facts.study().confidence && facts.theme(row.scope.instrument.view(), row.scale.view()) != nullptr &&
            (largest == nullptr || std::abs(*row.difference) > std::abs(*largest->difference)))
            largest = &row;
    if (largest == nullptr) return;
    const Theme& theme = *facts.theme(largest->scope.instrument.view(), largest->scale.view());
    const double sign = *largest->difference < 0 ? -1 : 1;
    findings.push_back(first(facts.messages().say("first.gap", {{"a", facts.name_within(largest->perspective_a.view())},
                                                                {"b", facts.name_within(largest->perspective_b.view())},
                                                                {"theme", theme.title},
                                                                {"difference", readable(std::abs(*largest->difference), 0)},
                                                                {"level", percent_of_one(facts.study().confidence)},
                                                                {"range", range(facts, sign * *largest->ci_low, sign * *largest->ci_high)},
                                                                {"people_a", people(facts, largest->n_a)},
                                                                {"people_b", people(facts, largest->n_b)}}),
                             evidence("gaps", largest->scope,
                                      fmt::format("scale={}, perspective_a={}, perspective_b={}", theme.id, largest->perspective_a.view(),
                                                  largest->perspective_b.view())),
                             "perspectives", theme.id));
}

/// A change in points out of 100.
struct Points {
    const ChangeRow* row;
    const Theme* theme;
    double difference, low, high;
};

std::optional<Points> points_of(const Facts& facts, const ChangeRow& row) {
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    const Number points = theme == nullptr ? Number() : facts.points_per_unit(*theme, row.scope.perspective.view());
    if (!points || !row.difference || !row.ci_low || !row.ci_high) return std::nullopt;
    return Points{&row, theme, *row.difference * *points, *row.ci_low * *points, *row.ci_high * *points};
}

/// The largest clear change of everyone from the first wave to the latest.
void add_change(std::vector<Finding>& findings, const Facts& facts) {
    if (facts.waves().size() < 2) return;
    std::optional<Points> largest;
    for (const ChangeRow& row : facts.results().change) {
        if (row.scope.by != "all" || row.wave_from != facts.waves().front() || row.wave_to != facts.latest()) continue;
        if (row.verdict != "higher" && row.verdict != "lower") continue;
        const auto points = points_of(facts, row);
        if (points && (!largest || std::abs(points->difference) > std::abs(largest->difference))) largest = points;
    }
    if (!largest) return;
    const ChangeRow& row = *largest->row;
    const double sign = largest->difference < 0 ? -1 : 1;
    findings.push_back(
        first(facts.messages().say(sign > 0 ? "first.change-higher" : "first.change-lower",
                                   {{"theme", largest->theme->title},
                                    {"who", facts.name_within(row.scope.perspective.view())},
                                    {"difference", readable(std::abs(largest->difference), 0)},
                                    {"from", row.wave_from.str()},
                                    {"to", row.wave_to.str()},
                                    {"level", percent_of_one(facts.study().confidence)},
                                    {"range", range(facts, sign * largest->low, sign * largest->high)},
                                    {"people_from", people(facts, row.n_from)},
                                    {"people_to", people(facts, row.n_to)}}),
              evidence("change", row.scope,
                       fmt::format("scale={}, wave_from={}, wave_to={}", row.scale.view(), row.wave_from.view(), row.wave_to.view())),
              "change", largest->theme->id));
}

}  // namespace

std::vector<Finding> first_findings(const Facts& facts) {
    std::vector<Finding> findings;
    add_contrary(findings, facts);
    add_silent(findings, facts);
    add_site(findings, facts);
    add_gap(findings, facts);
    add_change(findings, facts);
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i].id = fmt::format("first-{}", i + 1);
    return findings;
}

}  // namespace recaudit
