/// Fills the tables of sites against a target. See docs/statistics/benchmarks.md.
#pragma once

#include <recaudit/benchmark/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// For each perspective, wave and scale or composite a row a site. From three sites on there are limits; with fewer the row
/// says not_identified, though against a value from a file it still has its distance. Organisations' own scales are left out.
/// Without weights.
[[nodiscard]] std::vector<BenchmarksRow> benchmarks_table(const Study& study, const Responses& responses, const Scores& scores,
                                                          Labels& labels, Threads threads);

/// The values of the benchmark file.
[[nodiscard]] std::vector<BenchmarkTargetsRow> benchmark_targets_table(const Responses& responses, Labels& labels);

}  // namespace recaudit
