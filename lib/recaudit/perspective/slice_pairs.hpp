/// Which perspectives are set side by side, and what every gap between two of them has in common.
/// See docs/statistics/gaps.md.
#pragma once

#include <recaudit/perspective/gaps.hpp>
#include <recaudit/scoring/scores.hpp>
#include <recaudit/scoring/testing.hpp>
#include <recaudit/stats/effect_size.hpp>
#include <recaudit/stats/mean_test.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// Two perspectives of a family in the same wave: slices of the family, the earlier perspective first.
struct SlicePair {
    std::size_t a = 0, b = 0;
};

/// All pairs of perspectives in one wave, for one group of a family.
struct PairsOfGroup {
    std::size_t family = 0;
    std::size_t group = 0;
    std::vector<SlicePair> pairs;
};

/// Every group of every family in every wave in which there are two perspectives or more, in the order of rows.
[[nodiscard]] std::vector<PairsOfGroup> pairs_of_groups(const Scores& scores);

/// Values in percent of the maximum of their declared range.
[[nodiscard]] Tally in_percent(const Tally& tally, const Range& range);

/// What a gap is about, before its sides are known.
[[nodiscard]] GapPair gap_between(const Family& family, std::size_t group, const SlicePair& pair);

/// A row of a gap, but for the scale or item: Welch's test, Hedges' g and how many people stand on each side.
template <class Row>
Row gap_row(const GapPair& pair, double confidence) {
    const WelchTest test = welch_test(pair.a, pair.b, confidence);
    Row row;
    row.scope = pair.scope;
    row.perspective_a = pair.perspective_a;
    row.perspective_b = pair.perspective_b;
    fill_sides(row, test);
    row.hedges_g = hedges_g(test).number();
    row.people_a = test.n_a;
    row.people_b = test.n_b;
    return row;
}

/// Fills p_adjusted: a family of tests is the rows of one wave, pair of perspectives and grouping.
template <class Row>
void adjust_gaps(std::vector<Row>& rows, Adjust adjust) {
    adjust_p_values(rows, multiplicity_of(adjust), [](const Row& row) {
        return std::vector{row.scope.wave, row.perspective_a, row.perspective_b, row.scope.by};
    });
}

}  // namespace recaudit
