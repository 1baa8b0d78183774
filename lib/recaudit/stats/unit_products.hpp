/// Covariances of a sample drawn again and again, at a price that does not grow with the number of people: units (people,
/// teams, or random sets of people) are summed up once, and a replicate adds units. See docs/statistics/drivers.md.
#pragma once

#include <recaudit/stats/matrix.hpp>
#include <recaudit/stats/random.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace recaudit {

class UnitProducts {
public:
    /// Up to this many people each is a unit; more are dealt at random into as many sets of equal size (to one), and the
    /// sets are drawn. The spread of the replicates stays right on average; of its standard error the sets cost about 1 %.
    static constexpr std::size_t most_units = 5000;
    /// Everyone is a unit, or part of a set. @param rows  complete rows, in any order. @param key  for the dealing.
    [[nodiscard]] static UnitProducts of_people(const Matrix& rows, const RandomKey& key);
    /// The rows of one cluster are a unit. @param cluster_of_row  clusters from 0 on.
    [[nodiscard]] static UnitProducts of_clusters(const Matrix& rows, std::span<const std::uint32_t> cluster_of_row);

    [[nodiscard]] std::size_t units() const { return units_; }
    [[nodiscard]] std::size_t variables() const { return variables_; }
    [[nodiscard]] std::int64_t n() const { return n_; }
    /// The covariance matrix of the sample, over n - 1; nothing for fewer than two people.
    [[nodiscard]] std::optional<Matrix> covariance() const;
    /// The same of as many units drawn with replacement. A variable without variance in them has exactly 0.
    [[nodiscard]] std::optional<Matrix> drawn_covariance(Random& random) const;

private:
    UnitProducts(const Matrix& rows, std::span<const std::uint32_t> unit_of_row, std::size_t units);
    [[nodiscard]] std::optional<Matrix> covariance_of(const std::vector<double>& sums) const;
    std::size_t variables_ = 0, units_ = 0, width_ = 0;
    std::int64_t n_ = 0;
    std::vector<double> cells_;  // per unit: people, sums, upper triangle of products, about the person in the middle
    std::vector<double> total_;  // the same of all units
};

}  // namespace recaudit
