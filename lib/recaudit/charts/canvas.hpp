/// The strokes that charts are made of, written as SVG. Coordinates are in units of which a chart is 760 wide.
#pragma once

#include <recaudit/charts/svg.hpp>
#include <recaudit/core/estimate.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

inline constexpr double chart_width = 760;
inline constexpr double text_size = 13;
inline constexpr double line_height = 16;
inline constexpr double small_text_size = 11;  // of text in the style c-small

enum class Anchor : std::uint8_t { start, middle, end };

struct Point {
    double x = 0;
    double y = 0;
};

/// Maps values of an axis to x (or y) coordinates.
struct Scaling {
    double value_low = 0, value_high = 1;
    double at_low = 0, at_high = 1;
    [[nodiscard]] double operator()(double value) const {
        return at_low + (value - value_low) / (value_high - value_low) * (at_high - at_low);
    }
};

enum class Shape : std::uint8_t { circle, diamond, square, triangle, hanging_triangle, octagon };

class Canvas {
public:
    explicit Canvas(const ChartHead& head) : head_(head) {}
    void line(Point from, Point to, std::string_view style);
    void rectangle(Point corner, double width, double height, std::string_view style);
    /// A field that says "there is something, and it is not shown".
    void hatched(Point corner, double width, double height);
    void text(Point at, std::string_view text, Anchor anchor = Anchor::start, std::string_view style = "c-ink");
    /// Lines below each other, the middle of all at `at.y`.
    void lines(Point at, const std::vector<std::string>& lines, Anchor anchor = Anchor::start, std::string_view style = "c-ink");
    void path(std::span<const Point> points, std::size_t series);
    void path(std::span<const Point> points, std::string_view style);
    /// A filled polygon.
    void area(std::span<const Point> corners, std::string_view style);
    void shape(Point at, Shape shape, std::string_view style);
    /// The mark of a series: shape and colour both say which.
    void mark(Point at, std::size_t series);
    /// A horizontal or vertical interval with its mark.
    void interval(Point from, Point to, std::size_t series);
    /// Everything until end() shows `hover` under the pointer.
    void begin(std::string_view hover);
    void end();
    /// Names of the series with their marks in one or more lines from `y`; returns where the next thing may start.
    double legend(double y, std::span<const std::string> series);
    [[nodiscard]] std::string finish(double height, SvgUse use) const;

private:
    ChartHead head_;
    std::string body_;
};

/// The values at which an axis has a line.
[[nodiscard]] std::vector<double> ticks(const Axis& axis);

}  // namespace recaudit
