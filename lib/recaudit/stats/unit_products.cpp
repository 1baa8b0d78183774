#include <recaudit/core/require.hpp>
#include <recaudit/stats/unit_products.hpp>

#include <algorithm>
#include <numeric>

namespace recaudit {
namespace {

constexpr double lost_in_rounding = 1e-12;  // of a variable's variance in the sample

std::span<const double> row_of(const Matrix& rows, std::size_t row) {
    return std::span(rows.cells()).subspan(row * rows.columns(), rows.columns());
}

/// Row numbers in the order of the rows' values, so that the order of the file cannot matter.
std::vector<std::uint32_t> by_value(const Matrix& rows) {
    std::vector<std::uint32_t> out(rows.rows());
    std::iota(out.begin(), out.end(), 0U);
    std::ranges::sort(
        out, [&](std::uint32_t a, std::uint32_t b) { return std::ranges::lexicographical_compare(row_of(rows, a), row_of(rows, b)); });
    return out;
}

/// The unit of each row: the rows' values in random order, dealt one after the other.
std::vector<std::uint32_t> dealt(std::vector<std::uint32_t> order, std::size_t units, const RandomKey& key) {
    Random random = key.child("sets").stream(0);
    if (units < order.size())
        for (std::size_t left = order.size(); left > 1; --left)
            std::swap(order[left - 1], order[random.below(static_cast<std::uint32_t>(left))]);
    std::vector<std::uint32_t> out(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) out[order[i]] = static_cast<std::uint32_t>(i % units);
    return out;
}

}  // namespace

UnitProducts::UnitProducts(const Matrix& rows, std::span<const std::uint32_t> unit_of_row, std::size_t units)
    : variables_(rows.columns()),
      units_(units),
      width_(1 + variables_ + variables_ * (variables_ + 1) / 2),
      n_(static_cast<std::int64_t>(rows.rows())),
      cells_(units * width_),
      total_(width_) {
    const std::vector<std::uint32_t> order = by_value(rows);
    // About a value that occurs, so that the sums of a constant variable are exactly 0.
    const std::size_t middle = order.empty() ? 0 : order[order.size() / 2];
    std::vector<double> deviations(variables_);
    for (const std::uint32_t row : order) {
        double* cell = &cells_[unit_of_row[row] * width_];
        *cell++ += 1;
        for (std::size_t i = 0; i < variables_; ++i) *cell++ += deviations[i] = rows(row, i) - rows(middle, i);
        for (std::size_t i = 0; i < variables_; ++i)
            for (std::size_t j = i; j < variables_; ++j) *cell++ += deviations[i] * deviations[j];
    }
    for (std::size_t at = 0; at < cells_.size(); ++at) total_[at % width_] += cells_[at];
}

UnitProducts UnitProducts::of_people(const Matrix& rows, const RandomKey& key) {
    const std::size_t units = std::min(rows.rows(), most_units);
    return {rows, dealt(by_value(rows), units, key), units};
}

UnitProducts UnitProducts::of_clusters(const Matrix& rows, std::span<const std::uint32_t> cluster_of_row) {
    require(cluster_of_row.size() == rows.rows(), "one cluster a row");
    const std::size_t units = cluster_of_row.empty() ? 0 : *std::ranges::max_element(cluster_of_row) + std::size_t{1};
    return {rows, cluster_of_row, units};
}

std::optional<Matrix> UnitProducts::covariance() const { return covariance_of(total_); }

std::optional<Matrix> UnitProducts::drawn_covariance(Random& random) const {
    std::vector<double> sums(width_);
    for (std::size_t i = 0; i < units_; ++i) {
        const double* cell = &cells_[random.below(static_cast<std::uint32_t>(units_)) * width_];
        for (std::size_t at = 0; at < width_; ++at) sums[at] += cell[at];
    }
    return covariance_of(sums);
}

std::optional<Matrix> UnitProducts::covariance_of(const std::vector<double>& sums) const {
    const double n = sums.empty() ? 0 : sums[0];
    if (n < 2) return std::nullopt;
    Matrix out(variables_, variables_);
    std::size_t at = 1 + variables_;
    for (std::size_t i = 0; i < variables_; ++i)
        for (std::size_t j = i; j < variables_; ++j) {
            out(i, j) = out(j, i) = (sums[at] - sums[1 + i] * sums[1 + j] / n) / (n - 1);
            // A variable that is constant among those drawn keeps a little of its sample's variance in rounding.
            if (i == j && out(i, i) <= lost_in_rounding * total_[at] / static_cast<double>(n_)) out(i, i) = 0;
            ++at;
        }
    return out;
}

}  // namespace recaudit
