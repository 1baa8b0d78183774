#include <recaudit/charts/layouts.hpp>
#include <recaudit/charts/text_metrics.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

constexpr double label_width = 110;
constexpr double people_right = 160;
constexpr double cells_left = 166;
constexpr double widest_cell = 112;
constexpr double cell_height = 26;
constexpr double gap = 2;  // of paper between cells
constexpr std::string_view small = "c-ink c-small";

struct Layout {
    double cell_width;
    [[nodiscard]] double left(std::size_t column) const { return cells_left + cell_width * static_cast<double>(column); }
    [[nodiscard]] double middle(std::size_t column) const { return left(column) + (cell_width - gap) / 2; }
};

Layout layout_of(const HeatChart& chart) {
    const double columns = std::max<double>(1, static_cast<double>(chart.columns.size()));
    return {std::min(widest_cell, (chart_width - 4 - cells_left) / columns)};
}

void draw_cell(Canvas& canvas, const HeatCell& cell, Point corner, double width, double height) {
    const Point middle{corner.x + width / 2, corner.y + height / 2};
    canvas.begin(cell.hover);
    switch (cell.mark) {
        case HeatMark::shown:
            canvas.rectangle(corner, width, height, fmt::format("c-shade-{}", cell.shade));
            canvas.text(middle, cell.text, Anchor::middle, fmt::format("c-on-shade-{}", cell.shade));
            break;
        case HeatMark::unsure:
            canvas.rectangle({corner.x + 0.5, corner.y + 0.5}, width - 1, height - 1, "c-outline c-dashed");
            canvas.text(middle, cell.text, Anchor::middle, "c-muted");
            break;
        case HeatMark::withheld: canvas.hatched({corner.x + 0.5, corner.y + 0.5}, width - 1, height - 1); break;
        case HeatMark::missing: canvas.text(middle, cell.text, Anchor::middle, "c-muted");
    }
    canvas.end();
}

/// Squares of the shades and what they stand for; returns where the next thing may start.
double draw_legend(Canvas& canvas, const HeatChart& chart) {
    constexpr double side = 18;
    double x = 8, y = 16;
    const auto entry = [&](const std::string& name, HeatCell cell) {
        const double width = side + 6 + text_width(name, text_size);
        if (x > 8 && x + width > chart_width - 4) {
            x = 8;
            y += side + 6;
        }
        cell.text.clear();
        draw_cell(canvas, cell, {x, y - side / 2}, side, side);
        canvas.text({x + side + 6, y}, name);
        x += width + 18;
    };
    for (std::size_t i = 0; i < chart.shades.size(); ++i) entry(chart.shades[i], {HeatMark::shown, i, "", chart.shades[i]});
    if (!chart.unsure.empty()) entry(chart.unsure, {HeatMark::unsure, 0, "", chart.unsure});
    if (!chart.withheld.empty()) entry(chart.withheld, {HeatMark::withheld, 0, "", chart.withheld});
    return y + side;
}

/// Words above or below the columns, small enough that long ones fit; returns their height.
double draw_words(Canvas& canvas, const std::vector<std::string>& words, const Layout& layout, double top, std::string_view style) {
    std::size_t most = 1;
    for (const std::string& word : words) most = std::max(most, wrapped(word, small_text_size, layout.cell_width - gap).size());
    const double height = line_height * static_cast<double>(most);
    for (std::size_t i = 0; i < words.size(); ++i)
        canvas.lines({layout.middle(i), top + height / 2}, wrapped(words[i], small_text_size, layout.cell_width - gap), Anchor::middle,
                     style);
    return height;
}

double draw_row(Canvas& canvas, const HeatRow& row, const Layout& layout, double y) {
    if (!row.heading.empty()) {
        const auto heading = wrapped(row.heading, bold * text_size, chart_width - 16);
        const double height = line_height * static_cast<double>(heading.size()) + 10;
        canvas.lines({8, y + height / 2 + 2}, heading, Anchor::start, "c-bold");
        y += height;
    }
    const auto label = wrapped(row.label, text_size, label_width - 8);
    const double height = std::max(cell_height, line_height * static_cast<double>(label.size()) + 6);
    canvas.lines({8, y + height / 2}, label);
    canvas.text({people_right, y + height / 2}, row.people, Anchor::end, "c-muted c-small");
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        draw_cell(canvas, row.cells[i], {layout.left(i), y + gap / 2}, layout.cell_width - gap, height - gap);
    return y + height;
}

double draw_foot(Canvas& canvas, const HeatChart& chart, const Layout& layout, double y) {
    if (chart.feet.empty()) return y;
    canvas.line({8, y + 6}, {layout.left(chart.columns.size()) - gap, y + 6}, "c-axis");
    const auto foot = wrapped(chart.foot, small_text_size, people_right - 8);
    const double left = line_height * static_cast<double>(foot.size());
    canvas.lines({8, y + 12 + left / 2}, foot, Anchor::start, "c-ink c-small");
    if (chart.feet.size() > 1 && std::ranges::all_of(chart.feet, [&](const std::string& word) { return word == chart.feet.front(); })) {
        canvas.text({layout.left(0), y + 12 + line_height / 2}, chart.feet.front(), Anchor::start, "c-ink c-small");
        return y + 12 + left;
    }
    return y + 12 + std::max(left, draw_words(canvas, chart.feet, layout, y + 12, "c-ink c-small"));
}

}  // namespace

double draw(Canvas& canvas, const HeatChart& chart) {
    const Layout layout = layout_of(chart);
    double y = draw_legend(canvas, chart);
    const double words = draw_words(canvas, chart.columns, layout, y + 4, small);
    canvas.text({people_right, y + 4 + words - line_height / 2}, chart.people, Anchor::end, small);
    y += words + 8;
    for (const HeatRow& row : chart.rows) y = draw_row(canvas, row, layout, y);
    return draw_foot(canvas, chart, layout, y) + 6;
}

}  // namespace recaudit
