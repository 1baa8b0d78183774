#include <recaudit/charts/labels.hpp>
#include <recaudit/charts/text_metrics.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace recaudit {
namespace {

constexpr double beside = 9;  // from the middle of a point to its label
constexpr std::array distances{beside, 20.0, 34.0, 52.0};

struct Direction {
    double x, y;
};
constexpr std::array directions{Direction{1, 0},  Direction{-1, 0}, Direction{0, -1},  Direction{0, 1},
                                Direction{1, -1}, Direction{1, 1},  Direction{-1, -1}, Direction{-1, 1}};

Point size_of(const PointLabel& label) {
    double width = 0;
    for (const std::string& line : label.lines) width = std::max(width, text_width(line, text_size));
    return {width + 2, line_height * static_cast<double>(label.lines.size())};
}

/// The room at one side of the point, `distance` away.
Box room(Point point, Point size, Direction to, double distance) {
    const double x = to.x > 0 ? point.x + distance : to.x < 0 ? point.x - distance - size.x : point.x - size.x / 2;
    const double away = to.x == 0 ? distance : distance / 2;
    const double y = to.y > 0 ? point.y + away : to.y < 0 ? point.y - away - size.y : point.y - size.y / 2;
    return {x, y, x + size.x, y + size.y};
}

bool is_inside(const Box& box, const Box& frame) {
    return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

std::optional<Box> free_room(const PointLabel& label, const std::vector<Box>& taken, const Box& frame) {
    const Point size = size_of(label);
    for (const double distance : distances)
        for (const Direction& to : directions) {
            const Box box = room(label.point, size, to, distance);
            if (is_inside(box, frame) && std::ranges::none_of(taken, [&](const Box& other) { return overlap(box, other); })) return box;
        }
    return std::nullopt;
}

}  // namespace

bool overlap(const Box& a, const Box& b) { return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }

Box box_around(Point middle, double half) { return {middle.x - half, middle.y - half, middle.x + half, middle.y + half}; }

std::vector<std::optional<Box>> place_labels(std::span<const PointLabel> labels, std::vector<Box> taken, std::span<const Box> shunned,
                                             const Box& frame) {
    std::vector<std::optional<Box>> out;
    for (const PointLabel& label : labels) {
        std::vector<Box> all = taken;
        all.insert(all.end(), shunned.begin(), shunned.end());
        out.push_back(free_room(label, all, frame));
        if (!out.back()) out.back() = free_room(label, taken, frame);
        if (out.back()) taken.push_back(*out.back());
    }
    return out;
}

void draw_label(Canvas& canvas, const PointLabel& label, const Box& box) {
    const Point nearest{std::clamp(label.point.x, box.left, box.right), std::clamp(label.point.y, box.top, box.bottom)};
    if (std::hypot(nearest.x - label.point.x, nearest.y - label.point.y) > beside * 1.5) canvas.line(label.point, nearest, "c-axis");
    canvas.lines({(box.left + box.right) / 2, (box.top + box.bottom) / 2}, label.lines, Anchor::middle, "c-ink c-halo");
}

}  // namespace recaudit
