/// Fills the table of change between waves. See docs/statistics/change.md.
#pragma once

#include <recaudit/change/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// For each perspective, pair of waves (each with the next, and the first with the last), group that is there in both
/// and scale a row: Welch's test, or in linked studies the paired test of those in the same group both times.
/// Where a wave, or the pairs, have fewer than minimum_to_test people (never under 2) the row says too_few and
/// not_tested.
[[nodiscard]] std::vector<ChangeRow> change_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                                  Threads threads);

}  // namespace recaudit
