#include <recaudit/charts/layouts.hpp>
#include <recaudit/charts/text_metrics.hpp>
#include <recaudit/core/number_format.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr double lane_height = 20;
constexpr double row_gap = 8;
constexpr double label_width = 210;
constexpr double widest_text = 190;

struct Layout {
    Scaling x;
    double text_x = 0;
};

double text_column(const DotChart& chart) {
    double width = 0;
    for (const DotGroup& group : chart.groups)
        for (const DotRow& row : group.rows)
            for (const DotLane& lane : row.lanes) width = std::max(width, text_width(lane.text, text_size));
    return std::min(width, widest_text);
}

Layout layout_of(const DotChart& chart) {
    const double texts = text_column(chart);
    const double right = chart_width - (texts > 0 ? texts + 16 : 12);
    return {{chart.axis.low, chart.axis.high, label_width + 12, right - 8}, right + 8};
}

double height_of(const DotRow& row, const std::vector<std::string>& label) {
    return std::max(lane_height * static_cast<double>(row.lanes.size()), line_height * static_cast<double>(label.size())) + row_gap;
}

void draw_lane(Canvas& canvas, const DotLane& lane, const Layout& layout, double y) {
    canvas.begin(lane.hover);
    if (lane.withheld) canvas.hatched({layout.x.at_low, y - 5}, layout.x.at_high - layout.x.at_low, 10);
    if (lane.interval.low && lane.interval.high)
        canvas.interval({layout.x(*lane.interval.low), y}, {layout.x(*lane.interval.high), y}, lane.series);
    if (lane.value) canvas.mark({layout.x(*lane.value), y}, lane.series);
    canvas.lines({layout.text_x, y}, wrapped(lane.text, text_size, widest_text), Anchor::start, lane.value ? "c-ink" : "c-muted");
    canvas.end();
}

double draw_row(Canvas& canvas, const DotRow& row, const Layout& layout, double top) {
    const auto label = wrapped(row.label, text_size, label_width);
    const double height = height_of(row, label);
    canvas.lines({label_width, top + height / 2}, label, Anchor::end);
    double y = top + (height - lane_height * static_cast<double>(row.lanes.size())) / 2 + lane_height / 2;
    for (const DotLane& lane : row.lanes) {
        draw_lane(canvas, lane, layout, y);
        y += lane_height;
    }
    return top + height;
}

double rows_height(const DotGroup& group) {
    double height = 0;
    for (const DotRow& row : group.rows) height += height_of(row, wrapped(row.label, text_size, label_width));
    return height;
}

double draw_group(Canvas& canvas, const DotGroup& group, const Axis& axis, const Layout& layout, double y) {
    if (!group.heading.empty()) {
        const auto heading = wrapped(group.heading, text_size, chart_width - 16);
        const double height = line_height * static_cast<double>(heading.size()) + 8;
        canvas.lines({8, y + height / 2}, heading, Anchor::start, "c-bold");
        y += height;
    }
    const double bottom = y + rows_height(group);
    for (const double value : ticks(axis)) canvas.line({layout.x(value), y}, {layout.x(value), bottom}, "c-grid");
    for (const DotRow& row : group.rows) y = draw_row(canvas, row, layout, y);
    return y;
}

}  // namespace

double draw_axis(Canvas& canvas, const Axis& axis, const Scaling& x, double top, double bottom) {
    for (const double value : ticks(axis)) {
        canvas.line({x(value), top}, {x(value), bottom}, "c-grid");
        canvas.text({x(value), bottom + 12}, readable(value, axis.step < 1 ? 1 : 0), Anchor::middle, "c-muted");
    }
    const auto label = wrapped(axis.label, text_size, chart_width - 16);
    // Centred below the axis, but never beyond the chart's right edge.
    double half = 0;
    for (const std::string& one : label) half = std::max(half, text_width(one, text_size) / 2);
    const double middle = std::clamp((x.at_low + x.at_high) / 2, half + 4, chart_width - half - 4);
    canvas.lines({middle, bottom + 30 + line_height * (static_cast<double>(label.size()) - 1) / 2}, label, Anchor::middle, "c-muted");
    return 38 + line_height * (static_cast<double>(label.size()) - 1);
}

double draw(Canvas& canvas, const DotChart& chart) {
    const Layout layout = layout_of(chart);
    double y = 4;
    if (chart.series.size() > 1) y = canvas.legend(16, chart.series);
    for (const DotGroup& group : chart.groups) y = draw_group(canvas, group, chart.axis, layout, y);
    return y + draw_axis(canvas, chart.axis, layout.x, y, y + 4) + 4;
}

}  // namespace recaudit
