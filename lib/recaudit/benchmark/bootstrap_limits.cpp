#include <recaudit/benchmark/bootstrap_limits.hpp>
#include <recaudit/core/require.hpp>
#include <recaudit/stats/bootstrap.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

namespace recaudit {
namespace {

constexpr std::size_t replicates = 50'000;
constexpr std::int64_t enough_people = 1000;

/// Everyone's score less the mean of their site, spread so that their variance over N is the pooled variance.
std::vector<double> residuals_of(std::span<const Tally> sites) {
    std::vector<double> out;
    for (const Tally& site : sites) {
        const double mean = *moments(site).mean;
        for (std::size_t i = 0; i < site.values.size(); ++i)
            out.insert(out.end(), static_cast<std::size_t>(site.counts[i]), site.values[i] - mean);
    }
    const double people = static_cast<double>(out.size()), spread = std::sqrt(people / (people - static_cast<double>(sites.size())));
    for (double& residual : out) residual *= spread;
    return out;
}

/// Per number of people the replicates of a mean. One row of draws serves them all: its first n are the draw of n people.
std::map<std::int64_t, std::vector<double>> replicated_means(const std::vector<double>& residuals, std::span<const Tally> sites,
                                                             const Funnel& found, const RandomKey& key) {
    std::map<std::int64_t, std::vector<double>> out;
    for (const Tally& site : sites)
        if (site.n() < enough_people) out[site.n()].reserve(replicates);
    const double between = std::sqrt(*found.tau2);
    for (std::size_t i = 0; i < replicates; ++i) {
        Random random = key.stream(i);
        const double centre = *found.target + between * random.normal();
        double sum = 0;
        std::int64_t drawn = 0;
        for (auto& [n, means] : out) {
            for (; drawn < n; ++drawn) sum += residuals[random.below(static_cast<std::uint32_t>(residuals.size()))];
            means.push_back(centre + sum / static_cast<double>(n));
        }
    }
    return out;
}

FunnelLimits limits_from(std::span<const double> sorted) {
    return {{replicate_quantile(sorted, 0.025), replicate_quantile(sorted, 0.975)},
            {replicate_quantile(sorted, 0.001), replicate_quantile(sorted, 0.999)}};
}

}  // namespace

std::vector<FunnelLimits> bootstrap_limits(std::span<const Tally> sites, const Funnel& found, const RandomKey& key) {
    require(found.status == Status::ok && found.sites.size() == sites.size(), "a funnel of these sites");
    std::map<std::int64_t, FunnelLimits> of_size;
    for (auto& [n, means] : replicated_means(residuals_of(sites), sites, found, key)) {
        std::ranges::sort(means);
        of_size[n] = limits_from(means);
    }
    std::vector<FunnelLimits> out;
    for (std::size_t i = 0; i < sites.size(); ++i) {
        const auto at = of_size.find(sites[i].n());
        out.push_back(at == of_size.end() ? FunnelLimits{found.sites[i].limit_95, found.sites[i].limit_998} : at->second);
    }
    return out;
}

}  // namespace recaudit
