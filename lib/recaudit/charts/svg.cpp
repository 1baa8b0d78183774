#include <recaudit/charts/layouts.hpp>

namespace recaudit {

std::string to_svg(const Chart& chart, SvgUse use) {
    return std::visit(
        [&](const auto& any) {
            Canvas canvas(any.head);
            const double height = draw(canvas, any);
            return canvas.finish(height, use);
        },
        chart);
}

}  // namespace recaudit
