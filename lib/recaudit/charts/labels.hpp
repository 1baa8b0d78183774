/// Where names go beside points, so that none lies on another, on a point, or outside the frame.
#pragma once

#include <recaudit/charts/canvas.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace recaudit {

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
};

[[nodiscard]] bool overlap(const Box& a, const Box& b);
[[nodiscard]] Box box_around(Point middle, double half);

struct PointLabel {
    Point point;
    std::vector<std::string> lines;
};

/// The room of each label, in the order given: beside its point where that is free, else a little further off; nothing
/// where there is no room. Earlier labels choose first.
/// @param taken    what no label may touch, the points among it.
/// @param shunned  what a label touches only where there is no other room, such as lines.
[[nodiscard]] std::vector<std::optional<Box>> place_labels(std::span<const PointLabel> labels, std::vector<Box> taken,
                                                           std::span<const Box> shunned, const Box& frame);

/// Draws a label in its room, with a line to its point where it stands off.
void draw_label(Canvas& canvas, const PointLabel& label, const Box& box);

}  // namespace recaudit
