/// Fills the tables of factor models. See docs/statistics/structure.md.
#pragma once

#include <recaudit/scoring/scores.hpp>
#include <recaudit/structure/tables.hpp>

#include <vector>

namespace recaudit {

struct StructureTables {
    std::vector<StructureRow> structure;
    std::vector<LoadingsRow> loadings;
    std::vector<FactorCorrelationsRow> factor_correlations;
};

/// One model in each perspective and wave, and three across each grouping that the study names under structure: nothing where it
/// names none. The same for any number of threads.
[[nodiscard]] StructureTables structure_tables(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                               Threads threads);

}  // namespace recaudit
