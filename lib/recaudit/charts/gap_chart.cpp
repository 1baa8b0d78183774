#include <recaudit/charts/layouts.hpp>
#include <recaudit/charts/text_metrics.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr double label_width = 190;
constexpr double row_height = 30;
constexpr double plot_left = 202, plot_right = 388;
constexpr double gap_left = 434, gap_right = 584;
constexpr double text_x = 600;
constexpr double number_room = 30;  // between the numbers of an axis
constexpr double mark_room = 14;    // nearer than this marks would cover each other
constexpr double lift = 5.5;        // and so stand above and below the line

struct Layout {
    Scaling values;
    Scaling gaps;
};

void draw_sides(Canvas& canvas, const GapRow& row, const Scaling& x, double y) {
    const double off = std::abs(x(*row.a) - x(*row.b)) < mark_room ? lift : 0;
    canvas.line({x(*row.a), y}, {x(*row.b), y}, "c-axis");
    canvas.mark({x(*row.a), y - off}, 0);
    canvas.mark({x(*row.b), y + off}, 1);
}

double draw_row(Canvas& canvas, const GapRow& row, const Layout& layout, double top) {
    const auto label = wrapped(row.label, text_size, label_width);
    const auto text = wrapped(row.text, text_size, chart_width - text_x);
    const double height = std::max(row_height, line_height * static_cast<double>(std::max(label.size(), text.size())) + 10);
    const double y = top + height / 2;
    canvas.begin(row.hover);
    canvas.lines({label_width, y}, label, Anchor::end);
    if (row.withheld) canvas.hatched({plot_left, y - 5}, gap_right - plot_left, 10);
    if (row.a && row.b) draw_sides(canvas, row, layout.values, y);
    if (row.interval.low && row.interval.high)
        canvas.interval({layout.gaps(*row.interval.low), y}, {layout.gaps(*row.interval.high), y}, 0);
    if (row.difference) canvas.mark({layout.gaps(*row.difference), y}, 2);
    canvas.lines({text_x, y}, text, Anchor::start, row.difference ? "c-ink" : "c-muted");
    canvas.end();
    return top + height;
}

double total_height(const GapChart& chart) {
    double height = 0;
    for (const GapRow& row : chart.rows) {
        const auto lines =
            std::max(wrapped(row.label, text_size, label_width).size(), wrapped(row.text, text_size, chart_width - text_x).size());
        height += std::max(row_height, line_height * static_cast<double>(lines) + 10);
    }
    return height;
}

}  // namespace

double draw(Canvas& canvas, const GapChart& chart) {
    const Layout layout{{chart.axis.low, chart.axis.high, plot_left, plot_right},
                        {chart.difference_axis.low, chart.difference_axis.high, gap_left, gap_right}};
    const std::vector<std::string> sides{chart.a, chart.b};
    const double top = canvas.legend(16, sides) + 4;
    const double bottom = top + total_height(chart);
    const auto draw_below = [&](const Axis& axis, const Scaling& x) {
        Axis bare = axis;
        bare.label.clear();
        // Where numbers would touch, both ends and the middle are enough.
        if (x(axis.step) - x(0) < number_room) bare.step = (axis.high - axis.low) / 2;
        draw_axis(canvas, bare, x, top, bottom);
        canvas.lines({(x.at_low + x.at_high) / 2, bottom + 38}, wrapped(axis.label, text_size, x.at_high - x.at_low + 40), Anchor::middle,
                     "c-muted");
    };
    draw_below(chart.axis, layout.values);
    draw_below(chart.difference_axis, layout.gaps);
    canvas.line({layout.gaps(0), top}, {layout.gaps(0), bottom}, "c-axis");
    double y = top;
    for (const GapRow& row : chart.rows) y = draw_row(canvas, row, layout, y);
    return bottom + 62;
}

}  // namespace recaudit
