#include <recaudit/core/require.hpp>
#include <recaudit/stats/covariance.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace recaudit {
namespace {

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define RECAUDIT_ALSO_FOR_AVX2 __attribute__((target_clones("avx2", "default")))
#else
#define RECAUDIT_ALSO_FOR_AVX2
#endif

RECAUDIT_ALSO_FOR_AVX2 std::int32_t dot(const std::vector<std::int16_t>& a, const std::vector<std::int16_t>& b) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

}  // namespace

CrossProducts::CrossProducts(std::vector<double> origin)
    : origin_(std::move(origin)),
      sums_(origin_.size()),
      deviations_(origin_.size()),
      lowest_(origin_.size(), std::numeric_limits<double>::infinity()),
      highest_(origin_.size(), -std::numeric_limits<double>::infinity()),
      products_(origin_.size() * (origin_.size() + 1) / 2) {}

void CrossProducts::add(std::span<const double> row, std::int64_t times) {
    require(row.size() == items(), "one answer an item");
    require(times > 0, "a row that occurred");
    const double weight = static_cast<double>(times);
    for (std::size_t i = 0; i < row.size(); ++i) {
        deviations_[i] = row[i] - origin_[i];
        lowest_[i] = std::min(lowest_[i], row[i]);
        highest_[i] = std::max(highest_[i], row[i]);
    }
    std::size_t cell = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const double deviation = weight * deviations_[i];
        sums_[i] += deviation;
        for (std::size_t j = i; j < row.size(); ++j) products_[cell++] += deviation * deviations_[j];
    }
    n_ += times;
}

void CrossProducts::add_deviations(std::span<const std::vector<std::int16_t>> columns) {
    require(columns.size() == items(), "one column an item");
    const std::size_t rows = columns.empty() ? 0 : columns.front().size();
    require(rows <= most_rows_at_once, "no more rows than their sums can hold");
    std::size_t cell = 0;
    for (std::size_t i = 0; i < columns.size() && rows > 0; ++i) {
        std::int16_t lowest = columns[i].front(), highest = lowest;
        for (const std::int16_t deviation : columns[i]) {
            lowest = std::min(lowest, deviation);
            highest = std::max(highest, deviation);
        }
        lowest_[i] = std::min(lowest_[i], origin_[i] + lowest);
        highest_[i] = std::max(highest_[i], origin_[i] + highest);
        sums_[i] += std::accumulate(columns[i].begin(), columns[i].end(), std::int32_t{0});
        for (std::size_t j = i; j < columns.size(); ++j) products_[cell++] += dot(columns[i], columns[j]);
    }
    n_ += static_cast<std::int64_t>(rows);
}

void CrossProducts::merge(const CrossProducts& other) {
    require(origin_ == other.origin_, "cross products about the same origin");
    n_ += other.n_;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        sums_[i] += other.sums_[i];
        lowest_[i] = std::min(lowest_[i], other.lowest_[i]);
        highest_[i] = std::max(highest_[i], other.highest_[i]);
    }
    for (std::size_t i = 0; i < products_.size(); ++i) products_[i] += other.products_[i];
}

double CrossProducts::mean(std::size_t item) const {
    require(n_ > 0, "a mean of at least one row");
    return origin_[item] + sums_[item] / static_cast<double>(n_);
}

double CrossProducts::centred_product(std::size_t i, std::size_t j) const {
    // Rounding would leave a constant item a variance a little above 0.
    if (is_constant(i) || is_constant(j)) return 0;
    const auto [first, second] = std::minmax(i, j);
    const double product = products_[first * items() - first * (first + 1) / 2 + second];
    return product - sums_[i] * (sums_[j] / static_cast<double>(n_));
}

CrossProducts cross_products(const Matrix& rows) {
    const auto row = [&](std::size_t i) { return std::span(rows.cells()).subspan(i * rows.columns(), rows.columns()); };
    std::vector<double> origin(rows.columns());
    if (rows.rows() > 0) std::copy_n(rows.cells().begin(), rows.columns(), origin.begin());
    CrossProducts out(std::move(origin));
    for (std::size_t i = 0; i < rows.rows(); ++i) out.add(row(i));
    return out;
}

Matrix covariance(const CrossProducts& products, Divisor divisor) {
    require(products.n() > 1, "a covariance of at least two rows");
    const double over = static_cast<double>(divisor == Divisor::n ? products.n() : products.n() - 1);
    Matrix out(products.items(), products.items());
    for (std::size_t i = 0; i < out.rows(); ++i)
        for (std::size_t j = 0; j < out.rows(); ++j) out(i, j) = products.centred_product(i, j) / over;
    return out;
}

std::optional<Matrix> correlation(const Matrix& covariance) {
    Matrix out(covariance.rows(), covariance.rows());
    for (std::size_t i = 0; i < out.rows(); ++i)
        if (!(covariance(i, i) > 0)) return std::nullopt;
    for (std::size_t i = 0; i < out.rows(); ++i)
        for (std::size_t j = 0; j < out.rows(); ++j)
            out(i, j) = i == j ? 1 : std::clamp(covariance(i, j) / std::sqrt(covariance(i, i) * covariance(j, j)), -1.0, 1.0);
    return out;
}

}  // namespace recaudit
