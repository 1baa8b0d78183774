/// How each kind of chart is laid out. Used by charts/svg.cpp alone.
#pragma once

#include <recaudit/charts/canvas.hpp>

namespace recaudit {

/// Draws a chart from the top; returns its height.
[[nodiscard]] double draw(Canvas& canvas, const DotChart& chart);
[[nodiscard]] double draw(Canvas& canvas, const AnswerChart& chart);
[[nodiscard]] double draw(Canvas& canvas, const GapChart& chart);
[[nodiscard]] double draw(Canvas& canvas, const LineChart& chart);
[[nodiscard]] double draw(Canvas& canvas, const FunnelChart& chart);
[[nodiscard]] double draw(Canvas& canvas, const GuessChart& chart);
[[nodiscard]] double draw(Canvas& canvas, const HeatChart& chart);
[[nodiscard]] double draw(Canvas& canvas, const ControlChart& chart);

/// The lines of a horizontal axis from `top` to `bottom`, its numbers and its label below; returns the height these take.
double draw_axis(Canvas& canvas, const Axis& axis, const Scaling& x, double top, double bottom);

}  // namespace recaudit
