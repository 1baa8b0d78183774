#include <recaudit/charts/labels.hpp>
#include <recaudit/charts/layouts.hpp>
#include <recaudit/charts/text_metrics.hpp>
#include <recaudit/core/number_format.hpp>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

constexpr double number_width = 34;  // for the numbers left of the axis
constexpr double line_names = 62;    // for the names of the lines right of the plot
constexpr double label_width = 130;
constexpr double point_room = 6;
constexpr double between_panels = 20;

struct Frame {
    double left, width, height;
};

struct Layout {
    Scaling x, y;
    [[nodiscard]] Point at(const FunnelPoint& point) const { return {x(point.people), y(point.value)}; }
    [[nodiscard]] Box frame() const { return {x.at_low, y.at_high, x.at_high, y.at_low}; }
};

/// Panels side by side where there are several, lower then.
std::vector<Frame> frames_of(std::size_t panels) {
    if (panels == 1) return {{8, chart_width - 16, 320}};
    const double width = (chart_width - 16 - between_panels) / 2;
    return {{8, width, 260}, {8 + width + between_panels, width, 260}};
}

/// Shape and colour both say where a point lies.
void draw_mark(Canvas& canvas, Point at, FunnelPlace place) {
    constexpr std::array shapes{Shape::circle, Shape::diamond, Shape::square};
    constexpr std::array<std::string_view, 3> styles{"c-lesser", "c-odd", "c-even"};
    const auto i = static_cast<std::size_t>(place);
    canvas.shape(at, shapes[i], styles[i]);
}

double draw_legend(Canvas& canvas, const FunnelChart& chart) {
    double x = 14, y = 16;
    for (const FunnelPlace place : {FunnelPlace::within, FunnelPlace::outside, FunnelPlace::far_outside}) {
        const std::string& name = chart.places.at(static_cast<std::size_t>(place));
        const double width = text_width(name, text_size);
        if (x > 14 && x + 14 + width > chart_width - 8) {
            x = 14;
            y += line_height + 4;
        }
        draw_mark(canvas, {x, y}, place);
        canvas.text({x + 14, y}, name);
        x += 14 + width + 28;
    }
    return y + line_height + 4;
}

/// One limit over the numbers of people, cut where it leaves the plot.
void draw_limit(Canvas& canvas, const FunnelPanel& panel, const Layout& layout, Number Interval::*side, Interval FunnelLimits::*level,
                std::string_view style) {
    const Box frame = layout.frame();
    std::vector<Point> run;
    for (const FunnelLimits& limits : panel.limits) {
        const Number value = limits.*level.*side;
        if (!value) continue;
        const Point point{layout.x(limits.people), layout.y(*value)};
        if (point.y >= frame.top && point.y <= frame.bottom) run.push_back(point);
    }
    if (run.size() > 1) canvas.path(run, style);
}

struct LineName {
    double y;
    std::string text;
};

/// Names of the lines at the right end of the plot, pushed apart where they would touch.
void draw_line_names(Canvas& canvas, const FunnelChart& chart, const FunnelPanel& panel, const Layout& layout) {
    std::vector<LineName> names{{layout.y(panel.target), chart.target}};
    const auto add = [&](Number value, const std::string& name) {
        if (value && layout.y(*value) >= layout.y.at_high && layout.y(*value) <= layout.y.at_low) names.push_back({layout.y(*value), name});
    };
    if (!panel.limits.empty()) {
        const FunnelLimits& last = panel.limits.back();
        for (const Number value : {last.limit_95.low, last.limit_95.high}) add(value, chart.limit_95);
        for (const Number value : {last.limit_998.low, last.limit_998.high}) add(value, chart.limit_998);
    }
    std::ranges::stable_sort(names, {}, &LineName::y);
    for (std::size_t i = 1; i < names.size(); ++i) names[i].y = std::max(names[i].y, names[i - 1].y + 14);
    for (std::size_t i = names.size(); i-- > 0;)
        names[i].y = std::min(names[i].y, layout.y.at_low + 8 - 14 * static_cast<double>(names.size() - 1 - i));
    for (const LineName& name : names) canvas.text({layout.x.at_high + 6, name.y}, name.text, Anchor::start, "c-muted");
}

void draw_axes(Canvas& canvas, const FunnelChart& chart, const FunnelPanel& panel, const Layout& layout) {
    for (const double value : ticks(chart.value)) {
        canvas.line({layout.x.at_low, layout.y(value)}, {layout.x.at_high, layout.y(value)}, "c-grid");
        canvas.text({layout.x.at_low - 6, layout.y(value)}, readable(value, 0), Anchor::end, "c-muted");
    }
    canvas.line({layout.x.at_low, layout.y.at_low}, {layout.x.at_high, layout.y.at_low}, "c-axis");
    for (const double value : ticks(panel.people)) {
        canvas.line({layout.x(value), layout.y.at_low}, {layout.x(value), layout.y.at_low + 4}, "c-axis");
        canvas.text({layout.x(value), layout.y.at_low + 14}, readable(value, 0), Anchor::middle, "c-muted");
    }
    canvas.text({(layout.x.at_low + layout.x.at_high) / 2, layout.y.at_low + 32}, panel.people.label, Anchor::middle, "c-muted");
}

void draw_points(Canvas& canvas, const FunnelPanel& panel, const Layout& layout) {
    for (const FunnelPoint& point : panel.points) {
        canvas.begin(point.hover);
        draw_mark(canvas, layout.at(point), point.place);
        canvas.end();
    }
}

/// Small boxes along the lines, for labels to shun.
std::vector<Box> boxes_of_lines(const FunnelPanel& panel, const Layout& layout) {
    const Box frame = layout.frame();
    std::vector<Box> out{{frame.left, layout.y(panel.target) - 1, frame.right, layout.y(panel.target) + 1}};
    for (const FunnelLimits& limits : panel.limits)
        for (const Number value : {limits.limit_95.low, limits.limit_95.high, limits.limit_998.low, limits.limit_998.high})
            if (value) out.push_back(box_around({layout.x(limits.people), layout.y(*value)}, 2));
    return out;
}

/// Names beside their points, those furthest outside first; returns the names outside the limits that found no room.
std::vector<std::string> draw_labels(Canvas& canvas, const FunnelPanel& panel, const Layout& layout) {
    std::vector<const FunnelPoint*> named;
    std::vector<Box> taken;
    for (const FunnelPoint& point : panel.points) {
        taken.push_back(box_around(layout.at(point), point_room));
        if (!point.label.empty()) named.push_back(&point);
    }
    std::ranges::stable_sort(named, std::ranges::greater(), &FunnelPoint::place);
    std::vector<PointLabel> labels;
    for (const FunnelPoint* point : named) labels.push_back({layout.at(*point), wrapped(point->label, text_size, label_width)});
    const auto boxes = place_labels(labels, taken, boxes_of_lines(panel, layout), layout.frame());
    std::vector<std::string> unplaced;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (boxes[i]) draw_label(canvas, labels[i], *boxes[i]);
        else if (named[i]->place != FunnelPlace::within) unplaced.push_back(named[i]->label);
    }
    return unplaced;
}

/// What stands below a panel: names that found no room, and the note; returns its bottom.
double draw_below(Canvas& canvas, const FunnelChart& chart, const FunnelPanel& panel, const std::vector<std::string>& unplaced,
                  const Frame& frame, double y) {
    std::vector<std::string> texts;
    if (!unplaced.empty()) {
        std::string list = chart.also_outside;
        for (std::size_t i = 0; i < unplaced.size(); ++i) list += (i == 0 ? " " : "; ") + unplaced[i];
        texts.push_back(std::move(list));
    }
    if (!panel.note.empty()) texts.push_back(panel.note);
    for (const std::string& text : texts) {
        const auto lines = wrapped(text, text_size, frame.width);
        const double height = line_height * static_cast<double>(lines.size());
        canvas.lines({frame.left, y + height / 2}, lines, Anchor::start, "c-muted");
        y += height + 4;
    }
    return y;
}

/// Returns the bottom of the panel.
double draw_panel(Canvas& canvas, const FunnelChart& chart, const FunnelPanel& panel, const Frame& frame, double top) {
    const auto title = wrapped(panel.title, text_size, frame.width);
    const double title_height = line_height * static_cast<double>(title.size());
    canvas.lines({frame.left, top + title_height / 2}, title, Anchor::start, "c-bold");
    canvas.text({frame.left, top + title_height + 10}, chart.value.label, Anchor::start, "c-muted");
    const double plot_top = top + title_height + 30;
    const Layout layout{{panel.people.low, panel.people.high, frame.left + number_width, frame.left + frame.width - line_names},
                        {chart.value.low, chart.value.high, plot_top + frame.height, plot_top}};
    draw_axes(canvas, chart, panel, layout);
    for (Number Interval::*side : {&Interval::low, &Interval::high}) {
        draw_limit(canvas, panel, layout, side, &FunnelLimits::limit_95, "c-limit c-dashed");
        draw_limit(canvas, panel, layout, side, &FunnelLimits::limit_998, "c-limit");
    }
    canvas.line({layout.x.at_low, layout.y(panel.target)}, {layout.x.at_high, layout.y(panel.target)}, "c-target");
    draw_line_names(canvas, chart, panel, layout);
    draw_points(canvas, panel, layout);
    const auto unplaced = draw_labels(canvas, panel, layout);
    return draw_below(canvas, chart, panel, unplaced, frame, layout.y.at_low + 44);
}

}  // namespace

double draw(Canvas& canvas, const FunnelChart& chart) {
    double y = draw_legend(canvas, chart);
    const auto frames = frames_of(chart.panels.size());
    for (std::size_t first = 0; first < chart.panels.size(); first += frames.size()) {
        double bottom = y;
        for (std::size_t i = 0; i < frames.size() && first + i < chart.panels.size(); ++i)
            bottom = std::max(bottom, draw_panel(canvas, chart, chart.panels[first + i], frames[i], y));
        y = bottom + 16;
    }
    return y;
}

}  // namespace recaudit
