#include <recaudit/stats/cluster_mean.hpp>
#include <recaudit/stats/mean_test.hpp>
#include <recaudit/stats/moments.hpp>

#include <cmath>

namespace recaudit {

ClusterMean cluster_mean(std::span<const Tally> clusters, double confidence) {
    Tally all;
    for (const Tally& cluster : clusters) all = merged(all, cluster);
    ClusterMean out;
    out.n = all.n();
    out.clusters = static_cast<std::int64_t>(clusters.size());
    out.mean = moments(all).mean;
    if (out.n == 0) out.status = Status::no_answers;
    else if (out.clusters < 2) out.status = Status::too_few;
    if (out.status != Status::ok) return out;
    double squares = 0;
    for (const Tally& cluster : clusters) {
        double total = 0;
        for (std::size_t i = 0; i < cluster.values.size(); ++i)
            total += static_cast<double>(cluster.counts[i]) * (cluster.values[i] - *out.mean);
        squares += total * total;
    }
    const auto k = static_cast<double>(out.clusters);
    out.se = std::sqrt(k / (k - 1) * squares) / static_cast<double>(out.n);
    if (all.values.size() < 2) out.status = Status::no_variance;
    const Interval interval = t_interval(out.mean, out.se, k - 1, confidence);
    out.ci_low = interval.low;
    out.ci_high = interval.high;
    return out;
}

}  // namespace recaudit
