/// Fills the table of the parts of the variance. See docs/statistics/variance_components.md.
#pragma once

#include <recaudit/change/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// For each perspective and scale over everyone a row a term, residual last; none where neither sites nor teams are enough
/// and nobody appears twice.
[[nodiscard]] std::vector<VarianceComponentsRow> variance_components_table(const Study& study, const Responses& responses,
                                                                           const Scores& scores, Labels& labels, Threads threads);

}  // namespace recaudit
