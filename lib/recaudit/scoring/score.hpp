/// Scale and composite scores, person by person. See docs/statistics/scores.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/scoring/answers.hpp>
#include <recaudit/scoring/score_column.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace recaudit {

/// The declared range of a scale's scores, in the metric of its method. `mean`: the mean of the items' minima and of
/// their maxima; `sum`, `prorated_sum` and `count`: that times the number of items; percentages: 0 to 100.
/// With item weights, weighted means and the sum of the weights.
[[nodiscard]] Range score_range(const Instrument& instrument, const Scale& scale);
/// The mean of the ranges of the composite's scales.
[[nodiscard]] Range score_range(const Instrument& instrument, const Composite& composite);

/// Whether the scale's method can be applied: percent_favourable needs favourable answers declared for every item.
[[nodiscard]] bool can_be_scored(const Instrument& instrument, const Scale& scale);
[[nodiscard]] bool declares_favourable(const Instrument& instrument, const Scale& scale);

struct ScaleScores {
    ScoreColumn score;
    /// 100 x favourable answers / answered items, for those who have a score; absent where not every item of the
    /// scale declares favourable answers. Item weights play no part in it.
    std::optional<ScoreColumn> percent_favourable;
};

/// Scores everyone on one scale: who answered at least `minimum_answered` items has a score.
/// With x the answers after reversal, w the item weights (1 where none are declared) and sums over answered items:
/// mean = sum(w x) / sum(w); sum and count = sum(w x); prorated_sum = mean x the weights of all items;
/// percent_of_maximum = 100 (mean - low) / (high - low) on the range of the mean;
/// percent_favourable = 100 sum(w favourable) / sum(w).
/// No one has a score where the scale cannot be scored.
[[nodiscard]] ScaleScores score_scale(const Instrument& instrument, const Scale& scale, const FormResponses& form);

/// The mean of a person's scale scores, where at least `minimum_scales` of them are there.
/// @param scales  the columns of the composite's scales, in its order.
[[nodiscard]] ScoreColumn score_composite(const Composite& composite, std::span<const ScoreColumn* const> scales);

}  // namespace recaudit
