#include <recaudit/report/told.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/report/scale_ends.hpp>
#include <recaudit/report/standing_chart.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr std::string_view reader = "service_user";
constexpr std::size_t most_told = 4;  // of a kind: a short report is read

std::string whole(double value) { return readable(value, 0); }

/// Whose answers the report tells first: the readers' own, where they were asked.
std::string first_perspective(const Facts& facts) {
    const auto& all = facts.perspectives();
    if (std::ranges::find(all, reader) != all.end() || all.empty()) return std::string(reader);
    return all.front();
}

std::vector<Block> who_answered(const Facts& facts) {
    const Messages& messages = facts.messages();
    Sentences list;
    for (const ResponsesRow& row : facts.results().responses) {
        if (row.scope.by != "all" || row.scope.wave != facts.latest() || !row.responded) continue;
        const std::string who = facts.name_within(row.scope.perspective.view());
        const bool known = row.headcount && *row.headcount >= *row.responded;
        list.texts.push_back(messages.say(known ? "plain.answered-of" : "plain.answered",
                                          {{"n", whole(static_cast<double>(*row.responded))},
                                           {"who", who},
                                           {"headcount", known ? whole(static_cast<double>(*row.headcount)) : ""}}));
    }
    if (list.texts.empty()) return {Paragraph{messages.say("plain.few"), Tone::plain}};
    return {std::move(list)};
}

/// Every theme with its score alone: how far off it may be is said in words.
Figure plain_scores(const Facts& facts, const std::string& perspective) {
    const Messages& messages = facts.messages();
    std::vector<StandingLine> lines;
    for (const Theme& theme : facts.themes()) {
        Standing standing = facts.standing(theme, {perspective, facts.latest()});
        if (theme.composite || !standing.value) continue;
        standing.interval = {};
        lines.push_back({"", theme.title, perspective, 0, standing});
    }
    Figure figure = standing_figure(facts,
                                    {"fig-plain",
                                     messages.say("plain.chart", {{"who", facts.name_within(perspective)}}),
                                     messages.say("plain.chart-description"),
                                     "",
                                     messages.say("column.theme"),
                                     {""}},
                                    lines);
    figure.data.columns.pop_back();  // of intervals
    for (auto& row : figure.data.rows) row.pop_back();
    return figure;
}

/// The same in large letters: the letters of a chart are as large as its width allows.
ReportTable large_table(const Facts& facts, const std::string& who, const ReportTable& scores) {
    ReportTable table{facts.messages().say("plain.table", {{"who", who}}),
                      {scores.columns.front(), {facts.messages().say("plain.number"), Alignment::number}},
                      {}};
    for (const auto& row : scores.rows) table.rows.push_back({row.front(), row.back()});
    return table;
}

/// How many points the least certain of these scores might be off.
std::optional<double> furthest_off(const Facts& facts, const std::string& perspective) {
    std::optional<double> most;
    for (const Theme& theme : facts.themes()) {
        const Standing standing = facts.standing(theme, {perspective, facts.latest()});
        if (theme.composite || !standing.value || !standing.interval.low || !standing.interval.high) continue;
        const double off = std::max(*standing.interval.high - *standing.value, *standing.value - *standing.interval.low);
        most = std::max(most.value_or(0), std::ceil(off));
    }
    return most;
}

std::vector<Block> scores(const Facts& facts) {
    const Messages& messages = facts.messages();
    const std::string perspective = first_perspective(facts);
    std::vector<Block> blocks{Paragraph{messages.say("plain.scale"), Tone::plain}};
    Figure figure = plain_scores(facts, perspective);
    if (figure.data.rows.empty()) return {Paragraph{messages.say("plain.few"), Tone::plain}};
    for (const Theme& theme : facts.themes())
        if (std::string ends = theme.composite ? "" : ends_in_words(facts, theme); !ends.empty())
            blocks.emplace_back(Paragraph{std::move(ends), Tone::plain});
    blocks.emplace_back(large_table(facts, facts.name_within(perspective), figure.data));
    blocks.emplace_back(std::move(figure));
    if (const auto off = furthest_off(facts, perspective))
        blocks.emplace_back(Paragraph{messages.say("plain.off", {{"points", whole(*off)}}), Tone::plain});
    return blocks;
}

bool is_clear(const Facts& facts, const Number& p_adjusted) { return p_adjusted && *p_adjusted < 1 - facts.study().confidence; }

const Theme* plain_theme(const Facts& facts, const Scope& scope, const Label& scale) {
    const Theme* theme = facts.theme(scope.instrument.view(), scale.view());
    return theme != nullptr && theme->composite ? nullptr : theme;
}

std::vector<Block> seen_differently(const Facts& facts) {
    const Messages& messages = facts.messages();
    Sentences list;
    std::vector<const GapsRow*> clear;
    bool asked = false;
    for (const GapsRow& row : facts.results().gaps) {
        if (row.scope.by != "all" || row.scope.wave != facts.latest() || plain_theme(facts, row.scope, row.scale) == nullptr) continue;
        asked = true;
        if (is_clear(facts, row.p_adjusted) && row.mean_a && row.mean_b) clear.push_back(&row);
    }
    if (!asked) return {};
    std::ranges::stable_sort(clear, std::greater(), [](const GapsRow* row) { return std::abs(*row->mean_a - *row->mean_b); });
    for (const GapsRow* row : clear)
        if (list.texts.size() < most_told)
            list.texts.push_back(messages.say(*row->mean_a > *row->mean_b ? "plain.gap-higher" : "plain.gap-lower",
                                              {{"a", facts.name_of(row->perspective_a.view())},
                                               {"b", facts.name_within(row->perspective_b.view())},
                                               {"theme", plain_theme(facts, row->scope, row->scale)->title},
                                               {"mean_a", whole(*row->mean_a)},
                                               {"mean_b", whole(*row->mean_b)}}));
    if (list.texts.empty()) return {Paragraph{messages.say("plain.gap-none"), Tone::plain}};
    return {std::move(list), Paragraph{messages.say("plain.gap-talk"), Tone::plain}};
}

std::vector<Block> changed(const Facts& facts) {
    const Messages& messages = facts.messages();
    if (facts.waves().size() < 2) return {Paragraph{messages.say("plain.first"), Tone::plain}};
    Sentences list;
    for (const ChangeRow& row : facts.results().change) {
        const Theme* theme = plain_theme(facts, row.scope, row.scale);
        if (theme == nullptr || row.scope.by != "all" || row.scope.perspective != first_perspective(facts) ||
            row.wave_from != facts.waves().front() || row.wave_to != facts.latest() || list.texts.size() >= most_told)
            continue;
        if (row.verdict == "higher" || row.verdict == "lower")
            list.texts.push_back(messages.say("plain.change-" + row.verdict.str(),
                                              {{"theme", theme->title}, {"from", row.wave_from.str()}, {"to", row.wave_to.str()}}));
    }
    std::vector<Block> blocks;
    if (list.texts.empty()) blocks.emplace_back(Paragraph{messages.say("plain.change-none"), Tone::plain});
    else blocks.emplace_back(std::move(list));
    blocks.emplace_back(Paragraph{messages.say("plain.patience"), Tone::plain});
    return blocks;
}

Sentences sentences(const Messages& messages, std::initializer_list<std::string_view> ids) {
    Sentences list;
    for (const std::string_view id : ids) list.texts.push_back(messages.say(id));
    return list;
}

}  // namespace

std::vector<ReportSection> service_user_sections(const Told& told) {
    const Facts& facts = told.own;
    const Messages& messages = facts.messages();
    std::vector<ReportSection> sections;
    const auto add = [&](const std::string& id, std::vector<Block> blocks) {
        if (!blocks.empty()) sections.push_back({"plain-" + id, messages.say("plain.heading." + id), std::move(blocks), {}});
    };
    add("about", {Paragraph{messages.say("plain.about"), Tone::plain}});
    add("who", who_answered(facts));
    add("said", scores(facts));
    add("different", seen_differently(facts));
    add("changed", changed(facts));
    add("unknown", {sentences(messages, {"plain.unknown.silent", "plain.unknown.why"})});
    add("talk", {sentences(messages, {"plain.talk.true", "plain.talk.first", "plain.talk.tell"})});
    const bool hidden = told.all.study().disclosure.on;
    add("private", {Paragraph{messages.say(hidden ? "plain.private" : "withheld.off",
                                           {{"minimum", std::to_string(told.all.study().disclosure.minimum)}}),
                              Tone::plain}});
    return sections;
}

}  // namespace recaudit
