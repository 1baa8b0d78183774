/// A fast way to the scores of scales whose answers are whole numbers. See docs/statistics/scores.md.
#pragma once

#include <recaudit/scoring/score.hpp>

#include <optional>

namespace recaudit {

/// As score_scale, for scales without item weights whose answers are whole numbers: per row one addition an item of
/// a word that packs value, count and favour. Nothing where the scale is not of that kind.
[[nodiscard]] std::optional<ScaleScores> score_packed(const Instrument& instrument, const Scale& scale, const FormResponses& form);

}  // namespace recaudit
