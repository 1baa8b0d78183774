#include <recaudit/report/findings.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace recaudit {
namespace {

constexpr std::size_t most_gaps = 4;  // of two perspectives

std::string participation(const Facts& facts, const ResponsesRow& row) {
    const Messages& messages = facts.messages();
    const std::string who = facts.name_within(row.scope.perspective.view());
    const std::string at = when(facts, row.scope.wave.view());
    if (!row.responded) return messages.say("participation.withheld", {{"who", who}, {"when", at}});
    const std::string answered = readable(static_cast<double>(*row.responded), 0);
    if (!row.headcount || !row.response_rate) return messages.say("participation.count", {{"n", answered}, {"who", who}, {"when", at}});
    return messages.say("participation.rate", {{"n", answered},
                                               {"headcount", readable(static_cast<double>(*row.headcount), 0)},
                                               {"who", who},
                                               {"when", at},
                                               {"rate", percent_of_one(*row.response_rate)}});
}

Finding standing(const Facts& facts, const Theme& theme) {
    std::vector<std::string> parts;
    for (const std::string& perspective : facts.perspectives()) {
        const Standing here = facts.standing(theme, {perspective, facts.latest()});
        if (here.status != Status::no_answers || here.value)
            parts.push_back(
                facts.messages().say("standing.part", {{"who", facts.name_within(perspective)}, {"value", in_words(facts, here)}}));
    }
    std::string list;
    for (const std::string& part : parts) list += (list.empty() ? "" : "; ") + part;
    return {"",
            "standing",
            theme.id,
            facts.messages().say("standing", {{"theme", theme.title}, {"list", list}}),
            fmt::format("scores: instrument={}, wave={}, by=all, scale={}", theme.instrument, facts.latest(), theme.id),
            "theme-" + theme.anchor};
}

bool is_clear(const Facts& facts, const GapsRow& row) {
    return row.difference && row.p_adjusted && *row.p_adjusted < 1 - facts.study().confidence;
}

Finding clear_gap(const Facts& facts, const GapsRow& row, const Theme& theme) {
    const bool higher = *row.difference > 0;
    std::string text =
        facts.messages().say(higher ? "gap.higher" : "gap.lower",
                             {{"a", facts.name_of(row.perspective_a.view())},
                              {"b", facts.name_within(row.perspective_b.view())},
                              {"theme", theme.title},
                              {"difference", readable(std::abs(*row.difference), 0)},
                              {"mean_a", readable(*row.mean_a, 0)},
                              {"mean_b", readable(*row.mean_b, 0)},
                              {"level", percent_of_one(facts.study().confidence)},
                              {"range", range(facts, higher ? *row.ci_low : -*row.ci_low, higher ? *row.ci_high : -*row.ci_high)},
                              {"people_a", people(facts, row.n_a)},
                              {"people_b", people(facts, row.n_b)}});
    text += rounding_note(facts, *row.mean_a, *row.mean_b, *row.difference) + interval_note(facts, *row.ci_low, *row.ci_high);
    return {
        "",
        "gap",
        theme.id,
        text,
        evidence("gaps", row.scope,
                 fmt::format("scale={}, perspective_a={}, perspective_b={}", theme.id, row.perspective_a.view(), row.perspective_b.view())),
        "perspectives"};
}

/// The gaps of one pair of perspectives: clear ones, those without a clear gap, those not tested.
struct PairOfPerspectives {
    Label instrument, a, b;
    std::vector<const GapsRow*> clear;
    std::vector<std::string> unclear, untested;
};

std::vector<PairOfPerspectives> latest_gaps(const Facts& facts) {
    std::vector<PairOfPerspectives> pairs;
    for (const GapsRow& row : facts.results().gaps) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (row.scope.by != "all" || row.scope.wave != facts.latest() || theme == nullptr) continue;
        auto pair = std::ranges::find_if(pairs, [&](const PairOfPerspectives& p) {
            return p.instrument == row.scope.instrument && p.a == row.perspective_a && p.b == row.perspective_b;
        });
        if (pair == pairs.end())
            pair = pairs.insert(pairs.end(), PairOfPerspectives{row.scope.instrument, row.perspective_a, row.perspective_b, {}, {}, {}});
        if (is_clear(facts, row)) pair->clear.push_back(&row);
        else (row.p_adjusted ? pair->unclear : pair->untested).push_back(theme->title);
    }
    for (PairOfPerspectives& pair : pairs)
        std::ranges::stable_sort(
            pair.clear, [](const GapsRow* one, const GapsRow* other) { return std::abs(*one->difference) > std::abs(*other->difference); });
    return pairs;
}

Finding about_pair(const Facts& facts, const PairOfPerspectives& pair, std::string text) {
    return {"",
            "gap",
            "",
            std::move(text),
            fmt::format("gaps: instrument={}, wave={}, by=all, perspective_a={}, perspective_b={}", pair.instrument.view(), facts.latest(),
                        pair.a.view(), pair.b.view()),
            "perspectives"};
}

Finding listed_gap(const Facts& facts, const PairOfPerspectives& pair, std::string_view phrase, const std::vector<std::string>& themes) {
    return about_pair(
        facts, pair,
        facts.messages().say(phrase,
                             {{"a", facts.name_within(pair.a.view())},
                              {"b", facts.name_within(pair.b.view())},
                              {"themes", themes_in_words(facts, themes, pair.clear.size() + pair.unclear.size() + pair.untested.size())}}));
}

Finding more_gaps(const Facts& facts, const PairOfPerspectives& pair, std::size_t more) {
    return about_pair(facts, pair,
                      facts.messages().say(
                          more == 1 ? "gap.more.one" : "gap.more.many",
                          {{"n", std::to_string(more)}, {"a", facts.name_within(pair.a.view())}, {"b", facts.name_within(pair.b.view())}}));
}

void number(std::vector<Finding>& findings) {
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i].id = fmt::format("{}-{}", findings[i].kind, i + 1);
}

}  // namespace

std::string evidence(std::string_view table, const Scope& scope, std::string_view more) {
    std::string out(table);
    std::string_view gap = ": ";
    const auto name = [&](std::string_view column, std::string_view value) {
        if (value.empty()) return;
        out += fmt::format("{}{}={}", gap, column, value);
        gap = ", ";
    };
    for (const auto& [column, member] : scope_columns()) name(column.name, (scope.*member).view());
    if (!more.empty()) out += std::string(gap) + std::string(more);
    return out;
}

std::vector<Finding> participation_findings(const Facts& facts) {
    std::vector<Finding> findings;
    for (const ResponsesRow& row : facts.results().responses)
        if (row.scope.by == "all" && row.scope.wave == facts.latest()) {
            std::string text = participation(facts, row);
            if (facts.families().size() > 1)
                text = facts.messages().say("in-family", {{"family", facts.family_title(row.scope.instrument.view())}, {"text", text}});
            findings.push_back({"", "participation", "", text, evidence("responses", row.scope), "who-answered"});
        }
    number(findings);
    return findings;
}

std::vector<Finding> standing_findings(const Facts& facts) {
    std::vector<Finding> findings;
    for (const Theme& theme : facts.themes()) findings.push_back(standing(facts, theme));
    number(findings);
    return findings;
}

std::vector<Finding> gap_findings(const Facts& facts) {
    std::vector<Finding> findings;
    for (const PairOfPerspectives& pair : latest_gaps(facts)) {
        const std::size_t told = std::min(pair.clear.size(), most_gaps);
        for (const GapsRow* row : std::span(pair.clear).first(told))
            findings.push_back(clear_gap(facts, *row, *facts.theme(row->scope.instrument.view(), row->scale.view())));
        if (told < pair.clear.size()) findings.push_back(more_gaps(facts, pair, pair.clear.size() - told));
        if (!pair.unclear.empty()) findings.push_back(listed_gap(facts, pair, "gap.none", pair.unclear));
        if (!pair.untested.empty()) findings.push_back(listed_gap(facts, pair, "gap.not-tested", pair.untested));
    }
    number(findings);
    return findings;
}

Findings findings_table(const std::vector<Finding>& findings, const Facts& facts) {
    Findings table;
    Labels& labels = *table.labels;
    for (const Finding& finding : findings) {
        Scope scope;
        if (finding.kind != "change") scope.wave = labels.intern(facts.latest());
        scope.by = labels.intern("all");
        table.rows.push_back({scope, labels.intern(finding.id), labels.intern(finding.kind), labels.intern(finding.scale),
                              labels.intern(finding.text), labels.intern(finding.evidence)});
    }
    return table;
}

}  // namespace recaudit
