/// A report as one HTML page: no script, nothing fetched, for screen, paper, dark rooms and screen readers.
#pragma once

#include <recaudit/report/model.hpp>

#include <string>

namespace recaudit {

[[nodiscard]] std::string to_html(const Report& report);

/// The page's style rules. In html_style.cpp.
[[nodiscard]] std::string html_style();

}  // namespace recaudit
