#include <recaudit/core/number_format.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/trends.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t most_of_everyone = 8, most_sites_named = 6;

bool is_clear(const ChangeRow& row) { return row.difference && (row.verdict == "higher" || row.verdict == "lower"); }

/// From the first wave to the latest, and from the last but one to the latest.
bool is_told(const Facts& facts, const ChangeRow& row) {
    const auto& waves = facts.waves();
    return row.wave_to == facts.latest() && (row.wave_from == waves.front() || row.wave_from == waves[waves.size() - 2]);
}

/// A change in points out of 100; absent where the forms do not say what the scale's ends are.
Number in_points(const Facts& facts, const ChangeRow& row, Number of) {
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    const Number points = theme == nullptr ? Number() : facts.points_per_unit(*theme, row.scope.perspective.view());
    return of && points ? Number(*of * *points) : Number();
}

std::string where(const Facts& facts, const Scope& scope) {
    const std::string who = facts.name_within(scope.perspective.view());
    if (scope.by != "site") return facts.name_of(scope.perspective.view());
    return facts.messages().say("at-site", {{"site", scope.site.str()}, {"who", who}});
}

Finding clear_change(const Facts& facts, const ChangeRow& row, const Theme& theme) {
    const Number difference = in_points(facts, row, row.difference);
    const Number low = in_points(facts, row, row.ci_low), high = in_points(facts, row, row.ci_high);
    const bool up = row.verdict == "higher";
    const double sign = up ? 1 : -1;
    const std::string text = facts.messages().say(up ? "change.higher" : "change.lower",
                                                  {{"who", where(facts, row.scope)},
                                                   {"theme", theme.title},
                                                   {"difference", difference ? readable(std::abs(*difference), 0) : "\u2013"},
                                                   {"from", row.wave_from.str()},
                                                   {"to", row.wave_to.str()},
                                                   {"level", percent_of_one(facts.study().confidence)},
                                                   {"range", low && high ? range(facts, sign * *low, sign * *high) : "\u2013"},
                                                   {"people_from", people(facts, row.n_from)},
                                                   {"people_to", people(facts, row.n_to)}}) +
                             (low && high ? interval_note(facts, *low, *high) : "");
    const std::string at =
        fmt::format("change: instrument={}, perspective={}, by={}{}{}, scale={}, wave_from={}, wave_to={}", row.scope.instrument.view(),
                    row.scope.perspective.view(), row.scope.by.view(), row.scope.site.empty() ? "" : ", site=", row.scope.site.view(),
                    row.scale.view(), row.wave_from.view(), row.wave_to.view());
    return {"", "change", theme.id, text, at, "change"};
}

/// Clear changes by one grouping, largest first; the composites' own come with the themes'.
std::vector<const ChangeRow*> clear_changes(const Facts& facts, std::string_view by) {
    std::vector<const ChangeRow*> rows;
    for (const ChangeRow& row : facts.results().change)
        if (row.scope.by == by && is_told(facts, row) && is_clear(row) &&
            facts.theme(row.scope.instrument.view(), row.scale.view()) != nullptr)
            rows.push_back(&row);
    const auto size = [&](const ChangeRow* row) {
        return std::abs(in_points(facts, *row, row->difference).has_value() ? *in_points(facts, *row, row->difference) : *row->difference);
    };
    std::ranges::stable_sort(rows, [&](const ChangeRow* a, const ChangeRow* b) { return size(a) > size(b); });
    return rows;
}

void add_clear(std::vector<Finding>& findings, const Facts& facts, std::string_view by, std::size_t most) {
    const std::vector<const ChangeRow*> rows = clear_changes(facts, by);
    for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
        const Theme& theme = *facts.theme(rows[i]->scope.instrument.view(), rows[i]->scale.view());
        findings.push_back(clear_change(facts, *rows[i], theme));
    }
    if (rows.size() > most)
        findings.push_back(
            {"", "change", "",
             facts.messages().say(by == "site" ? "change.more" : "change.more-themes", {{"n", std::to_string(rows.size() - most)}}),
             fmt::format("change: by={}", by), "change"});
}

/// One sentence a perspective: the themes whose change from the first wave to the latest has this verdict.
void add_listed(std::vector<Finding>& findings, const Facts& facts, std::string_view verdict, std::string_view phrase) {
    for (const std::string& perspective : facts.perspectives()) {
        std::vector<std::string> themes;
        std::size_t all = 0;
        for (const ChangeRow& row : facts.results().change) {
            const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
            if (theme == nullptr || row.scope.by != "all" || row.scope.perspective != perspective ||
                row.wave_from != facts.waves().front() || row.wave_to != facts.latest())
                continue;
            ++all;
            if (row.verdict == verdict) themes.push_back(theme->title);
        }
        if (themes.empty()) continue;
        const std::string text = facts.messages().say(phrase, {{"who", facts.name_within(perspective)},
                                                               {"from", facts.waves().front()},
                                                               {"to", std::string(facts.latest())},
                                                               {"themes", themes_in_words(facts, themes, all)}});
        findings.push_back({"", "change", "", text,
                            fmt::format("change: perspective={}, by=all, wave_from={}, wave_to={}, verdict={}", perspective,
                                        facts.waves().front(), facts.latest(), verdict),
                            "change"});
    }
}

}  // namespace

std::vector<Finding> change_findings(const Facts& facts) {
    std::vector<Finding> findings;
    if (facts.waves().size() > 1) {
        add_clear(findings, facts, "all", most_of_everyone);
        add_clear(findings, facts, "site", most_sites_named);
        std::ranges::move(trend_findings(facts), std::back_inserter(findings));
        add_listed(findings, facts, "no_clear_change", "change.none");
        add_listed(findings, facts, "not_tested", "change.not-tested");
    }
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i].id = fmt::format("change-{}", i + 1);
    return findings;
}

}  // namespace recaudit
