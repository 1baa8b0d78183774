/// Needs of a group from the ratings of its people. See docs/statistics/needs.md and docs/statistics/ranked_needs.md.
#pragma once

#include <recaudit/needs/pair_counts.hpp>
#include <recaudit/needs/tables.hpp>
#include <recaudit/scoring/answers.hpp>

#include <vector>

namespace recaudit {

/// Borich's mean weighted discrepancy: the mean of importance - current, times mean importance.
/// Undefined: nobody gave both answers.  R: mean(importance - current) * mean(importance), over complete pairs.
/// Source: Borich 1980, Journal of Teacher Education 31(3):39.
[[nodiscard]] Number mean_weighted_discrepancy(const PairSums& sums);

/// The ranked discrepancy score: the percentage of people who rate current above importance less that of those who rate it
/// below.  Undefined: nobody gave both answers.  R: 100 * (mean(current > importance) - mean(current < importance)).
/// Source: Narine & Harder 2021, Advancements in Agricultural Development 2(3):96.
[[nodiscard]] Number ranked_discrepancy(const PairSums& sums);

/// How far a mean is from the favourable end of the range: its highest value, as answers are reversed before.
[[nodiscard]] inline double distance_from_favourable_end(double mean, const Range& range) { return range.high - mean; }

/// The rows with their ranks: within each group, and among items measured alike, 1 for the greatest need. Equal needs, but for
/// rounding, share the smaller rank. Rows without a need have none, so that ranks tell nothing of what is withheld.
[[nodiscard]] std::vector<NeedsRow> with_ranks(std::vector<NeedsRow> rows);
[[nodiscard]] std::vector<RankedNeedsRow> with_ranks(std::vector<RankedNeedsRow> rows);

}  // namespace recaudit
