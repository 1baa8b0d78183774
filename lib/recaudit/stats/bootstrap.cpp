#include <recaudit/core/require.hpp>
#include <recaudit/stats/bootstrap.hpp>
#include <recaudit/stats/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace recaudit {
namespace {

constexpr double tie = 1e-12;  // rounding keeps equal means this close

/// Finite replicates in ascending order.
std::vector<double> sorted_values(std::span<const Number> replicates) {
    std::vector<double> out;
    out.reserve(replicates.size());
    for (const Number replicate : replicates)
        if (replicate) out.push_back(*replicate);
    std::ranges::sort(out);
    return out;
}

bool are_equal(double a, double b) { return std::abs(a - b) <= tie * std::max(std::abs(a), std::abs(b)); }

/// Why there is no interval, if there is none.
Status obstacle(const std::vector<double>& sorted, std::size_t drawn, const Estimate& estimate) {
    if (!estimate.has_value()) return estimate.status();
    if (sorted.empty() || 2 * sorted.size() < drawn) return Status::not_identified;
    return are_equal(sorted.front(), sorted.back()) ? Status::no_variance : Status::ok;
}

BootstrapInterval without_ends(const std::vector<double>& sorted, const Estimate& estimate, Status status) {
    return {estimate.number(), {}, {}, static_cast<std::int64_t>(sorted.size()), status};
}

/// The statistic without each unit of one stratum in turn.
template <class WithoutUnit>
std::optional<std::vector<Influence>> left_out(std::size_t kinds, Threads threads, WithoutUnit without_unit) {
    std::vector<Influence> out(kinds);
    std::vector<char> exists(kinds);
    for_each_block(kinds, threads, [&](std::size_t kind) {
        const auto [value, units] = without_unit(kind);
        exists[kind] = value.has_value();
        out[kind] = {value.value(), units};
    });
    if (std::ranges::count(exists, 0) > 0) return std::nullopt;
    return out;
}

template <class Sample, class Statistic>
BootstrapInterval interval_of(const Sample& sample, const ReplicatePlan& plan, const Statistic& statistic, const Estimate& estimate,
                              BootstrapMethod method, double confidence) {
    const std::vector<Number> drawn = bootstrap_replicates(sample, plan, statistic);
    if (method == BootstrapMethod::percentile) return percentile_interval(drawn, estimate, confidence);
    const Number bend = jackknife_acceleration(sample, statistic, plan.threads);
    if (!bend) return {estimate.number(), {}, {}, plan.replicates, Status::not_identified};
    return bca_interval(drawn, estimate, *bend, confidence);
}

std::vector<Tally> drawn_strata(std::span<const TallyResampler> strata, Random& random) {
    std::vector<Tally> out;
    out.reserve(strata.size());
    for (const TallyResampler& stratum : strata) out.push_back(stratum.draw(random));
    return out;
}

std::vector<Tally> whole_strata(std::span<const TallyResampler> strata) {
    std::vector<Tally> out;
    for (const TallyResampler& stratum : strata) out.push_back(stratum.all());
    return out;
}

Estimate estimate_or_reason(Number value) { return value ? Estimate(*value) : Estimate(Status::not_identified); }

}  // namespace

double replicate_quantile(std::span<const double> sorted, double p) {
    require(!sorted.empty() && p > 0 && p < 1, "a quantile of replicates");
    const auto n = static_cast<double>(sorted.size());
    const double position = (n + 1) * p, below = std::floor(position);
    if (below < 1) return sorted.front();
    if (below >= n) return sorted.back();
    const double low = sorted[static_cast<std::size_t>(below) - 1], high = sorted[static_cast<std::size_t>(below)];
    if (position == below || low == high) return low;
    const double z = *normal_quantile(p), z_low = *normal_quantile(below / (n + 1)), z_high = *normal_quantile((below + 1) / (n + 1));
    return low + (z - z_low) / (z_high - z_low) * (high - low);
}

Estimate bias_correction(std::span<const double> replicates, double estimate) {
    double below = 0;
    for (const double replicate : replicates) below += are_equal(replicate, estimate) ? 0.5 : replicate < estimate ? 1 : 0;
    const Number quantile = normal_quantile(below / static_cast<double>(replicates.size()));
    return estimate_or_reason(quantile);
}

double acceleration(std::span<const Influence> influences) {
    double squares = 0, cubes = 0;
    for (const auto& [value, units] : influences) {
        squares += static_cast<double>(units) * value * value;
        cubes += static_cast<double>(units) * value * value * value;
    }
    return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

std::vector<Influence> jackknife_influences(std::span<const Influence> left_out) {
    double n = 0, mean = 0;
    for (const auto& [value, units] : left_out) {
        n += static_cast<double>(units);
        mean += static_cast<double>(units) * (value - left_out.front().value);
    }
    mean = left_out.empty() ? 0 : left_out.front().value + mean / n;
    std::vector<Influence> out;
    for (const auto& [value, units] : left_out) out.push_back({(n - 1) / n * (mean - value), units});
    return out;
}

BootstrapInterval percentile_interval(std::span<const Number> replicates, Estimate estimate, double confidence) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    const std::vector<double> sorted = sorted_values(replicates);
    const Status status = obstacle(sorted, replicates.size(), estimate);
    BootstrapInterval out = without_ends(sorted, estimate, status);
    if (status != Status::ok) return out;
    out.ci_low = replicate_quantile(sorted, (1 - confidence) / 2);
    out.ci_high = replicate_quantile(sorted, (1 + confidence) / 2);
    return out;
}

BootstrapInterval bca_interval(std::span<const Number> replicates, Estimate estimate, double acceleration, double confidence) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    const std::vector<double> sorted = sorted_values(replicates);
    const Status status = obstacle(sorted, replicates.size(), estimate);
    if (status != Status::ok) return without_ends(sorted, estimate, status);
    const Estimate bias = bias_correction(sorted, estimate.value());
    if (!bias.has_value()) return without_ends(sorted, estimate, bias.status());
    const auto end = [&](double p) -> Number {
        const double shifted = bias.value() + *normal_quantile(p);
        const Number level = normal_cdf(bias.value() + shifted / (1 - acceleration * shifted));
        if (!level || 1 - acceleration * shifted <= 0 || *level <= 0 || *level >= 1) return {};
        return replicate_quantile(sorted, *level);
    };
    BootstrapInterval out = without_ends(sorted, estimate, Status::ok);
    out.ci_low = end((1 - confidence) / 2);
    out.ci_high = end((1 + confidence) / 2);
    return out.ci_low && out.ci_high ? out : without_ends(sorted, estimate, Status::not_identified);
}

std::vector<Number> bootstrap_replicates(const SamplingUnits& units, const ReplicatePlan& plan, const RowStatistic& statistic) {
    return replicates(plan, [&](Random& random) { return statistic(units.draw(random)); });
}

std::vector<Number> bootstrap_replicates(std::span<const TallyResampler> strata, const ReplicatePlan& plan,
                                         const TallyStatistic& statistic) {
    return replicates(plan, [&](Random& random) { return statistic(drawn_strata(strata, random)); });
}

Number jackknife_acceleration(const SamplingUnits& units, const RowStatistic& statistic, Threads threads) {
    std::vector<Influence> all;
    for (const auto& stratum : units.strata()) {
        if (stratum.size() < 2) continue;
        const auto without = left_out(stratum.size(), threads,
                                      [&](std::size_t i) { return std::pair(statistic(units.without(stratum[i])), std::int64_t{1}); });
        if (!without) return {};
        std::ranges::copy(jackknife_influences(*without), std::back_inserter(all));
    }
    return acceleration(all);
}

Number jackknife_acceleration(std::span<const TallyResampler> strata, const TallyStatistic& statistic, Threads threads) {
    std::vector<Influence> all;
    const std::vector<Tally> whole = whole_strata(strata);
    for (std::size_t s = 0; s < strata.size(); ++s) {
        if (strata[s].units() < 2) continue;
        const auto without = left_out(strata[s].kinds(), threads, [&](std::size_t kind) {
            std::vector<Tally> sample = whole;
            sample[s] = strata[s].without(kind);
            return std::pair(statistic(sample), strata[s].of_kind(kind));
        });
        if (!without) return {};
        std::ranges::copy(jackknife_influences(*without), std::back_inserter(all));
    }
    return acceleration(all);
}

BootstrapInterval bootstrap(const SamplingUnits& units, const ReplicatePlan& plan, const RowStatistic& statistic, BootstrapMethod method,
                            double confidence) {
    if (units.units() < 2) return {{}, {}, {}, 0, Status::too_few};
    return interval_of(units, plan, statistic, estimate_or_reason(statistic(units.all())), method, confidence);
}

BootstrapInterval bootstrap(std::span<const TallyResampler> strata, const ReplicatePlan& plan, const TallyStatistic& statistic,
                            BootstrapMethod method, double confidence) {
    const std::vector<Tally> whole = whole_strata(strata);
    const bool varies = std::ranges::any_of(strata, [](const TallyResampler& stratum) { return stratum.units() > 1; });
    const Number value = statistic(whole);
    if (!varies) return {value, {}, {}, 0, Status::too_few};
    return interval_of(strata, plan, statistic, estimate_or_reason(value), method, confidence);
}

}  // namespace recaudit
