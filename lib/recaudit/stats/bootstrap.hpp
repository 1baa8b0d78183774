/// Intervals from the sample drawn again and again, where an interval from theory is doubtful: percentile and BCa.
/// See docs/statistics/bootstrap.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/resample.hpp>

#include <functional>
#include <span>
#include <vector>

namespace recaudit {

enum class BootstrapMethod : std::uint8_t { percentile, bca };

struct BootstrapInterval {
    Number estimate, ci_low, ci_high;
    std::int64_t replicates = 0;  // those in which the statistic exists
    Status status = Status::ok;
};

/// The value below which a share p of the replicates lies, as boot.ci reads it: position (R + 1) p in the sorted replicates,
/// between two of them linear on the scale of the normal quantile; beyond the ends the extreme replicate.
/// @param sorted  ascending, at least one.  @param p  in (0, 1).
/// R: boot:::norm.inter(t, p).  Source: Davison & Hinkley 1997, Bootstrap Methods and their Application, eq. 5.8.
[[nodiscard]] double replicate_quantile(std::span<const double> sorted, double p);

/// How far the estimate lies from the middle of its replicates: the normal quantile of the share of replicates below it.
/// Replicates equal to the estimate (to 1e-12 of its size) count half. boot.ci counts them as not below, which shifts intervals of
/// small groups with few distinct values downwards; without such ties the two are equal.
/// @return undefined: not_identified (all replicates on one side).
[[nodiscard]] Estimate bias_correction(std::span<const double> replicates, double estimate);

/// What one unit contributes to a statistic, and how many units contribute the same.
struct Influence {
    double value;
    std::int64_t units = 1;
};

/// The acceleration of BCa: sum of cubed influences / (6 x (sum of squared influences)^1.5); 0 where none has any.
/// Source: Efron 1987, JASP 82:171.
[[nodiscard]] double acceleration(std::span<const Influence> influences);

/// Influences of a stratum's n units by the jackknife: (n - 1) / n x (mean of the statistics without one unit - each of them).
/// @param left_out  the statistic without one unit, and how many units give the same.
[[nodiscard]] std::vector<Influence> jackknife_influences(std::span<const Influence> left_out);

/// The percentile interval: replicate quantiles at (1 - confidence) / 2 and its complement.
/// @param replicates  absent ones are left out.
/// @return undefined: the reason in `estimate`; no_variance (all replicates equal), not_identified (fewer than half of them exist).
/// @throws std::logic_error  confidence outside (0, 1).  R: boot.ci(b, conf = confidence, type = "perc").
[[nodiscard]] BootstrapInterval percentile_interval(std::span<const Number> replicates, Estimate estimate, double confidence);

/// The bias-corrected and accelerated interval: replicate quantiles at Phi(w + (w + z) / (1 - a (w + z))), w the bias correction.
/// @return as percentile_interval; besides not_identified where there is no bias correction.
/// R: boot.ci(b, conf = confidence, type = "bca", L = influences).
[[nodiscard]] BootstrapInterval bca_interval(std::span<const Number> replicates, Estimate estimate, double acceleration, double confidence);

/// A statistic of rows, of which some may stand there several times; absent where it does not exist.
using RowStatistic = std::function<Number(const Resample&)>;
/// A statistic of one tally a stratum.
using TallyStatistic = std::function<Number(std::span<const Tally>)>;

/// The statistic in each replicate.
[[nodiscard]] std::vector<Number> bootstrap_replicates(const SamplingUnits& units, const ReplicatePlan& plan,
                                                       const RowStatistic& statistic);
[[nodiscard]] std::vector<Number> bootstrap_replicates(std::span<const TallyResampler> strata, const ReplicatePlan& plan,
                                                       const TallyStatistic& statistic);

/// The acceleration of a statistic, leaving out one unit at a time; of several strata, each by its own jackknife. A stratum of
/// one unit never changes and has no influence. Absent where the statistic does not exist without some unit.
[[nodiscard]] Number jackknife_acceleration(const SamplingUnits& units, const RowStatistic& statistic, Threads threads);
[[nodiscard]] Number jackknife_acceleration(std::span<const TallyResampler> strata, const TallyStatistic& statistic, Threads threads);

/// The interval of a statistic from its own replicates.
/// @return undefined: as the intervals; too_few (fewer than two units).
[[nodiscard]] BootstrapInterval bootstrap(const SamplingUnits& units, const ReplicatePlan& plan, const RowStatistic& statistic,
                                          BootstrapMethod method, double confidence);
/// @param strata  groups drawn on their own, such as the two sides of a difference; one for the statistic of a single group.
[[nodiscard]] BootstrapInterval bootstrap(std::span<const TallyResampler> strata, const ReplicatePlan& plan,
                                          const TallyStatistic& statistic, BootstrapMethod method, double confidence);

}  // namespace recaudit
