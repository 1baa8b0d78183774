#include <recaudit/report/line_items.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// A line as it is shown: its ends in the order of the scores.
struct Line {
    std::string text, low, high;
    double minimum, maximum;
};

Line line_of(const Facts& facts, const Instrument& form, const Item& item) {
    const std::string& language = facts.study().report.language;
    const OptionSet& set = form.options_of(item);
    Line line{words_of(facts, form, item), std::string(set.low.in(language)), std::string(set.high.in(language)), set.minimum, set.maximum};
    if (item.reverse) std::swap(line.low, line.high);
    return line;
}

/// Where a value lies on the way from one end to the other, 0 to 100.
Number place_on(const Line& line, Number value) {
    if (!value) return {};
    return std::clamp(100 * (*value - line.minimum) / (line.maximum - line.minimum), 0.0, 100.0);
}

DotLane lane_of(const Facts& facts, const Line& line, const ItemsRow& row, const std::string& label) {
    const Messages& messages = facts.messages();
    DotLane lane;
    lane.value = place_on(line, row.mean);
    lane.withheld = row.status == Status::withheld;
    if (!lane.value) {
        lane.text = lane.withheld ? messages.say("withheld") : reason(facts, row.status);
        lane.hover = label + ": " + lane.text;
        return lane;
    }
    if (row.sd) lane.interval = {place_on(line, *row.mean - *row.sd), place_on(line, *row.mean + *row.sd)};
    lane.text = readable(*lane.value, 0);
    lane.hover = messages.say("item.line-hover", {{"item", label}, {"place", lane.text}, {"people", people(facts, row.n)}});
    return lane;
}

std::vector<ReportCell> table_row(const Facts& facts, const Line& line, const ItemsRow& row) {
    return {line.text,
            line.low,
            line.high,
            cell(facts, row.n, row.status),
            cell(facts, place_on(line, row.mean), row.status, 0),
            cell(facts, row.sd ? Number(100 * *row.sd / (line.maximum - line.minimum)) : Number(), row.status, 0),
            cell(facts, dont_know_share(row), row.status, 0)};
}

Figure empty_figure(const Facts& facts, const Theme& theme, const std::string& perspective) {
    const Messages& messages = facts.messages();
    const std::string title = messages.say(
        "items.line-chart", {{"theme", theme.title}, {"who", facts.name_within(perspective)}, {"when", when(facts, facts.latest())}});
    DotChart chart;
    chart.head = {"fig-lines-" + theme.anchor + "-" + slug(perspective), title, messages.say("items.line-description"), ""};
    chart.axis.label = messages.say("axis.line");
    chart.series = {""};
    chart.groups.emplace_back();
    ReportTable table{title, {}, {}};
    for (const std::string_view heading : {"column.item", "column.low-end", "column.high-end"})
        table.columns.push_back({messages.say(heading), Alignment::text});
    for (const std::string_view heading : {"column.people", "column.mean-place", "column.spread", "dont-know"})
        table.columns.push_back({messages.say(heading), Alignment::number});
    return {std::move(chart), std::move(table)};
}

}  // namespace

bool is_open_line(const Instrument& form, const Item& item) {
    const OptionSet& set = form.options_of(item);
    return set.is_continuum() && !set.declares_favourable();
}

std::optional<Figure> open_lines_figure(const Facts& facts, const Theme& theme, const std::string& perspective) {
    const Instrument* form = facts.form(theme.instrument, perspective);
    const auto scale = form == nullptr ? std::nullopt : form->find_scale(theme.id);
    if (!scale) return std::nullopt;
    Figure figure = empty_figure(facts, theme, perspective);
    for (const std::size_t index : form->scales[*scale].items) {
        const Item& item = form->items[index];
        const ItemsRow* row = facts.item(theme.instrument, perspective, item.id);
        if (row == nullptr || !is_open_line(*form, item)) continue;
        const Line line = line_of(facts, *form, item);
        const std::string label = facts.messages().say("item.line", {{"text", line.text}, {"low", line.low}, {"high", line.high}});
        std::get<DotChart>(figure.chart).groups.front().rows.push_back({label, {lane_of(facts, line, *row, label)}});
        figure.data.rows.push_back(table_row(facts, line, *row));
    }
    if (figure.data.rows.empty()) return std::nullopt;
    return figure;
}

}  // namespace recaudit
