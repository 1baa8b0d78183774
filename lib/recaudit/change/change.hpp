/// Fills the table of change between waves. See docs/statistics/change.md.
#pragma once

#include <recaudit/change/tables.hpp>
#include <recaudit/change/wave_pairs.hpp>
#include <recaudit/scoring/scores.hpp>
#include <recaudit/stats/moments.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace recaudit {

/// For each perspective, pair of waves (each with the next, and the first with the last), group that is there in both
/// and scale a row: Welch's test, or in linked studies the paired test of those in the same group both times.
/// Where a wave, or the pairs, have fewer than minimum_to_test people (never under 2) the row says too_few and
/// not_tested.
[[nodiscard]] std::vector<ChangeRow> change_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                                  Threads threads);

/// The same for these pairs of waves alone.
[[nodiscard]] std::vector<ChangeRow> change_between(const Study& study, const Responses& responses, const Scores& scores,
                                                    const std::vector<WavePair>& pairs, Labels& labels, Threads threads);

/// The pairs of waves that are compared, by position: each with the next, then the first with the last.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> pairs_of_waves(std::size_t waves);

/// One scale of one group in two waves.
struct ChangeOf {
    Scope scope;  // wave is empty
    Label scale, wave_from, wave_to;
};

/// The row of two independent groups of people, by Welch's test; design, p_adjusted and verdict are left to judged().
[[nodiscard]] ChangeRow independent_change(const Study& study, const ChangeOf& of, const Moments& from, const Moments& to);

/// The row where the questions of the two waves are not the same ones: counts and the mean of each wave stay.
[[nodiscard]] ChangeRow without_comparison(ChangeRow row);

/// The rows with their design, p-values adjusted within their families, and the verdict that follows from these.
[[nodiscard]] std::vector<ChangeRow> judged(const Study& study, std::vector<ChangeRow> rows, Labels& labels);

}  // namespace recaudit
