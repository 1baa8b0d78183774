/// Fills the tables of who responded and of scale scores. See docs/statistics/responses.md and docs/statistics/scores.md.
#pragma once

#include <recaudit/scoring/scores.hpp>
#include <recaudit/scoring/tables.hpp>

#include <vector>

namespace recaudit {

/// A row for each group of each perspective and wave.
[[nodiscard]] std::vector<ResponsesRow> responses_table(const Responses& responses, const Scores& scores);

/// A row for each scale and composite of each group. `too_few` where one person has a score: there is a mean but no
/// spread. With finite_population, standard errors shrink by sqrt(1 - n / headcount) where there is a headcount.
[[nodiscard]] std::vector<ScoresRow> scores_table(const Study& study, const Responses& responses, const Scores& scores);

}  // namespace recaudit
