#include <recaudit/charts/layouts.hpp>
#include <recaudit/charts/text_metrics.hpp>
#include <recaudit/core/number_format.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace recaudit {
namespace {

constexpr double panel_width = 246;
constexpr double plot_height = 150;
constexpr double number_width = 30;  // for the numbers left of the axis
constexpr double text_room = 40;     // for the values right of the last point
constexpr std::size_t panels_across = 3;

struct Layout {
    Scaling x;
    Scaling y;
    double numbers_x;  // right end of the numbers of the axis
};

/// Every how many waves there is room for a name.
std::size_t label_step(const LineChart& chart, double width) {
    double widest = 0;
    for (const std::string& wave : chart.waves) widest = std::max(widest, text_width(wave, text_size) + 8);
    const double fit = std::max(1.0, std::floor(width / widest) + 1);
    return static_cast<std::size_t>(std::ceil(static_cast<double>(chart.waves.size()) / fit));
}

void draw_frame(Canvas& canvas, const LineChart& chart, const Layout& layout) {
    for (const double value : ticks(chart.axis)) {
        canvas.line({layout.numbers_x + 4, layout.y(value)}, {layout.x.at_high + 8, layout.y(value)}, "c-grid");
        canvas.text({layout.numbers_x, layout.y(value)}, readable(value, 0), Anchor::end, "c-muted");
    }
    const std::size_t step = label_step(chart, layout.x.at_high - layout.x.at_low);
    for (std::size_t wave = 0; wave < chart.waves.size(); wave += step)
        canvas.text({layout.x(chart.places[wave]), layout.y.at_low + 16}, chart.waves[wave], Anchor::middle, "c-muted");
}

/// Side by side where several series meet at one wave, so that their intervals do not lie on each other.
double offset(std::size_t series, std::size_t count) { return (static_cast<double>(series) - (static_cast<double>(count) - 1) / 2) * 7; }

/// Points that a line joins: neighbours with values, none broken off from the one before.
std::vector<std::vector<std::size_t>> runs_of(const std::vector<LinePoint>& points) {
    std::vector<std::vector<std::size_t>> runs(1);
    for (std::size_t wave = 0; wave < points.size(); ++wave) {
        if (!points[wave].value || points[wave].broken) runs.emplace_back();
        if (points[wave].value) runs.back().push_back(wave);
    }
    return runs;
}

/// The intervals of neighbouring waves as a band behind the line.
void draw_band(Canvas& canvas, const std::vector<LinePoint>& points, const std::vector<std::size_t>& run, std::size_t series,
               const Layout& layout, const std::function<double(std::size_t)>& place) {
    std::vector<Point> above, below;
    for (const std::size_t wave : run) {
        const Interval& interval = points[wave].interval;
        if (!interval.low || !interval.high) return;
        above.push_back({place(wave), layout.y(*interval.high)});
        below.push_back({place(wave), layout.y(*interval.low)});
    }
    above.insert(above.end(), below.rbegin(), below.rend());
    canvas.area(above, series % 2 == 0 ? "c-even-band" : "c-odd-band");
}

void draw_point(Canvas& canvas, const LinePoint& point, double x, std::size_t series, const Layout& layout) {
    canvas.begin(point.hover);
    if (point.withheld) canvas.hatched({x - 4, layout.y.at_high}, 8, plot_height);
    if (point.interval.low && point.interval.high)
        canvas.interval({x, layout.y(*point.interval.low)}, {x, layout.y(*point.interval.high)}, series);
    if (point.value) canvas.mark({x, layout.y(*point.value)}, series);
    canvas.end();
}

void draw_series(Canvas& canvas, const LineChart& chart, const std::vector<LinePoint>& points, std::size_t series, const Layout& layout) {
    const auto place = [&](std::size_t wave) { return layout.x(chart.places[wave]) + offset(series, chart.series.size()); };
    for (const auto& run : runs_of(points)) {
        if (run.size() < 2) continue;
        std::vector<Point> line;
        for (const std::size_t wave : run) line.push_back({place(wave), layout.y(*points[wave].value)});
        draw_band(canvas, points, run, series, layout, place);
        canvas.path(line, series);
    }
    for (std::size_t wave = 0; wave < points.size(); ++wave) draw_point(canvas, points[wave], place(wave), series, layout);
}

struct EndLabel {
    double y;
    std::string text;
};

/// The values at one end, pushed apart where they would touch.
void draw_end_labels(Canvas& canvas, const LinePanel& panel, const Layout& layout, std::size_t wave, Anchor anchor) {
    std::vector<EndLabel> labels;
    for (const auto& points : panel.series)
        if (wave < points.size() && points[wave].value) labels.push_back({layout.y(*points[wave].value), points[wave].text});
    std::ranges::sort(labels, {}, &EndLabel::y);
    for (std::size_t i = 1; i < labels.size(); ++i) labels[i].y = std::max(labels[i].y, labels[i - 1].y + 14);
    const double overshoot = labels.empty() ? 0 : std::max(0.0, labels.back().y - layout.y.at_low - 4);
    const double x = anchor == Anchor::start ? layout.x.at_high + 16 : layout.x.at_low - 14;
    for (const EndLabel& label : labels) canvas.text({x, label.y - overshoot}, label.text, anchor);
}

void draw_panel(Canvas& canvas, const LineChart& chart, const LinePanel& panel, Point corner, double title_height) {
    const double plot_top = corner.y + title_height + 10;
    const double first_value = chart.waves.size() == 2 ? text_room - 10 : 0;  // two waves are a slope, with numbers at both ends
    const Layout layout{{0, 1, corner.x + number_width + 12 + first_value, corner.x + panel_width - text_room},
                        {chart.axis.low, chart.axis.high, plot_top + plot_height, plot_top},
                        corner.x + number_width};
    canvas.lines({corner.x + 4, corner.y + title_height / 2}, wrapped(panel.title, bold * text_size, panel_width - 16), Anchor::start,
                 "c-bold");
    draw_frame(canvas, chart, layout);
    for (std::size_t s = 0; s < panel.series.size(); ++s) draw_series(canvas, chart, panel.series[s], s, layout);
    draw_end_labels(canvas, panel, layout, chart.waves.size() - 1, Anchor::start);
    if (chart.waves.size() == 2) draw_end_labels(canvas, panel, layout, 0, Anchor::end);
}

double title_height(const LineChart& chart, std::size_t first) {
    std::size_t lines = 1;
    for (std::size_t i = first; i < std::min(first + panels_across, chart.panels.size()); ++i)
        lines = std::max(lines, wrapped(chart.panels[i].title, bold * text_size, panel_width - 16).size());
    return line_height * static_cast<double>(lines);
}

}  // namespace

double draw(Canvas& canvas, const LineChart& chart) {
    double y = 8;
    if (chart.series.size() > 1) y = canvas.legend(16, chart.series) + 8;
    for (std::size_t first = 0; first < chart.panels.size(); first += panels_across) {
        const double title = title_height(chart, first);
        for (std::size_t i = first; i < std::min(first + panels_across, chart.panels.size()); ++i)
            draw_panel(canvas, chart, chart.panels[i], {8 + static_cast<double>(i - first) * (panel_width + 3), y}, title);
        y += title + plot_height + 48;
    }
    return y;
}

}  // namespace recaudit
