#include <recaudit/report/control_figures.hpp>

#include <recaudit/charts/axis.hpp>
#include <recaudit/core/number_format.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <map>

namespace recaudit {
namespace {

constexpr std::size_t panels_in_figure = 8;

/// The series of everyone of one perspective on one theme.
struct Series {
    const Theme* theme;
    std::map<std::string_view, const SpcRow*> waves;
};

std::vector<Series> series_of(const Facts& facts, const std::string& perspective) {
    std::vector<Series> out;
    for (const SpcRow& row : facts.results().spc) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (theme == nullptr || row.scope.by != "all" || row.scope.perspective != perspective || row.status == Status::withheld) continue;
        if (!facts.in_hundred(*theme, perspective, row.value)) continue;
        auto at = std::ranges::find(out, theme, &Series::theme);
        if (at == out.end()) at = out.insert(at, Series{theme, {}});
        at->waves.emplace(row.scope.wave.view(), &row);
    }
    return out;
}

std::string rule_in_words(const Facts& facts, const SpcRow& row) {
    return row.rule.empty() ? facts.messages().say("control.no-rule") : facts.messages().say("control.rule." + row.rule.str());
}

std::string value_in_words(const Facts& facts, const Theme& theme, const SpcRow& row, Number value) {
    const Number points = facts.in_hundred(theme, row.scope.perspective.view(), value);
    return points ? readable(*points, 0) : "\u2013";
}

ControlPanel panel_of(const Facts& facts, const std::string& perspective, const Series& series) {
    ControlPanel panel{series.theme->title, {}, {}, {}, {}};
    for (const std::string& wave : facts.waves()) {
        ControlPoint& point = panel.points.emplace_back();
        const auto at = series.waves.find(wave);
        if (at == series.waves.end()) continue;
        const SpcRow& row = *at->second;
        const auto in_hundred = [&](Number value) { return facts.in_hundred(*series.theme, perspective, value); };
        point = {in_hundred(row.value), !row.rule.empty(),
                 facts.messages().say("control.hover", {{"theme", series.theme->title},
                                                        {"wave", wave},
                                                        {"value", value_in_words(facts, *series.theme, row, row.value)},
                                                        {"rule", rule_in_words(facts, row)}})};
        panel.centre = in_hundred(row.centre);
        panel.lower = in_hundred(row.lower);
        panel.upper = in_hundred(row.upper);
    }
    return panel;
}

/// Holds every value and limit of the panels.
Axis axis_around(const std::vector<ControlPanel>& panels, std::string label) {
    double low = 100, high = 0;
    const auto hold = [&](Number value) {
        if (!value) return;
        low = std::min(low, std::max(0.0, *value));
        high = std::max(high, std::min(100.0, *value));
    };
    for (const ControlPanel& panel : panels) {
        for (const Number limit : {panel.lower, panel.upper}) hold(limit);
        for (const ControlPoint& point : panel.points) hold(point.value);
    }
    return axis_over(low, high, std::move(label));
}

void add_table_rows(ReportTable& table, const Facts& facts, const Series& series) {
    for (const std::string& wave : facts.waves()) {
        const auto at = series.waves.find(wave);
        if (at == series.waves.end()) continue;
        const SpcRow& row = *at->second;
        const std::string_view who = row.scope.perspective.view();
        const auto in_hundred = [&](Number value) { return facts.in_hundred(*series.theme, who, value); };
        table.rows.push_back({series.theme->title, wave, cell(facts, in_hundred(row.value), row.status, 0),
                              cell(facts, in_hundred(row.centre), row.status, 0),
                              cell(facts, Interval{in_hundred(row.lower), in_hundred(row.upper)}, row.status, 0),
                              rule_in_words(facts, row)});
    }
}

ReportTable empty_table(const Facts& facts, std::string caption) {
    const Messages& messages = facts.messages();
    ReportTable table{
        std::move(caption), {{messages.say("column.theme"), Alignment::text}, {messages.say("column.round"), Alignment::text}}, {}};
    for (const std::string_view heading : {"column.score", "control.centre", "control.limit"})
        table.columns.push_back({messages.say(heading), Alignment::number});
    table.columns.push_back({messages.say("column.verdict"), Alignment::text});
    return table;
}

Figure figure_of(const Facts& facts, const std::string& perspective, const std::vector<Series>& all, std::size_t first) {
    const Messages& messages = facts.messages();
    const std::size_t last = std::min(first + panels_in_figure, all.size());
    ControlChart chart;
    for (std::size_t i = first; i < last; ++i) chart.panels.push_back(panel_of(facts, perspective, all[i]));
    chart.axis = axis_around(chart.panels, messages.say("axis.hundred"));
    chart.waves = facts.waves();
    chart.usual = messages.say("control.usual");
    chart.signal = messages.say("control.signal");
    chart.centre = messages.say("control.centre");
    chart.limit = messages.say("control.limit");
    std::string title = messages.say("control.chart", {{"who", facts.name_of(perspective)}});
    if (all.size() > panels_in_figure)
        title += messages.say("part-of", {{"n", std::to_string(first / panels_in_figure + 1)},
                                          {"all", std::to_string((all.size() + panels_in_figure - 1) / panels_in_figure)}});
    chart.head = {"fig-control-" + slug(perspective.empty() ? "all" : perspective) + "-" + std::to_string(first / panels_in_figure + 1),
                  title,
                  messages.say("control.description", {{"low", readable(chart.axis.low, 0)}, {"high", readable(chart.axis.high, 0)}}), ""};
    ReportTable data = empty_table(facts, title);
    for (std::size_t i = first; i < last; ++i) add_table_rows(data, facts, all[i]);
    return {std::move(chart), std::move(data)};
}

}  // namespace

std::vector<Block> control_blocks(const Facts& facts) {
    std::vector<Block> out;
    for (const std::string& perspective : facts.perspectives()) {
        const auto all = series_of(facts, perspective);
        for (std::size_t first = 0; first < all.size(); first += panels_in_figure)
            out.emplace_back(figure_of(facts, perspective, all, first));
    }
    if (!out.empty()) out.insert(out.begin(), Paragraph{facts.messages().say("control.intro"), Tone::plain});
    return out;
}

}  // namespace recaudit
