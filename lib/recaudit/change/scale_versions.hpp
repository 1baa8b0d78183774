/// Fills the table of scales whose questions changed. See docs/statistics/scale_versions.md.
#pragma once

#include <recaudit/change/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// For each perspective, scale and pair of waves (each with the next, and the first with the last) a row where the questions
/// asked were not the same.
[[nodiscard]] std::vector<ScaleVersionsRow> scale_versions_table(const Study& study, const Responses& responses, const Scores& scores,
                                                                 Labels& labels);

}  // namespace recaudit
