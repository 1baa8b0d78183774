/// Funnel limits from the scores drawn again, for scores so skewed that limits from the normal distribution mislead.
/// See docs/statistics/benchmarks.md.
#pragma once

#include <recaudit/benchmark/funnel.hpp>
#include <recaudit/stats/random.hpp>
#include <recaudit/stats/tally.hpp>

#include <span>
#include <vector>

namespace recaudit {

struct FunnelLimits {
    Interval limit_95, limit_998;
};

/// For a site of n people: the 2.5 %, 97.5 %, 0.1 % and 99.9 % quantiles of target + mean of n scores drawn with replacement +
/// sqrt(tau2) x a normal draw, over 50,000 replicates. The scores drawn are those of all sites less their site's mean, spread by
/// sqrt(N / (N - K)) so that their variance is the pooled one. From 1,000 people on, where skewness no longer shows in a mean,
/// the limits are the funnel's own.
/// @param sites  the tallies that the funnel was made from, in its order.
/// @param found  a funnel with status ok.
/// @param key    of random numbers of this funnel's own; threads and other rows change nothing.
/// R: quantiles of replicate(50000, target + mean(sample(r, n, TRUE)) + rnorm(1, 0, sqrt(tau2))), r the spread residuals.
/// Source: Neuburger, Cromwell, Hutchings, Black & van der Meulen 2011, BMJ Quality & Safety 20:1020.
[[nodiscard]] std::vector<FunnelLimits> bootstrap_limits(std::span<const Tally> sites, const Funnel& found, const RandomKey& key);

}  // namespace recaudit
