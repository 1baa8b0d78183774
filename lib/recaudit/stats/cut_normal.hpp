/// Answers as a normal variable cut at thresholds: which normal variable gives answers of this mean and spread?
/// See docs/statistics/simulate.md.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace recaudit {

/// Ordered answers and where a normal variable is cut into them: value[k] lies between cuts[k - 1] and cuts[k].
struct CutPoints {
    std::vector<double> values;  // ascending, two or more
    std::vector<double> cuts;    // one fewer
};

/// The values with cuts half-way between neighbours: the normal variable is rounded to the nearest value.
[[nodiscard]] CutPoints cut_halfway(std::vector<double> values);

struct LatentNormal {
    double location = 0;
    double sd = 1;
};

/// The index of the value that a latent number becomes.
[[nodiscard]] std::size_t cut(const CutPoints& points, double latent);

/// Mean and variance of the answers.  By hand: sums over values of P(value) = Phi((upper - location) / sd) - Phi((lower ...) / sd).
struct CutMoments {
    double mean = 0, variance = 0;
};
[[nodiscard]] CutMoments moments_of(const CutPoints& points, const LatentNormal& latent);

/// The location at which the answers have this mean, for a given latent sd.
/// @param mean  strictly between the lowest and the highest value; nothing otherwise.
[[nodiscard]] std::optional<double> location_for(const CutPoints& points, double sd, double mean);

/// The latent variable whose answers have this mean, and this variance or the nearest that can be had.
/// Variance grows with the latent sd, from that of the two values next to the mean to that of the two ends.
[[nodiscard]] std::optional<LatentNormal> latent_for(const CutPoints& points, double mean, double variance);

/// The covariance of two answers that are cut alike from latent variables alike with this correlation, 0 to 1:
/// the variance of the mean answer given what the two share, by the trapezoid rule on a normal density.
[[nodiscard]] double covariance_of(const CutPoints& points, const LatentNormal& latent, double correlation);

/// The latent correlation, 0 to 1, at which the answers have this covariance; nothing where none has.
[[nodiscard]] std::optional<double> correlation_for(const CutPoints& points, const LatentNormal& latent, double covariance);

}  // namespace recaudit
