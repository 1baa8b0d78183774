#include <recaudit/core/number_format.hpp>
#include <recaudit/report/control_figures.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/trends.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace recaudit {
namespace {

constexpr std::size_t most_rows = 60;

/// Where the waves lie between the first and the last: by date where each has one, else evenly.
std::vector<double> places_of(const Facts& facts) {
    const auto& waves = facts.waves();
    std::vector<double> days;
    for (const std::string& id : waves)
        for (const Wave& wave : facts.study().waves)
            if (wave.id == id && wave.day) days.push_back(static_cast<double>(*wave.day));
    if (days.size() != waves.size() || days.back() <= days.front()) {
        days.clear();
        for (std::size_t i = 0; i < waves.size(); ++i) days.push_back(static_cast<double>(i));
    }
    std::vector<double> places;
    for (const double day : days) places.push_back((day - days.front()) / std::max(1.0, days.back() - days.front()));
    return places;
}

LinePanel panel_of(const Facts& facts, const Theme& theme) {
    LinePanel panel{theme.title, {}};
    for (const std::string& perspective : facts.perspectives()) {
        auto& points = panel.series.emplace_back();
        for (const std::string& wave : facts.waves()) {
            const Standing standing = facts.standing(theme, {perspective, wave});
            points.push_back({standing.value, standing.interval, standing.value ? readable(*standing.value, 0) : "",
                              theme.title + ", " + facts.name_within(perspective) + ", " + wave + ": " + in_words(facts, standing),
                              standing.status == Status::withheld, is_broken_before(facts, theme, perspective, wave)});
        }
    }
    return panel;
}

/// Tens around everything that is drawn, so that small changes can be seen; the description says where the axis ends.
Axis axis_around(const std::vector<LinePanel>& panels, std::string label) {
    double low = 100, high = 0;
    for (const LinePanel& panel : panels)
        for (const auto& points : panel.series)
            for (const LinePoint& point : points)
                for (const Number number : {point.value, point.interval.low, point.interval.high})
                    if (number) {
                        low = std::min(low, *number);
                        high = std::max(high, *number);
                    }
    if (low > high) return {0, 100, 20, std::move(label)};
    low = std::max(0.0, std::floor(low / 10) * 10);
    high = std::min(100.0, std::ceil(high / 10) * 10);
    if (high - low < 20) (low >= 10 ? low -= 10 : high += 10);
    return {low, high, high - low > 60 ? 20.0 : 10.0, std::move(label)};
}

Figure lines_figure(const Facts& facts, const std::string& family, std::size_t position) {
    const Messages& messages = facts.messages();
    LineChart chart;
    chart.head = {"fig-change-" + std::to_string(position + 1), messages.say("change.chart"), "", ""};
    chart.waves = facts.waves();
    chart.places = places_of(facts);
    if (facts.families().size() > 1) chart.head.title += ": " + facts.family_title(family);
    for (const std::string& perspective : facts.perspectives()) chart.series.push_back(facts.name_of(perspective));
    for (const Theme& theme : facts.themes())
        if (theme.instrument == family) chart.panels.push_back(panel_of(facts, theme));
    chart.axis = axis_around(chart.panels, messages.say("axis.hundred"));
    chart.head.description =
        messages.say("change.chart-description", {{"low", readable(chart.axis.low, 0)}, {"high", readable(chart.axis.high, 0)}});
    ReportTable data{
        chart.head.title, {{messages.say("column.theme"), Alignment::text}, {messages.say("column.who"), Alignment::text}}, {}};
    for (const std::string& wave : facts.waves()) data.columns.push_back({wave, Alignment::number});
    for (const Theme& theme : facts.themes())
        for (const std::string& perspective : facts.perspectives()) {
            if (theme.instrument != family) continue;
            auto& row = data.rows.emplace_back(std::vector<ReportCell>{theme.title, facts.name_of(perspective)});
            for (const std::string& wave : facts.waves()) row.emplace_back(in_short(facts, facts.standing(theme, {perspective, wave})));
        }
    return {std::move(chart), std::move(data)};
}

ReportTable empty_table(const Facts& facts, std::string caption) {
    const Messages& messages = facts.messages();
    ReportTable table{std::move(caption),
                      {{messages.say("column.theme"), Alignment::text},
                       {messages.say("column.who"), Alignment::text},
                       {messages.say("column.rounds"), Alignment::text}},
                      {}};
    for (const std::string& heading : {messages.say("column.people-from"), messages.say("column.people-to"), messages.say("column.change"),
                                       messages.say("column.interval", {{"level", percent_of_one(facts.study().confidence)}}),
                                       messages.say("column.p"), messages.say("column.detectable")})
        table.columns.push_back({heading, Alignment::number});
    table.columns.push_back({messages.say("column.verdict"), Alignment::text});
    return table;
}

std::vector<ReportCell> table_row(const Facts& facts, const ChangeRow& row, const Theme& theme) {
    const Messages& messages = facts.messages();
    const Number points = facts.points_per_unit(theme, row.scope.perspective.view());
    const auto in_points = [&](Number number) { return number && points ? Number(*number * *points) : Number(); };
    std::string who = facts.name_of(row.scope.perspective.view());
    if (!row.scope.site.empty()) who = row.scope.site.str() + ": " + who;
    const std::string verdict = row.status == Status::withheld         ? "withheld"
                                : row.status == Status::not_comparable ? "status.not_comparable"
                                : row.verdict.empty()                  ? "verdict.not_tested"
                                                                       : "verdict." + row.verdict.str();
    return {theme.title,
            who,
            messages.say("from-to", {{"from", row.wave_from.str()}, {"to", row.wave_to.str()}}),
            cell(facts, row.n_from, row.status),
            cell(facts, row.n_to, row.status),
            cell(facts, in_points(row.difference), row.status, 0),
            cell(facts, Interval{in_points(row.ci_low), in_points(row.ci_high)}, row.status, 0),
            p_cell(facts, row.p_adjusted, row.status),
            cell(facts, in_points(row.smallest_detectable), row.status, 0),
            messages.say(verdict)};
}

struct PickedRows {
    ReportTable table;
    std::size_t left_out = 0;
};

/// The rows of `change` that `wanted` picks, up to a limit; the rest is left to the file.
PickedRows picked(const Facts& facts, const std::string& caption, const std::function<bool(const ChangeRow&)>& wanted) {
    PickedRows out{empty_table(facts, caption)};
    for (const ChangeRow& row : facts.results().change) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (theme == nullptr || !wanted(row)) continue;
        if (out.table.rows.size() < most_rows) out.table.rows.push_back(table_row(facts, row, *theme));
        else ++out.left_out;
    }
    return out;
}

/// For a table whose caption tells the rounds.
PickedRows without_rounds(PickedRows rows) {
    constexpr std::ptrdiff_t rounds = 2;
    rows.table.columns.erase(rows.table.columns.begin() + rounds);
    for (auto& cells : rows.table.rows) cells.erase(cells.begin() + rounds);
    return rows;
}

void add_table(ReportSection& section, const Facts& facts, PickedRows rows) {
    if (!rows.table.rows.empty()) section.blocks.emplace_back(std::move(rows.table));
    if (rows.left_out > 0)
        section.blocks.emplace_back(
            Paragraph{facts.messages().say("more-rows", {{"n", std::to_string(rows.left_out)}, {"table", "change"}}), Tone::note});
}

}  // namespace

ReportSection change_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"change", messages.say("change"), {}, {}};
    if (facts.waves().size() < 2) {
        section.blocks.emplace_back(Paragraph{messages.say("change.first"), Tone::plain});
        return section;
    }
    section.blocks.emplace_back(
        Paragraph{messages.say(facts.study().respondents == Respondents::linked ? "change.linked" : "change.independent"), Tone::plain});
    section.blocks.emplace_back(Paragraph{messages.say("change.patience"), Tone::note});
    std::ranges::move(version_blocks(facts), std::back_inserter(section.blocks));
    for (std::size_t i = 0; i < facts.families().size(); ++i) section.blocks.emplace_back(lines_figure(facts, facts.families()[i], i));
    const auto first_to_latest = [&](const ChangeRow& row) {
        return row.wave_from == facts.waves().front() && row.wave_to == facts.latest();
    };
    std::ranges::move(trend_blocks(facts), std::back_inserter(section.blocks));
    std::ranges::move(control_blocks(facts), std::back_inserter(section.blocks));
    const auto add = [&](PickedRows rows) { add_table(section, facts, std::move(rows)); };
    add(without_rounds(picked(facts,
                              messages.say("change.everyone", {{"from", facts.waves().front()}, {"to", std::string(facts.latest())}}),
                              [&](const ChangeRow& row) { return row.scope.by == "all" && first_to_latest(row); })));
    add(picked(facts, messages.say("change.steps"), [&](const ChangeRow& row) { return row.scope.by == "all" && !first_to_latest(row); }));
    add(picked(facts, messages.say("change.sites"),
               [](const ChangeRow& row) { return row.scope.by == "site" && (row.verdict == "higher" || row.verdict == "lower"); }));
    return section;
}

}  // namespace recaudit
