/// A report as Markdown, for pandoc and for reading as it is. Figures are files beside it.
#pragma once

#include <recaudit/report/model.hpp>

#include <string>
#include <string_view>

namespace recaudit {

/// @return  the text; figures are linked as figures/<id>.svg, see figure_name().
[[nodiscard]] std::string to_markdown(const Report& report);

/// `text` such that Markdown shows it as it is.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// The file of the logo inside the report folder; empty where there is none.
[[nodiscard]] std::string logo_name(const Branding& branding);

/// The file of a chart inside the report folder.
[[nodiscard]] std::string figure_name(const Chart& chart);

}  // namespace recaudit
