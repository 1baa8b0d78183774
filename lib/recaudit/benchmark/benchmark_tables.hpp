/// Fills the tables of sites against a target. See docs/statistics/benchmarks.md.
#pragma once

#include <recaudit/benchmark/tables.hpp>
#include <recaudit/scoring/scores.hpp>
#include <recaudit/stats/moments.hpp>

#include <span>
#include <vector>

namespace recaudit {

/// For each perspective, wave and scale or composite a row a site. From three sites on there are limits; with fewer the row
/// says not_identified, though against a value from a file it still has its distance. Organisations' own scales are left out.
/// Without weights.
[[nodiscard]] std::vector<BenchmarksRow> benchmarks_table(const Study& study, const Responses& responses, const Scores& scores,
                                                          Labels& labels, Threads threads);

/// What a site's row may say of where it lies.
struct BenchmarkFlags {
    Label above_998, above_95, within, below_95, below_998;
    explicit BenchmarkFlags(Labels& labels);
};

/// The scores of one site on one scale, summed up.
struct SiteScores {
    Scope scope;
    Label scale;
    Moments moments;
    const Tally* tally = nullptr;  // the scores themselves, where they are at hand
    Status status = Status::ok;    // or why the scores of the site have no meaning
};

/// The rows of one scale over its sites, in the order given. Limits by bootstrap need the scores themselves: without them limits and flags
/// are empty, and the rows say needs_answers.
/// @param elsewhere  the value from elsewhere that sites are set against, where the study says so and there is one.
[[nodiscard]] std::vector<BenchmarksRow> benchmark_rows(const Study& study, std::span<const SiteScores> sites, Number elsewhere,
                                                        const BenchmarkFlags& flags);

/// The values of the benchmark file.
[[nodiscard]] std::vector<BenchmarkTargetsRow> benchmark_targets_table(const Responses& responses, Labels& labels);

}  // namespace recaudit
