/// Covariances and correlations of items, gathered row by row so that millions of rows need no matrix.
/// See docs/statistics/reliability.md.
#pragma once

#include <recaudit/stats/matrix.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// Sums and products of complete rows, taken about a fixed origin per item. With whole-number answers and origins
/// every sum is exact, so the order of rows and the number of threads change nothing.
class CrossProducts {
public:
    /// @param origin  one value per item near its answers: the middle of its range.
    explicit CrossProducts(std::vector<double> origin);
    /// Adds one respondent's answers, `times` times (as a frequency weight: a row that occurred `times` times).
    void add(std::span<const double> row, std::int64_t times = 1);
    /// Adds many rows at once, given as whole deviations from the origin: a column an item, all equally long.
    /// @throws std::logic_error  another number of columns, or more than most_rows_at_once rows.
    void add_deviations(std::span<const std::vector<std::int16_t>> columns);
    static constexpr std::size_t most_rows_at_once = 1024;  // the columns stay in the first cache, and sums of products of
    static constexpr double largest_deviation = 512;        // such deviations fit 32 bits
    /// Adds all rows of `other`, gathered about the same origin.
    void merge(const CrossProducts& other);
    [[nodiscard]] std::int64_t n() const { return n_; }
    [[nodiscard]] std::size_t items() const { return origin_.size(); }
    /// An item's mean; only where n() > 0.
    [[nodiscard]] double mean(std::size_t item) const;
    /// Everyone gave this item the same answer.
    [[nodiscard]] bool is_constant(std::size_t item) const { return lowest_[item] >= highest_[item]; }
    /// The sum of (x_i - mean_i)(x_j - mean_j); exactly 0 with a constant item.
    [[nodiscard]] double centred_product(std::size_t i, std::size_t j) const;

private:
    std::int64_t n_ = 0;
    std::vector<double> origin_, sums_, deviations_, lowest_, highest_;
    std::vector<double> products_;  // upper triangle, row by row
};

/// The cross products of a matrix of complete rows, about its first row.
[[nodiscard]] CrossProducts cross_products(const Matrix& rows);

enum class Divisor : std::uint8_t { n_minus_1, n };

/// The covariance matrix.
/// @return sums of centred products over n - 1 or n.
/// @throws std::logic_error  n() < 2.  R: cov(x).
[[nodiscard]] Matrix covariance(const CrossProducts& products, Divisor divisor);

/// The correlation matrix of a covariance matrix; nothing where an item has no variance.  R: cov2cor(c).
[[nodiscard]] std::optional<Matrix> correlation(const Matrix& covariance);

}  // namespace recaudit
