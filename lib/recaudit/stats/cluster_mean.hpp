/// The mean of people who come in teams, with a standard error that knows it. See docs/statistics/bootstrap.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/tally.hpp>

#include <cstdint>
#include <span>

namespace recaudit {

struct ClusterMean {
    std::int64_t n = 0, clusters = 0;
    Number mean, se, ci_low, ci_high;
    Status status = Status::ok;
};

/// The mean over all people, and its linearised standard error with clusters as the units.
/// se = sqrt(K / (K - 1) x sum of squared cluster totals of (x - mean)) / n; t interval with K - 1 degrees of freedom.
/// @param clusters  none of them empty.
/// @return undefined: no_answers (nobody), too_few (fewer than two clusters), no_variance (all clusters' totals are 0).
/// @throws std::logic_error  confidence outside (0, 1).
/// R: svymean(~x, svydesign(ids = ~team, weights = ~1)); confint(..., df = K - 1), of survey.
[[nodiscard]] ClusterMean cluster_mean(std::span<const Tally> clusters, double confidence);

}  // namespace recaudit
