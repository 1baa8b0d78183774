#include <recaudit/charts/layouts.hpp>
#include <recaudit/charts/text_metrics.hpp>
#include <recaudit/core/number_format.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr double panel_width = 366;
constexpr double plot_height = 150;
constexpr double number_width = 34;
constexpr std::size_t panels_across = 2;

struct Layout {
    Scaling x, y;
};

double draw_legend(Canvas& canvas, const ControlChart& chart) {
    double x = 16, y = 16;
    const auto next = [&](const std::string& name) {
        const double width = 16 + text_width(name, text_size) + 24;
        if (x > 16 && x + width - 20 > chart_width) {
            x = 16;
            y += line_height + 4;
        }
        const Point at{x, y};
        canvas.text({x + 16, y}, name);
        x += width;
        return at;
    };
    canvas.shape(next(chart.usual), Shape::circle, "c-even");
    canvas.shape(next(chart.signal), Shape::diamond, "c-odd");
    const Point centre = next(chart.centre);
    canvas.line({centre.x - 10, centre.y}, {centre.x + 10, centre.y}, "c-target");
    const Point limit = next(chart.limit);
    canvas.line({limit.x - 10, limit.y}, {limit.x + 10, limit.y}, "c-limit c-dashed");
    return y + line_height + 4;
}

void draw_frame(Canvas& canvas, const ControlChart& chart, const Layout& layout) {
    for (const double value : ticks(chart.axis)) {
        canvas.line({layout.x.at_low, layout.y(value)}, {layout.x.at_high, layout.y(value)}, "c-grid");
        canvas.text({layout.x.at_low - 6, layout.y(value)}, readable(value, 0), Anchor::end, "c-muted");
    }
    double widest = 1;
    for (const std::string& wave : chart.waves) widest = std::max(widest, text_width(wave, text_size) + 8);
    const double room = std::abs(layout.x.at_high - layout.x.at_low);
    const auto fit = static_cast<std::size_t>(std::max(2.0, std::floor(room / widest)));
    const std::size_t step = (chart.waves.size() + fit - 1) / fit;
    for (std::size_t wave = 0; wave < chart.waves.size(); wave += std::max<std::size_t>(1, step))
        canvas.text({layout.x(static_cast<double>(wave)), layout.y.at_low + 16}, chart.waves[wave], Anchor::middle, "c-muted");
}

void draw_limits(Canvas& canvas, const ControlPanel& panel, const Layout& layout) {
    const auto across = [&](Number value, std::string_view style) {
        if (value) canvas.line({layout.x.at_low, layout.y(*value)}, {layout.x.at_high, layout.y(*value)}, style);
    };
    across(panel.centre, "c-target");
    across(panel.lower, "c-limit c-dashed");
    across(panel.upper, "c-limit c-dashed");
}

void draw_points(Canvas& canvas, const ControlPanel& panel, const Layout& layout) {
    std::vector<Point> run;
    for (std::size_t wave = 0; wave < panel.points.size(); ++wave)
        if (panel.points[wave].value) run.push_back({layout.x(static_cast<double>(wave)), layout.y(*panel.points[wave].value)});
    if (run.size() > 1) canvas.path(run, 0);
    for (std::size_t wave = 0; wave < panel.points.size(); ++wave) {
        const ControlPoint& point = panel.points[wave];
        if (!point.value) continue;
        canvas.begin(point.hover);
        canvas.shape({layout.x(static_cast<double>(wave)), layout.y(*point.value)}, point.signal ? Shape::diamond : Shape::circle,
                     point.signal ? "c-odd" : "c-even");
        canvas.end();
    }
}

/// Returns the bottom of the panel.
double draw_panel(Canvas& canvas, const ControlChart& chart, const ControlPanel& panel, Point corner) {
    const auto title = wrapped(panel.title, text_size, panel_width - 8);
    const double title_height = line_height * static_cast<double>(title.size());
    const double top = corner.y + title_height + 12;
    const double waves = std::max<double>(2, static_cast<double>(chart.waves.size()));
    // A quarter of a step at either end, so that marks and names of waves stay inside.
    const Layout layout{{-0.6, waves - 0.4, corner.x + number_width, corner.x + panel_width - 8},
                        {chart.axis.low, chart.axis.high, top + plot_height, top}};
    canvas.lines({corner.x, corner.y + title_height / 2}, title, Anchor::start, "c-bold");
    draw_frame(canvas, chart, layout);
    draw_limits(canvas, panel, layout);
    draw_points(canvas, panel, layout);
    return top + plot_height + 34;
}

}  // namespace

double draw(Canvas& canvas, const ControlChart& chart) {
    double y = draw_legend(canvas, chart);
    for (std::size_t first = 0; first < chart.panels.size(); first += panels_across) {
        double bottom = y;
        for (std::size_t i = 0; i < panels_across && first + i < chart.panels.size(); ++i)
            bottom =
                std::max(bottom, draw_panel(canvas, chart, chart.panels[first + i], {8 + static_cast<double>(i) * (panel_width + 12), y}));
        y = bottom + 8;
    }
    return y;
}

}  // namespace recaudit
