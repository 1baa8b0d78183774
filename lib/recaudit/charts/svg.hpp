/// Charts as static SVG: no script, nothing fetched, text as text. See docs/design.md, "Charts".
#pragma once

#include <recaudit/charts/chart.hpp>

#include <string>
#include <string_view>

namespace recaudit {

enum class SvgUse : std::uint8_t {
    in_page,  // styled by the page's chart_css
    alone,    // a file of its own, with its own style on white
};

[[nodiscard]] std::string to_svg(const Chart& chart, SvgUse use);

/// visible() text with the five characters that markup gives a meaning to replaced.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace recaudit
