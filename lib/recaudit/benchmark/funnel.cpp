#include <recaudit/benchmark/funnel.hpp>
#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/group_tests.hpp>
#include <recaudit/stats/quantile.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace recaudit {
namespace {

std::vector<double> means_of(std::span<const Moments> sites) {
    std::vector<double> out;
    for (const Moments& site : sites) out.push_back(*site.mean);
    return out;
}

Status status_of(std::span<const Moments> sites, const OneWayAnova& anova) {
    return sites.size() < 3 ? Status::not_identified : anova.status;
}

/// The mean of squared z, of which those beyond the 10 % and 90 % quantiles count as those quantiles.
double winsorised_dispersion(const std::vector<double>& z) {
    const Tally all = tally_of(z);
    const double low = quantile(all, 0.1).value(), high = quantile(all, 0.9).value();
    double sum = 0;
    for (const double value : z) sum += std::clamp(value, low, high) * std::clamp(value, low, high);
    return sum / static_cast<double>(z.size());
}

double between_variance(double phi, const std::vector<double>& standard_errors) {
    const double k = static_cast<double>(standard_errors.size());
    if (k * phi < k - 1) return 0;
    double weights = 0, squared = 0;
    for (const double se : standard_errors) {
        weights += 1 / (se * se);
        squared += 1 / (se * se * se * se);
    }
    return (k * phi - (k - 1)) / (weights - squared / weights);
}

Interval around(double centre, double half) { return {centre - half, centre + half}; }

FunnelSite site_of(double mean, double se, double target, double tau2, double quantile_of_interval) {
    const double total = std::sqrt(se * se + tau2), share = tau2 / (tau2 + se * se);
    FunnelSite out;
    out.se = se;
    out.z = (mean - target) / se;
    out.z_adjusted = (mean - target) / total;
    out.limit_95 = around(target, *normal_quantile(0.975) * total);
    out.limit_998 = around(target, *normal_quantile(0.999) * total);
    out.shrunken_mean = target + share * (mean - target);
    out.shrunken = around(*out.shrunken_mean, quantile_of_interval * std::sqrt(share) * se);
    return out;
}

}  // namespace

Funnel funnel(std::span<const Moments> sites, double target, double confidence) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    const OneWayAnova anova = one_way_anova(sites);
    Funnel out;
    out.target = target;
    out.status = status_of(sites, anova);
    if (out.status != Status::ok) return out;
    out.pooled_sd = std::sqrt(*anova.msw);
    std::vector<double> errors, z;
    for (const Moments& site : sites) {
        errors.push_back(*out.pooled_sd / std::sqrt(static_cast<double>(site.n)));
        z.push_back((*site.mean - target) / errors.back());
    }
    out.phi = winsorised_dispersion(z);
    out.tau2 = between_variance(*out.phi, errors);
    const double quantile_of_interval = *normal_quantile((1 + confidence) / 2);
    for (std::size_t i = 0; i < sites.size(); ++i)
        out.sites.push_back(site_of(*sites[i].mean, errors[i], target, *out.tau2, quantile_of_interval));
    return out;
}

Number pooled_sd(std::span<const Moments> sites) {
    double squares = 0, df = 0;
    for (const Moments& site : sites) {
        if (!site.variance) continue;
        squares += *site.variance * static_cast<double>(site.n - 1);
        df += static_cast<double>(site.n - 1);
    }
    return df > 0 ? Number(std::sqrt(squares / df)) : Number();
}

Number mean_of_means(std::span<const Moments> sites) { return moments(means_of(sites)).mean; }
Number median_of_means(std::span<const Moments> sites) { return quantile(tally_of(means_of(sites)), 0.5).number(); }

std::vector<RankLimits> rank_limits(std::span<const Moments> sites, double confidence) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    const OneWayAnova anova = one_way_anova(sites);
    if (status_of(sites, anova) != Status::ok) return {};
    const auto k = static_cast<std::int64_t>(sites.size());
    const Number critical = studentized_range_quantile(confidence, k, *anova.df2);
    if (!critical) return {};
    const double unit = *critical / std::numbers::sqrt2 * std::sqrt(*anova.msw);
    std::vector<RankLimits> out(sites.size(), {1, k});
    for (std::size_t i = 0; i < sites.size(); ++i)
        for (std::size_t j = 0; j < sites.size(); ++j) {
            const double clear = unit * std::sqrt(1 / static_cast<double>(sites[i].n) + 1 / static_cast<double>(sites[j].n));
            if (*sites[j].mean - *sites[i].mean > clear) ++out[i].low;
            if (*sites[i].mean - *sites[j].mean > clear) --out[i].high;
        }
    return out;
}

}  // namespace recaudit
