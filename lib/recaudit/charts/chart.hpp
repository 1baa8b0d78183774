/// Charts as data: what is to be shown, not how it is drawn. Every text in them is ready to be read.
/// See docs/design.md, "Charts"; drawn by charts/svg.hpp.
#pragma once

#include <recaudit/core/estimate.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace recaudit {

/// What every chart has.
struct ChartHead {
    std::string id;  // names the file and the anchor: letters, digits and hyphens
    std::string title;
    std::string description;  // for those who do not see the chart: what it shows and what stands out
    std::string notice;       // drawn above the chart, such as NOT FOR PUBLICATION; mostly empty
};

struct Axis {
    double low = 0;
    double high = 100;
    double step = 20;
    std::string label;
};

/// One place in a row of a dot chart: a value with its interval, or a note where there is none.
struct DotLane {
    std::size_t series = 0;
    Number value;
    Interval interval;
    std::string text;  // printed at the right: the value in words, or why there is none
    std::string hover;
    bool withheld = false;
};

struct DotRow {
    std::string label;
    std::vector<DotLane> lanes;
};

struct DotGroup {
    std::string heading;  // may be empty
    std::vector<DotRow> rows;
};

/// Dots with intervals, a line a row.
struct DotChart {
    ChartHead head;
    Axis axis;
    std::vector<std::string> series;  // names for the legend; with one there is no legend
    std::vector<DotGroup> groups;
};

/// One item as one kind of people answered it: shares of the substantive answers, 0 to 100.
struct AnswerLane {
    std::string who;    // empty where all lanes are of the same people
    std::string label;  // the item in the words they were asked
    Number unfavourable, neutral, favourable;
    std::string unfavourable_text, neutral_text, favourable_text;
    std::string aside_text;  // the share of "don't know", set apart
    std::string people_text;
    std::string note;  // instead of bars, where there are none
    std::string hover;
    bool withheld = false;
};

/// Lanes that are about the same thing, under each other.
struct AnswerRow {
    std::vector<AnswerLane> lanes;
};

/// Bars to both sides of a line: unfavourable left, favourable right, neutral answers half to either side of the line;
/// "don't know" set apart.
struct AnswerChart {
    ChartHead head;
    std::string unfavourable, neutral, favourable;  // names for the legend
    std::string aside, people;                      // headings of the columns at the right
    double reach = 100;                             // the largest percentage that each side has room for
    std::vector<AnswerRow> rows;
};

struct GapRow {
    std::string label;
    Number a, b;
    Number difference;
    Interval interval;
    std::string text;
    std::string hover;
    bool withheld = false;
};

/// Two values joined by a line, and beside it their difference with its interval.
struct GapChart {
    ChartHead head;
    Axis axis;
    std::string a, b;      // names of the two sides
    Axis difference_axis;  // symmetric about 0
    std::vector<GapRow> rows;
};

struct LinePoint {
    Number value;
    Interval interval;
    std::string text;  // the value as printed beside the last point
    std::string hover;
    bool withheld = false;
    bool broken = false;  // no line joins it to the point before
};

struct LinePanel {
    std::string title;
    std::vector<std::vector<LinePoint>> series;  // one list a series, one point a wave
};

/// Small panels of lines over waves, all on the same axes.
struct LineChart {
    ChartHead head;
    Axis axis;
    std::vector<std::string> series;
    std::vector<std::string> waves;
    std::vector<double> places;  // of the waves on the way from first to last, 0 to 1
    std::vector<LinePanel> panels;
};

/// Where a point of a funnel lies: within the 95 % limits, outside these, outside the 99.8 % limits.
enum class FunnelPlace : std::uint8_t { within, outside, far_outside };

struct FunnelPoint {
    double people = 0;
    double value = 0;
    FunnelPlace place = FunnelPlace::within;
    std::string label;  // mostly empty for what lies within
    std::string hover;
};

/// The limits for a number of people.
struct FunnelLimits {
    double people = 0;
    Interval limit_95, limit_998;
};

struct FunnelPanel {
    std::string title;
    Axis people;
    double target = 0;
    std::vector<FunnelPoint> points;
    std::vector<FunnelLimits> limits;  // by rising number of people, joined by a line
    std::string note;                  // below the panel, such as how many are withheld; may be empty
};

/// Groups against a target: value by number of people, with the limits that chance would keep to. A panel a kind of people.
struct FunnelChart {
    ChartHead head;
    Axis value;
    std::string target, limit_95, limit_998;  // names of the lines
    std::vector<std::string> places;          // names for the legend, in the order of FunnelPlace
    std::string also_outside;                 // before the names that have no room beside their points
    std::vector<FunnelPanel> panels;
};

struct GuessRow {
    std::string label;
    Number value;       // as measured
    Number guess;       // the best guess at the level, drawn towards the target
    Interval interval;  // of the guess
    Count rank_low, rank_high;
    std::string text;       // the guess in words, or why there is none
    std::string rank_text;  // the ranks in words
    std::string hover;
    bool withheld = false;
};

/// What was measured and the best guess at what lies behind it, and beside them the ranks that are possible: bars, no order.
struct GuessChart {
    ChartHead head;
    Axis axis;
    Axis ranks;
    double target = 0;
    std::string value, guess, rank, target_name;  // names for the legend
    std::vector<GuessRow> rows;
};

/// What a cell of a heat map shows: a value; a value that hardly tells its group from others; that there is one, which is
/// not shown; nothing.
enum class HeatMark : std::uint8_t { shown, unsure, withheld, missing };

struct HeatCell {
    HeatMark mark = HeatMark::missing;
    std::size_t shade = 0;  // of a value shown, from 0 (lowest) to 4
    std::string text;
    std::string hover;
};

struct HeatRow {
    std::string heading;  // above the row where a group of rows starts
    std::string label;
    std::string people;
    std::vector<HeatCell> cells;
};

/// Groups in rows, scales in columns: numbers in cells that are the darker the higher they are.
struct HeatChart {
    ChartHead head;
    std::string people;  // heading of the column of people
    std::vector<std::string> columns;
    std::string foot;               // what the words below the columns are about; may be empty
    std::vector<std::string> feet;  // a word below each column
    std::vector<HeatRow> rows;
    std::vector<std::string> shades;  // what each shade stands for, for the legend
    std::string unsure, withheld;     // the same of these cells; empty where there are none
};

struct ControlPoint {
    Number value;
    bool signal = false;  // one of the rules holds here
    std::string hover;
};

struct ControlPanel {
    std::string title;
    std::vector<ControlPoint> points;  // one a wave
    Number centre, lower, upper;
};

/// Long series with the limits of their usual ups and downs.
struct ControlChart {
    ChartHead head;
    Axis axis;
    std::vector<std::string> waves;
    std::string usual, signal, centre, limit;  // names for the legend
    std::vector<ControlPanel> panels;
};

using Chart = std::variant<DotChart, AnswerChart, GapChart, LineChart, FunnelChart, GuessChart, HeatChart, ControlChart>;

[[nodiscard]] inline const ChartHead& head_of(const Chart& chart) {
    return std::visit([](const auto& any) -> const ChartHead& { return any.head; }, chart);
}
[[nodiscard]] inline ChartHead& head_of(Chart& chart) {
    return std::visit([](auto& any) -> ChartHead& { return any.head; }, chart);
}

}  // namespace recaudit
