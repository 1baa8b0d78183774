/// The answers to the questions of a theme, those of all perspectives under each other. See docs/statistics/items.md.
#pragma once

#include <recaudit/report/facts.hpp>

#include <vector>

namespace recaudit {

/// Room for the longest side of all charts of answers, so that they can be compared.
[[nodiscard]] double reach_of_answers(const Facts& facts);

/// The answers to each question of a theme in the latest wave as bars: a row for each question, a lane for each perspective
/// that was asked it, in the words it was asked. Several figures where the theme has many questions, none where no question
/// has favourable answers.
[[nodiscard]] std::vector<Figure> item_figures(const Facts& facts, const Theme& theme, double reach);

}  // namespace recaudit
