/// Fills the table of gaps between perspectives. See docs/statistics/gaps.md.
#pragma once

#include <recaudit/perspective/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// For each pair of perspectives of a family, wave, group and scale a row in percent of maximum, where each side has
/// at least minimum_to_test scored people (never under 2).
[[nodiscard]] std::vector<GapsRow> gaps_table(const Study& study, const Scores& scores, Threads threads);

}  // namespace recaudit
