#include <recaudit/charts/layouts.hpp>
#include <recaudit/charts/text_metrics.hpp>
#include <recaudit/core/number_format.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr double label_width = 168;
constexpr double row_height = 24;
constexpr double plot_left = 184, plot_right = 408;
constexpr double text_x = 426, text_room = 100;
constexpr double ranks_left = 540, ranks_right = 644;
constexpr double rank_text_x = 654;
constexpr double bar_height = 10;

struct Layout {
    Scaling values, ranks;
};

/// The legend above: what the marks are, the line of the target, and what the bars at the right are.
double draw_legend(Canvas& canvas, const GuessChart& chart) {
    double x = 14, y = 16;
    const auto next = [&](const std::string& name) {
        const double width = 14 + text_width(name, text_size) + 26;
        if (x > 14 && x + width - 20 > chart_width) {
            x = 14;
            y += line_height + 6;
        }
        const Point at{x, y};
        canvas.text({x + 14, y}, name);
        x += width;
        return at;
    };
    canvas.shape(next(chart.value), Shape::circle, "c-even c-hollow");
    const Point guess = next(chart.guess);
    canvas.shape(guess, Shape::diamond, "c-odd");
    const Point target = next(chart.target_name);
    canvas.line({target.x, target.y - 8}, {target.x, target.y + 8}, "c-target");
    const Point rank = next(chart.rank);
    canvas.rectangle({rank.x - 8, rank.y - bar_height / 2}, 16, bar_height, "c-even");
    return y + line_height + 2;
}

void draw_marks(Canvas& canvas, const GuessRow& row, const Layout& layout, double y) {
    if (row.interval.low && row.interval.high)
        canvas.interval({layout.values(*row.interval.low), y}, {layout.values(*row.interval.high), y}, 1);
    if (row.value && row.guess) canvas.line({layout.values(*row.value), y}, {layout.values(*row.guess), y}, "c-axis");
    if (row.value) canvas.shape({layout.values(*row.value), y}, Shape::circle, "c-even c-hollow");
    if (row.guess) canvas.shape({layout.values(*row.guess), y}, Shape::diamond, "c-odd");
    if (!row.rank_low || !row.rank_high) return;
    // From half a place before the first to half a place after the last, so that a single place is seen.
    const double from = layout.ranks(static_cast<double>(*row.rank_low) - 0.5),
                 to = layout.ranks(static_cast<double>(*row.rank_high) + 0.5);
    canvas.rectangle({from, y - bar_height / 2}, to - from, bar_height, "c-even");
}

std::size_t lines_of(const GuessRow& row) {
    return std::max({wrapped(row.label, text_size, label_width).size(), wrapped(row.text, text_size, text_room).size(),
                     wrapped(row.rank_text, text_size, chart_width - rank_text_x).size()});
}

double height_of(const GuessRow& row) { return std::max(row_height, line_height * static_cast<double>(lines_of(row)) + 8); }

double draw_row(Canvas& canvas, const GuessRow& row, const Layout& layout, double top) {
    const double height = height_of(row), y = top + height / 2;
    canvas.begin(row.hover);
    canvas.lines({label_width, y}, wrapped(row.label, text_size, label_width), Anchor::end);
    if (row.withheld) canvas.hatched({plot_left, y - 5}, plot_right - plot_left, 10);
    draw_marks(canvas, row, layout, y);
    canvas.lines({text_x, y}, wrapped(row.text, text_size, text_room), Anchor::start, row.guess ? "c-ink" : "c-muted");
    canvas.lines({rank_text_x, y}, wrapped(row.rank_text, text_size, chart_width - rank_text_x));
    canvas.end();
    return top + height;
}

/// Lines and numbers of an axis, its label wrapped below.
double draw_below(Canvas& canvas, const Axis& axis, const Scaling& x, double top, double bottom) {
    for (const double value : ticks(axis)) {
        canvas.line({x(value), top}, {x(value), bottom}, "c-grid");
        canvas.text({x(value), bottom + 12}, readable(value, 0), Anchor::middle, "c-muted");
    }
    const auto label = wrapped(axis.label, text_size, x.at_high - x.at_low + 60);
    const double height = line_height * static_cast<double>(label.size());
    canvas.lines({(x.at_low + x.at_high) / 2, bottom + 22 + height / 2}, label, Anchor::middle, "c-muted");
    return bottom + 26 + height;
}

}  // namespace

double draw(Canvas& canvas, const GuessChart& chart) {
    const Layout layout{{chart.axis.low, chart.axis.high, plot_left, plot_right},
                        {chart.ranks.low - 0.5, chart.ranks.high + 0.5, ranks_left, ranks_right}};
    const double top = draw_legend(canvas, chart);
    double bottom = top;
    for (const GuessRow& row : chart.rows) bottom += height_of(row);
    const double below =
        std::max(draw_below(canvas, chart.axis, layout.values, top, bottom), draw_below(canvas, chart.ranks, layout.ranks, top, bottom));
    canvas.line({layout.values(chart.target), top}, {layout.values(chart.target), bottom}, "c-target");
    double y = top;
    for (const GuessRow& row : chart.rows) y = draw_row(canvas, row, layout, y);
    return below + 6;
}

}  // namespace recaudit
