/// Fills the table of gaps between perspectives. See docs/statistics/gaps.md.
#pragma once

#include <recaudit/perspective/tables.hpp>
#include <recaudit/scoring/scores.hpp>
#include <recaudit/stats/moments.hpp>

#include <span>
#include <vector>

namespace recaudit {

/// Two perspectives on one scale, in the same wave and group.
struct GapPair {
    Scope scope;  // perspective is empty
    Label scale;
    Label perspective_a, perspective_b;
    Moments a, b;  // of scores in percent of maximum
};

/// Every pair of perspectives of a family, wave, group and scale, in the order of rows.
[[nodiscard]] std::vector<GapPair> gap_pairs(const Scores& scores, Threads threads);

/// A row for each pair of which both sides have at least minimum_to_test scored people (never under 2).
[[nodiscard]] std::vector<GapsRow> gaps_table(const Study& study, std::span<const GapPair> pairs, Threads threads);

}  // namespace recaudit
