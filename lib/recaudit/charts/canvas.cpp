#include <recaudit/charts/canvas.hpp>

#include <recaudit/charts/palette.hpp>
#include <recaudit/charts/text_metrics.hpp>
#include <recaudit/core/number_format.hpp>

#include <recaudit/core/visible.hpp>

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace recaudit {
namespace {

/// Coordinates to a tenth: a hundredth of a millimetre on paper.
std::string at(double value) {
    std::string text = fixed(value, 1);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

std::string_view colour_of(std::size_t series) { return series % 2 == 0 ? "c-even" : "c-odd"; }

std::string_view name_of(Anchor anchor) {
    if (anchor == Anchor::middle) return "middle";
    return anchor == Anchor::end ? "end" : "start";
}

constexpr std::string_view letters = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

std::string polygon(Point at_centre, std::string_view shape, std::string_view style) {
    return fmt::format(R"-(<path class="{}" transform="translate({} {})" d="{}"/>)-", style, at(at_centre.x), at(at_centre.y), shape);
}

std::string way(std::span<const Point> points) {
    std::string d;
    for (const Point& point : points) d += fmt::format("{}{} {}", d.empty() ? "M" : "L", at(point.x), at(point.y));
    return d;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : visible(text)) switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    return out;
}

void Canvas::line(Point from, Point to, std::string_view style) {
    body_ += fmt::format(R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)", style, at(from.x), at(from.y), at(to.x), at(to.y));
}

void Canvas::rectangle(Point corner, double width, double height, std::string_view style) {
    body_ +=
        fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)", style, at(corner.x), at(corner.y), at(width), at(height));
}

void Canvas::hatched(Point corner, double width, double height) {
    body_ += fmt::format(R"-(<rect fill="url(#{}-hatch)" x="{}" y="{}" width="{}" height="{}"/>)-", head_.id, at(corner.x), at(corner.y),
                         at(width), at(height));
    rectangle(corner, width, height, "c-outline");
}

void Canvas::text(Point where, std::string_view text, Anchor anchor, std::string_view style) {
    body_ += fmt::format(R"(<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>)", style, at(where.x), at(where.y + 4.5),
                         name_of(anchor), escaped(text));
}

void Canvas::lines(Point where, const std::vector<std::string>& lines, Anchor anchor, std::string_view style) {
    double y = where.y - line_height * (static_cast<double>(lines.size()) - 1) / 2;
    for (const std::string& one : lines) {
        text({where.x, y}, one, anchor, style);
        y += line_height;
    }
}

void Canvas::path(std::span<const Point> points, std::size_t series) {
    path(points, fmt::format("{} c-line{}", colour_of(series), series % 2 == 0 ? "" : " c-dashed"));
}

void Canvas::path(std::span<const Point> points, std::string_view style) {
    body_ += fmt::format(R"(<path class="{}" d="{}"/>)", style, way(points));
}

void Canvas::area(std::span<const Point> corners, std::string_view style) {
    body_ += fmt::format(R"(<path class="{}" d="{}Z"/>)", style, way(corners));
}

void Canvas::shape(Point where, Shape shape, std::string_view style) {
    switch (shape) {
        case Shape::circle: body_ += fmt::format(R"(<circle class="{}" cx="{}" cy="{}" r="5"/>)", style, at(where.x), at(where.y)); break;
        case Shape::diamond: body_ += polygon(where, "M0 -6.5L6.5 0L0 6.5L-6.5 0Z", style); break;
        case Shape::square: body_ += polygon(where, "M-5 -5H5V5H-5Z", style); break;
        case Shape::triangle: body_ += polygon(where, "M0 -6L6 5H-6Z", style); break;
        case Shape::hanging_triangle: body_ += polygon(where, "M0 6L6 -5H-6Z", style); break;
        case Shape::octagon: body_ += polygon(where, "M-6 -3V3L-3 6H3L6 3V-3L3 -6H-3Z", style);
    }
}

void Canvas::mark(Point where, std::size_t series) {
    shape(where, static_cast<Shape>(series % 6), fmt::format("{}{}", colour_of(series), series % 4 < 2 ? "" : " c-hollow"));
}

void Canvas::interval(Point from, Point to, std::size_t series) {
    line(from, to, fmt::format("{} c-line", colour_of(series)));
    const bool horizontal = from.y == to.y;
    const Point half = horizontal ? Point{0, 3.5} : Point{3.5, 0};
    for (const Point& tip : {from, to})
        line({tip.x - half.x, tip.y - half.y}, {tip.x + half.x, tip.y + half.y}, fmt::format("{} c-line", colour_of(series)));
}

void Canvas::begin(std::string_view hover) { body_ += fmt::format("<g><title>{}</title>", escaped(hover)); }

void Canvas::end() { body_ += "</g>\n"; }

double Canvas::legend(double y, std::span<const std::string> series) {
    double x = 8;
    for (std::size_t s = 0; s < series.size(); ++s) {
        const auto name = wrapped(series[s], text_size, chart_width - 40);
        double width = 0;
        for (const std::string& one : name) width = std::max(width, text_width(one, text_size));
        if (x > 8 && x + 16 + width > chart_width) {
            x = 8;
            y += line_height + 4;
        }
        mark({x, y}, s);
        lines({x + 14, y + line_height * (static_cast<double>(name.size()) - 1) / 2}, name);
        y += line_height * (static_cast<double>(name.size()) - 1);
        x += 14 + width + 24;
    }
    return y + line_height;
}

std::string Canvas::finish(double height, SvgUse use) const {
    const bool alone = use == SvgUse::alone;
    std::string out = alone ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "";
    const double above = head_.notice.empty() ? 0 : 26;
    out += fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {5} {0} {1}" width="{0}" height="{1}" role="img" aria-labelledby="{2}-title {2}-desc" font-family="{3}" font-size="{4}">)",
        at(chart_width), at(height + above), head_.id, letters, at(text_size), at(-above));
    out += fmt::format("<title id=\"{0}-title\">{1}</title><desc id=\"{0}-desc\">{2}</desc>\n", head_.id, escaped(head_.title),
                       escaped(head_.description));
    if (alone) out += "<style>" + chart_css(light_palette()) + "</style>";
    out += fmt::format(
        R"-(<defs><pattern id="{}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="c-hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>)-",
        head_.id);
    if (alone)
        out +=
            fmt::format(R"(<rect class="c-paper" x="0" y="{}" width="{}" height="{}"/>)", at(-above), at(chart_width), at(height + above));
    if (above > 0) out += fmt::format(R"(<text class="c-bold" x="8" y="-9">{}</text>)", escaped(head_.notice));
    return out + "\n" + body_ + "</svg>\n";
}

std::vector<double> ticks(const Axis& axis) {
    std::vector<double> values;
    const auto steps = std::lround((axis.high - axis.low) / axis.step);
    for (long i = 0; i <= steps; ++i) values.push_back(axis.low + static_cast<double>(i) * axis.step);
    return values;
}

}  // namespace recaudit
