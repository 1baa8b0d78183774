/// Is a site unusual, given its size and how much sites differ anyway? Funnel limits, shrinkage and ranks.
/// See docs/statistics/benchmarks.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/moments.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// One site against the target.
struct FunnelSite {
    Number se;                     // pooled within-site sd / sqrt(n): a site's own sd would make small sites look extreme
    Number z;                      // (mean - target) / se
    Number z_adjusted;             // (mean - target) / sqrt(se^2 + tau2)
    Interval limit_95, limit_998;  // target -+ 1.96 and 3.09 x sqrt(se^2 + tau2)
    Number shrunken_mean;          // target + B (mean - target), B = tau2 / (tau2 + se^2)
    Interval shrunken;             // -+ normal quantile x sqrt(B) se
};

struct Funnel {
    Number target, pooled_sd;
    Number phi;                     // mean of squared z, winsorised at their 10 % and 90 % quantiles (type 7)
    Number tau2;                    // variance between sites beyond sampling
    std::vector<FunnelSite> sites;  // in the order given; empty where there is no funnel
    Status status = Status::ok;
};

/// Funnel limits for means, with additive over-dispersion: tau2 = (K phi - (K - 1)) / (sum(w) - sum(w^2) / sum(w)),
/// w = 1 / se^2, and 0 where K phi < K - 1.
/// @param sites       each with at least one scored person.
/// @param target      such as mean_of_means(sites).
/// @param confidence  of the interval of the shrunken mean; the limits are always 95 % and 99.8 %.
/// @return undefined: not_identified (fewer than three sites), too_few (no site has two people), no_variance (nobody varies
///         within sites).
/// R: by hand; no package has it for means.
/// Source: Spiegelhalter 2005, Statistics in Medicine 24:1185 and BMJ Quality & Safety 14:347.
[[nodiscard]] Funnel funnel(std::span<const Moments> sites, double target, double confidence);

/// The standard deviation within sites, pooled over all; absent where no site has two people.
[[nodiscard]] Number pooled_sd(std::span<const Moments> sites);

/// The mean, and the median, of the sites' means, each site counting once; absent without sites.
[[nodiscard]] Number mean_of_means(std::span<const Moments> sites);
[[nodiscard]] Number median_of_means(std::span<const Moments> sites);

/// Between which ranks a site may lie; rank 1 has the highest mean.
struct RankLimits {
    std::int64_t low = 0, high = 0;
};

/// Rank limits from simultaneous intervals on all pairwise differences (Tukey-Kramer): low = 1 + sites clearly higher,
/// high = K - sites clearly lower, where two sites differ clearly if |difference| exceeds
/// qtukey(confidence, K, N - K) / sqrt(2) x pooled sd x sqrt(1/n_i + 1/n_j).
/// @return in the order given; empty where funnel() is undefined.
/// Source: Mogstad, Romano, Shaikh & Wilhelm 2024, Review of Economic Studies 91:476; Kramer 1956, Biometrics 12:307.
[[nodiscard]] std::vector<RankLimits> rank_limits(std::span<const Moments> sites, double confidence);

}  // namespace recaudit
