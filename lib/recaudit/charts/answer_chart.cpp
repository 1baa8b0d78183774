#include <recaudit/charts/layouts.hpp>
#include <recaudit/charts/text_metrics.hpp>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

constexpr double who_width = 62;
constexpr double label_right = 300;
constexpr double bar_height = 18;
constexpr double bars_left = 312, bars_right = 634;
constexpr double aside_x = 690, people_x = 752;

/// Where the labels start: further right where each says whose they are.
double label_left(const AnswerChart& chart) {
    const bool named = std::ranges::any_of(chart.rows, [](const AnswerRow& row) {
        return std::ranges::any_of(row.lanes, [](const AnswerLane& lane) { return !lane.who.empty(); });
    });
    return named ? 8 + who_width + 8 : 8;
}

/// With room at both ends for a number beside a short bar.
Scaling scaling_of(const AnswerChart& chart) { return {-chart.reach, chart.reach, bars_left + 22, bars_right - 22}; }

struct Share {
    double from, to;
    std::string_view side;
    const std::string& text;
};

/// A share as a bar, its number inside where it fits; else `outside` the bar, or nowhere.
void draw_share(Canvas& canvas, const Share& share, double y, Anchor outside) {
    canvas.rectangle({share.from, y - bar_height / 2}, share.to - share.from, bar_height, "c-" + std::string(share.side));
    if (share.to - share.from >= text_width(share.text, text_size) + 4)
        canvas.text({(share.from + share.to) / 2, y}, share.text, Anchor::middle, "c-on-" + std::string(share.side));
    else if (outside == Anchor::end) canvas.text({share.from - 4, y}, share.text, Anchor::end);
    else if (outside == Anchor::start) canvas.text({share.to + 4, y}, share.text);
}

void draw_note(Canvas& canvas, const AnswerLane& lane, double y) {
    if (lane.withheld) canvas.hatched({bars_left, y - 6}, bars_right - bars_left, 12);
    const double width = std::min(text_width(lane.note, text_size) + 12, bars_right - bars_left);
    const double middle = (bars_left + bars_right) / 2;
    canvas.rectangle({middle - width / 2, y - 9}, width, 18, "c-paper");
    canvas.text({middle, y}, lane.note, Anchor::middle, "c-muted");
}

void draw_bars(Canvas& canvas, const AnswerLane& lane, const Scaling& x, double y) {
    const double half = lane.neutral ? *lane.neutral / 2 : 0;
    if (half > 0) draw_share(canvas, {x(-half), x(half), "neutral", lane.neutral_text}, y, Anchor::middle);
    if (lane.unfavourable)
        draw_share(canvas, {x(-half - *lane.unfavourable), x(-half), "unfavourable", lane.unfavourable_text}, y, Anchor::end);
    if (lane.favourable) draw_share(canvas, {x(half), x(half + *lane.favourable), "favourable", lane.favourable_text}, y, Anchor::start);
    canvas.text({aside_x, y}, lane.aside_text, Anchor::end, "c-muted");
    canvas.text({people_x, y}, lane.people_text, Anchor::end, "c-muted");
}

struct Words {
    std::vector<std::string> who, label;
    double height;
};

Words words_of(const AnswerLane& lane, double left) {
    Words words{wrapped(lane.who, text_size, who_width), wrapped(lane.label, text_size, label_right - left), 0};
    words.height = std::max(bar_height, line_height * static_cast<double>(std::max(words.who.size(), words.label.size()))) + 8;
    return words;
}

double draw_lane(Canvas& canvas, const AnswerLane& lane, const Scaling& x, double left, double top) {
    const Words words = words_of(lane, left);
    const double y = top + words.height / 2;
    canvas.begin(lane.hover);
    if (!lane.who.empty()) canvas.lines({8, y}, words.who, Anchor::start, "c-bold");
    canvas.lines({left, y}, words.label);
    if (lane.note.empty()) draw_bars(canvas, lane, x, y);
    else draw_note(canvas, lane, y);
    canvas.end();
    return top + words.height;
}

double height_of(const AnswerRow& row, double left) {
    double height = 4;
    for (const AnswerLane& lane : row.lanes) height += words_of(lane, left).height;
    return height;
}

/// Squares for the three shares, in more than one line where the names are long; returns the bottom.
double draw_legend(Canvas& canvas, const AnswerChart& chart) {
    const std::array<std::pair<std::string_view, const std::string*>, 3> shares{
        {{"c-unfavourable", &chart.unfavourable}, {"c-neutral", &chart.neutral}, {"c-favourable", &chart.favourable}}};
    double x = 8, y = 16;
    for (const auto& [style, name] : shares) {
        const double width = 20 + text_width(*name, text_size);
        if (x > 8 && x + width > bars_right) {
            x = 8;
            y += line_height + 4;
        }
        canvas.rectangle({x, y - 7}, 14, 14, style);
        canvas.text({x + 20, y}, *name);
        x += width + 18;
    }
    return y + line_height / 2;
}

/// The legend and the headings of the columns at the right; returns where the rows start.
double draw_headings(Canvas& canvas, const AnswerChart& chart) {
    const auto aside = wrapped(chart.aside, text_size, 54), people = wrapped(chart.people, text_size, 58);
    const double height = line_height * static_cast<double>(std::max(aside.size(), people.size()));
    const double bottom = std::max(draw_legend(canvas, chart), 8 + height) + 6;
    canvas.lines({aside_x, bottom - 6 - height / 2}, aside, Anchor::end, "c-bold");
    canvas.lines({people_x, bottom - 6 - height / 2}, people, Anchor::end, "c-bold");
    canvas.line({8, bottom}, {chart_width - 8, bottom}, "c-axis");
    return bottom;
}

}  // namespace

double draw(Canvas& canvas, const AnswerChart& chart) {
    const double left = label_left(chart);
    const Scaling x = scaling_of(chart);
    const double top = draw_headings(canvas, chart);
    double bottom = top;
    for (const AnswerRow& row : chart.rows) bottom += height_of(row, left);
    canvas.line({x(0), top}, {x(0), bottom}, "c-axis");  // behind the bars, whose numbers may stand on it
    double y = top;
    for (const AnswerRow& row : chart.rows) {
        double lane_top = y + 2;
        for (const AnswerLane& lane : row.lanes) lane_top = draw_lane(canvas, lane, x, left, lane_top);
        y += height_of(row, left);
        canvas.line({8, y}, {chart_width - 8, y}, "c-grid");
    }
    return bottom + 8;
}

}  // namespace recaudit
