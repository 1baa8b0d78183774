/// Fills the table of control charts. See docs/statistics/spc.md.
#pragma once

#include <recaudit/change/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// For each perspective, group and scale with a mean in at least 12 waves a row a wave. Waves in which nobody of the group has
/// a score are passed over. Where the questions changed so that waves cannot be compared, the rows say not_comparable and
/// have no limits.
[[nodiscard]] std::vector<SpcRow> spc_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                            Threads threads);

}  // namespace recaudit
