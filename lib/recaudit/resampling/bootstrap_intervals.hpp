/// Fills the tables of intervals by resampling and of rough intervals. See docs/statistics/bootstrap.md.
#pragma once

#include <recaudit/core/work_counter.hpp>
#include <recaudit/resampling/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// A row for each row of scores, where the study says `resampling`. By team, rows for everyone and for sites draw whole teams, and
/// who has no team alone; below 20 teams the linearised t interval stands instead, since drawn teams would give too narrow a one. Rows
/// of single teams and of attributes draw people. The same for any number of threads, and whatever other rows there are.
[[nodiscard]] std::vector<BootstrapIntervalsRow> bootstrap_intervals_table(const Study& study, const Scores& scores, Labels& labels,
                                                                           Threads threads, WorkCounter& counter);

/// How many draws bootstrap_intervals_table will count.
[[nodiscard]] std::int64_t bootstrap_steps(const Study& study, const Scores& scores);

/// A row for each row of scores whose t interval is rough: see stats/interval_doubt.hpp.
[[nodiscard]] std::vector<IntervalCautionsRow> interval_cautions_table(const Scores& scores, Labels& labels);

}  // namespace recaudit
