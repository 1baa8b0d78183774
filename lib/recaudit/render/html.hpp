/// A report as one HTML page: no script, nothing fetched, for screen, paper, dark rooms and screen readers.
#pragma once

#include <recaudit/report/model.hpp>

#include <string>

namespace recaudit {

[[nodiscard]] std::string to_html(const Report& report);

/// The page's style rules. In html_style.cpp.
/// @param accent  #rrggbb, readable on white, for lines, links and names; empty: that of the charts.
[[nodiscard]] std::string html_style(const std::string& accent);

}  // namespace recaudit
