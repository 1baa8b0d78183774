#include <recaudit/charts/layouts.hpp>
#include <recaudit/charts/text_metrics.hpp>
#include <recaudit/core/number_format.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr double panel_width = 246;
constexpr double plot_height = 150;
constexpr double number_width = 30;  // for the numbers left of the axis
constexpr double text_room = 40;     // for the values right of the last point
constexpr double bold = 1.12;        // how much wider than plain letters those of titles are
constexpr std::size_t panels_across = 3;

struct Layout {
    Scaling x;
    Scaling y;
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
        canvas.line({layout.x.at_low - 8, layout.y(value)}, {layout.x.at_high + 8, layout.y(value)}, "c-grid");
        canvas.text({layout.x.at_low - 12, layout.y(value)}, readable(value, 0), Anchor::end, "c-muted");
    }
    const std::size_t step = label_step(chart, layout.x.at_high - layout.x.at_low);
    for (std::size_t wave = 0; wave < chart.waves.size(); wave += step)
        canvas.text({layout.x(chart.places[wave]), layout.y.at_low + 16}, chart.waves[wave], Anchor::middle, "c-muted");
}

/// Side by side where several series meet at one wave, so that their intervals do not lie on each other.
double offset(std::size_t series, std::size_t count) { return (static_cast<double>(series) - (static_cast<double>(count) - 1) / 2) * 7; }

void draw_series(Canvas& canvas, const LineChart& chart, const std::vector<LinePoint>& points, std::size_t series, const Layout& layout) {
    std::vector<Point> run;
    const auto place = [&](std::size_t wave) { return layout.x(chart.places[wave]) + offset(series, chart.series.size()); };
    for (std::size_t wave = 0; wave <= points.size(); ++wave) {
        const bool drawn = wave < points.size() && points[wave].value;
        if (!drawn || points[wave].broken) {
            if (run.size() > 1) canvas.path(run, series);
            run.clear();
        }
        if (drawn) run.push_back({place(wave), layout.y(*points[wave].value)});
    }
    for (std::size_t wave = 0; wave < points.size(); ++wave) {
        const LinePoint& point = points[wave];
        canvas.begin(point.hover);
        if (point.withheld) canvas.hatched({place(wave) - 4, layout.y.at_high}, 8, plot_height);
        if (point.interval.low && point.interval.high)
            canvas.interval({place(wave), layout.y(*point.interval.low)}, {place(wave), layout.y(*point.interval.high)}, series);
        if (point.value) canvas.mark({place(wave), layout.y(*point.value)}, series);
        canvas.end();
    }
}

struct EndLabel {
    double y;
    std::string text;
};

/// The last values at the right, pushed apart where they would touch.
void draw_end_labels(Canvas& canvas, const LinePanel& panel, const Layout& layout) {
    std::vector<EndLabel> labels;
    for (const auto& points : panel.series)
        if (!points.empty() && points.back().value) labels.push_back({layout.y(*points.back().value), points.back().text});
    std::ranges::sort(labels, {}, &EndLabel::y);
    for (std::size_t i = 1; i < labels.size(); ++i) labels[i].y = std::max(labels[i].y, labels[i - 1].y + 14);
    const double overshoot = labels.empty() ? 0 : std::max(0.0, labels.back().y - layout.y.at_low - 4);
    for (const EndLabel& label : labels) canvas.text({layout.x.at_high + 16, label.y - overshoot}, label.text, Anchor::start);
}

void draw_panel(Canvas& canvas, const LineChart& chart, const LinePanel& panel, Point corner, double title_height) {
    const double plot_top = corner.y + title_height + 10;
    const Layout layout{{0, 1, corner.x + number_width + 12, corner.x + panel_width - text_room},
                        {chart.axis.low, chart.axis.high, plot_top + plot_height, plot_top}};
    canvas.lines({corner.x + 4, corner.y + title_height / 2}, wrapped(panel.title, bold * text_size, panel_width - 16), Anchor::start,
                 "c-bold");
    draw_frame(canvas, chart, layout);
    for (std::size_t s = 0; s < panel.series.size(); ++s) draw_series(canvas, chart, panel.series[s], s, layout);
    draw_end_labels(canvas, panel, layout);
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
