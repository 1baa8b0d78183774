#include <recaudit/stats/cut_normal.hpp>

#include <recaudit/stats/root.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace recaudit {
namespace {

/// P(Z > z), precise in the tail.
double above(double z) { return 0.5 * std::erfc(z / std::numbers::sqrt2); }

/// Latent spreads looked at, as shares of the range of values: from a point to far wider than any answers tell apart.
constexpr double narrowest = 1e-3;
constexpr double widest = 1e2;

double range_of(const CutPoints& points) { return points.values.back() - points.values.front(); }

/// The variance of the answers at a latent sd, the mean held.
std::optional<double> variance_at(const CutPoints& points, double sd, double mean) {
    const auto location = location_for(points, sd, mean);
    if (!location) return std::nullopt;
    return moments_of(points, {*location, sd}).variance;
}

}  // namespace

CutPoints cut_halfway(std::vector<double> values) {
    CutPoints out{std::move(values), {}};
    for (std::size_t k = 1; k < out.values.size(); ++k) out.cuts.push_back((out.values[k - 1] + out.values[k]) / 2);
    return out;
}

std::size_t cut(const CutPoints& points, double latent) {
    return static_cast<std::size_t>(std::ranges::upper_bound(points.cuts, latent) - points.cuts.begin());
}

CutMoments moments_of(const CutPoints& points, const LatentNormal& latent) {
    // Steps up from the lowest value: no differences of nearly equal probabilities.
    double first = 0;
    double second = 0;
    const double lowest = points.values.front();
    for (std::size_t k = 0; k < points.cuts.size(); ++k) {
        const double share = above((points.cuts[k] - latent.location) / latent.sd);
        const double below = points.values[k] - lowest;
        const double reached = points.values[k + 1] - lowest;
        first += share * (reached - below);
        second += share * (reached * reached - below * below);
    }
    return {lowest + first, second - first * first};
}

std::optional<double> location_for(const CutPoints& points, double sd, double mean) {
    if (!(mean > points.values.front() && mean < points.values.back())) return std::nullopt;
    return root_near([&](double location) { return moments_of(points, {location, sd}).mean - mean; }, mean, sd);
}

std::optional<LatentNormal> latent_for(const CutPoints& points, double mean, double variance) {
    const double range = range_of(points);
    const double low = std::log(narrowest * range);
    const double high = std::log(widest * range);
    const auto least = variance_at(points, std::exp(low), mean);
    const auto most = variance_at(points, std::exp(high), mean);
    if (!least || !most) return std::nullopt;
    double sd = std::exp(variance <= *least ? low : high);
    if (variance > *least && variance < *most) {
        const auto root =
            root_between([&](double log_sd) { return variance_at(points, std::exp(log_sd), mean).value_or(0) - variance; }, low, high);
        if (!root) return std::nullopt;
        sd = std::exp(*root);
    }
    const auto location = location_for(points, sd, mean);
    if (!location) return std::nullopt;
    return LatentNormal{*location, sd};
}

double covariance_of(const CutPoints& points, const LatentNormal& latent, double correlation) {
    constexpr int steps = 160;
    constexpr double reach = 8;
    constexpr double step = 2 * reach / steps;
    const double own = latent.sd * std::sqrt(std::max(1 - correlation, 1e-12));
    double weights = 0;
    double first = 0;
    double second = 0;
    const double centre = moments_of(points, latent).mean;
    for (int i = 0; i <= steps; ++i) {
        const double shared = -reach + step * i;
        const double weight = std::exp(-shared * shared / 2);
        const double mean = moments_of(points, {latent.location + latent.sd * std::sqrt(correlation) * shared, own}).mean - centre;
        weights += weight;
        first += weight * mean;
        second += weight * mean * mean;
    }
    first /= weights;
    return second / weights - first * first;
}

std::optional<double> correlation_for(const CutPoints& points, const LatentNormal& latent, double covariance) {
    if (covariance == 0) return 0;
    return root_between([&](double correlation) { return covariance_of(points, latent, correlation) - covariance; }, 0, 1);
}

}  // namespace recaudit
