/// Fills the table of drivers. See docs/statistics/drivers.md.
#pragma once

#include <recaudit/core/work_counter.hpp>
#include <recaudit/drivers/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// Per perspective and wave, over everyone with the outcome and every scale, a row for each scale: `too_few` below 50 people,
/// `holds_outcome` where the scale has answers in common with the outcome and is left out. No rows where the study names no outcome,
/// and none for forms that do not have it.
[[nodiscard]] std::vector<DriversRow> drivers_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                                    Threads threads, WorkCounter& counter);

/// How many draws drivers_table will count.
[[nodiscard]] std::int64_t driver_steps(const Study& study, const Scores& scores);

}  // namespace recaudit
