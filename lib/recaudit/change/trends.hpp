/// Fills the table of trends over waves. See docs/statistics/trends.md.
#pragma once

#include <recaudit/change/over_waves.hpp>
#include <recaudit/change/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <span>
#include <string>
#include <vector>

namespace recaudit {

/// For each perspective, group that is there in three waves or more and scale a row: the slope of the scores on years,
/// where every wave has a date. With scores in fewer than three waves, or fewer scores than minimum_to_test (never under 3),
/// the row says too_few.
[[nodiscard]] std::vector<TrendsRow> trends_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                                  Threads threads);

/// The fewest waves that have a trend.
inline constexpr std::size_t fewest_trend_waves = 3;

struct TrendNames {
    Label ols, mixed;
    explicit TrendNames(Labels& labels);
};

/// Per wave the years since the study's first; none where a wave has no date.
[[nodiscard]] std::vector<double> years_of_waves(const Study& study, std::span<const std::string> waves);

/// The row of one scale in one group before its slope: how many scores in how many waves, and too_few where that is too few.
[[nodiscard]] TrendsRow trend_before_slope(const Study& study, const Scope& scope, Label scale, const std::vector<ScoreInWave>& scores);

/// The row with its slope.
/// @param years  per wave of the scores.
[[nodiscard]] TrendsRow with_slope(TrendsRow row, const std::vector<ScoreInWave>& scores, const std::vector<double>& years,
                                   const Grouping& grouping, double confidence, const TrendNames& names);

}  // namespace recaudit
