/// Questions on a line between two ends of which neither part is declared favourable: where on the line people stand.
/// See docs/statistics/items.md.
#pragma once

#include <recaudit/report/facts.hpp>
#include <recaudit/report/model.hpp>

#include <optional>
#include <string>

namespace recaudit {

/// Whether the item is a line without a favourable part, so that it has no place in a chart of favourable answers.
[[nodiscard]] bool is_open_line(const Instrument& form, const Item& item);

/// The mean places on the open lines of a theme in the latest wave, from one perspective; nothing where it has none.
/// Reversed lines are turned round, their ends with them, so that right is the favourable side of every row.
[[nodiscard]] std::optional<Figure> open_lines_figure(const Facts& facts, const Theme& theme, const std::string& perspective);

}  // namespace recaudit
