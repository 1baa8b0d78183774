#include <recaudit/charts/layouts.hpp>
#include <recaudit/charts/text_metrics.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr double label_width = 270;
constexpr double bar_height = 18;
constexpr double neutral_x = 622;
constexpr double aside_x = 752;
constexpr double middle = 445, bars_left = 288, bars_right = 602;
constexpr double neutral_unit = 0.4;  // width of one percent in the narrow column of neutral answers

/// A share as a bar; its number inside where it fits, beside it where not.
void draw_side(Canvas& canvas, const Scaling& x, double value, const std::string& text, std::string_view side, double y) {
    const double from = std::min(x(0), x(value));
    const double width = std::abs(x(value) - x(0));
    canvas.rectangle({from, y - bar_height / 2}, width, bar_height, std::string("c-") + std::string(side));
    const double needed = text_width(text, text_size) + 8;
    const bool to_left = x.at_high < x.at_low;
    if (width >= needed) canvas.text({from + width / 2, y}, text, Anchor::middle, std::string("c-on-") + std::string(side));
    else canvas.text({to_left ? from - 4 : from + width + 4, y}, text, to_left ? Anchor::end : Anchor::start);
}

void draw_note(Canvas& canvas, const AnswerRow& row, double y) {
    if (row.withheld) canvas.hatched({bars_left, y - 6}, bars_right - bars_left, 12);
    const double width = std::min(text_width(row.note, text_size) + 12, bars_right - bars_left);
    canvas.rectangle({middle - width / 2, y - 9}, width, 18, "c-paper");
    canvas.text({middle, y}, row.note, Anchor::middle, "c-muted");
}

void draw_bars(Canvas& canvas, const AnswerRow& row, double reach, double y) {
    const Scaling left{0, reach, middle, bars_left + 24}, right{0, reach, middle, bars_right - 24};  // 24 for a number beside a bar
    if (row.unfavourable) draw_side(canvas, left, *row.unfavourable, row.unfavourable_text, "unfavourable", y);
    if (row.favourable) draw_side(canvas, right, *row.favourable, row.favourable_text, "favourable", y);
    if (row.neutral) {
        canvas.rectangle({neutral_x, y - bar_height / 2}, *row.neutral * neutral_unit, bar_height, "c-neutral");
        canvas.text({neutral_x + *row.neutral * neutral_unit + 4, y}, row.neutral_text);
    }
    canvas.text({aside_x, y}, row.aside_text, Anchor::end, "c-muted");
}

double draw_row(Canvas& canvas, const AnswerRow& row, double reach, double top) {
    const auto label = wrapped(row.label, text_size, label_width);
    const double height = std::max(bar_height, line_height * static_cast<double>(label.size())) + 10;
    canvas.begin(row.hover);
    canvas.lines({8, top + height / 2}, label);
    if (row.note.empty()) draw_bars(canvas, row, reach, top + height / 2);
    else draw_note(canvas, row, top + height / 2);
    canvas.end();
    canvas.line({8, top + height}, {chart_width - 8, top + height}, "c-grid");
    return top + height;
}

/// The headings above the columns; returns where the rows start.
double draw_headings(Canvas& canvas, const AnswerChart& chart) {
    const double most = 150;
    const auto unfavourable = wrapped(chart.unfavourable, text_size, most);
    const auto favourable = wrapped(chart.favourable, text_size, most);
    const auto neutral = wrapped(chart.neutral, text_size, 62);
    const auto aside = wrapped(chart.aside, text_size, 62);
    const auto tallest = std::max({unfavourable.size(), favourable.size(), neutral.size(), aside.size()});
    const double y = 8 + line_height * static_cast<double>(tallest) / 2;
    canvas.lines({middle - 6, y}, unfavourable, Anchor::end, "c-bold");
    canvas.lines({middle + 6, y}, favourable, Anchor::start, "c-bold");
    canvas.lines({neutral_x, y}, neutral, Anchor::start, "c-bold");
    canvas.lines({aside_x, y}, aside, Anchor::end, "c-bold");
    const double bottom = 16 + line_height * static_cast<double>(tallest);
    canvas.line({8, bottom}, {chart_width - 8, bottom}, "c-axis");
    return bottom;
}

}  // namespace

double draw(Canvas& canvas, const AnswerChart& chart) {
    const double top = draw_headings(canvas, chart);
    double y = top;
    for (const AnswerRow& row : chart.rows) y = draw_row(canvas, row, chart.reach, y);
    canvas.line({middle, top}, {middle, y}, "c-axis");
    return y + 8;
}

}  // namespace recaudit
