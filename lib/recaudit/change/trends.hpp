/// Fills the table of trends over waves. See docs/statistics/trends.md.
#pragma once

#include <recaudit/change/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// For each perspective, group that is there in three waves or more and scale a row: the slope of the scores on years,
/// where every wave has a date. With scores in fewer than three waves, or fewer scores than minimum_to_test (never under 3),
/// the row says too_few.
[[nodiscard]] std::vector<TrendsRow> trends_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                                  Threads threads);

}  // namespace recaudit
