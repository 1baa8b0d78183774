/// Fills the tables of reliability. See docs/statistics/reliability.md and docs/statistics/item_analysis.md.
#pragma once

#include <recaudit/reliability/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

struct ReliabilityTables {
    std::vector<ReliabilityRow> reliability;
    std::vector<ItemAnalysisRow> item_analysis;
};

/// A row for each scale, and one for each of its items, in each perspective and wave, over all respondents with an
/// answer to every item. The same for any number of threads.
[[nodiscard]] ReliabilityTables reliability_tables(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                                   Threads threads);

}  // namespace recaudit
