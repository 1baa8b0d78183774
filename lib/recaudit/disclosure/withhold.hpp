/// Takes out of the tables what a pattern hides. See docs/disclosure.md, "The rules".
#pragma once

#include <recaudit/disclosure/published_figures.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <utility>

namespace recaudit {

/// Rows that lost figures, by table and reason.
using WithheldRows = std::map<std::pair<std::string_view, Reason>, std::int64_t>;

/// Empties every row that may not be shown, and in other rows the figures that may not. Rows that are withheld already
/// stay so and are not counted again.
void withhold(Results& results, const Control& control, const DisclosureRule& rule, WithheldRows& counts);

/// What the rows still show, as far as the census knows whom they are about.
[[nodiscard]] PublishedFigures published_by(std::span<const Results> outputs, const Control& control);

}  // namespace recaudit
