/// Fills the table of the parts of the variance. See docs/statistics/variance_components.md.
#pragma once

#include <recaudit/change/over_waves.hpp>
#include <recaudit/change/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// For each perspective and scale over everyone a row a term, residual last; none where neither sites nor teams are enough
/// and nobody appears twice.
[[nodiscard]] std::vector<VarianceComponentsRow> variance_components_table(const Study& study, const Responses& responses,
                                                                           const Scores& scores, Labels& labels, Threads threads);

struct TermNames {
    Label site, team, respondent, residual;
    explicit TermNames(Labels& labels);
    [[nodiscard]] Label of(RandomTerm term) const { return term == RandomTerm::site ? site : term == RandomTerm::team ? team : respondent; }
};

/// The rows of one scale over everyone.
/// @param about  the row before a term: scope and scale.
[[nodiscard]] std::vector<VarianceComponentsRow> component_rows(const std::vector<ScoreInWave>& scores, const Grouping& grouping,
                                                                VarianceComponentsRow about, const TermNames& names);

}  // namespace recaudit
