#include <recaudit/core/require.hpp>
#include <recaudit/stats/matrix.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace recaudit {
namespace {

/// The lower Cholesky factor, or nothing where a pivot is lost in rounding.
std::optional<Matrix> cholesky(const Matrix& a) {
    const std::size_t k = a.rows();
    double largest = 0;
    for (std::size_t i = 0; i < k; ++i) largest = std::max(largest, a(i, i));
    Matrix lower(k, k);
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = a(i, j);
            for (std::size_t m = 0; m < j; ++m) rest -= lower(i, m) * lower(j, m);
            if (i != j) lower(i, j) = rest / lower(j, j);
            else if (rest > 1e-10 * largest) lower(i, i) = std::sqrt(rest);
            else return std::nullopt;
        }
    }
    return lower;
}

/// Column `column` of the inverse of lower * transpose(lower).
std::vector<double> inverse_column(const Matrix& lower, std::size_t column) {
    const std::size_t k = lower.rows();
    std::vector<double> x(k, 0.0);
    x[column] = 1;
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t m = 0; m < i; ++m) x[i] -= lower(i, m) * x[m];
        x[i] /= lower(i, i);
    }
    for (std::size_t i = k; i-- > 0;) {
        for (std::size_t m = i + 1; m < k; ++m) x[i] -= lower(m, i) * x[m];
        x[i] /= lower(i, i);
    }
    return x;
}

}  // namespace

double sum(const Matrix& matrix) { return std::accumulate(matrix.cells().begin(), matrix.cells().end(), 0.0); }

double trace(const Matrix& matrix) {
    double out = 0;
    for (std::size_t i = 0; i < matrix.rows(); ++i) out += matrix(i, i);
    return out;
}

double row_sum(const Matrix& matrix, std::size_t row) {
    double out = 0;
    for (std::size_t j = 0; j < matrix.columns(); ++j) out += matrix(row, j);
    return out;
}

Matrix without(const Matrix& matrix, std::size_t index) {
    require(matrix.rows() == matrix.columns() && index < matrix.rows(), "an index within a square matrix");
    Matrix out(matrix.rows() - 1, matrix.rows() - 1);
    for (std::size_t i = 0; i < out.rows(); ++i)
        for (std::size_t j = 0; j < out.rows(); ++j) out(i, j) = matrix(i + (i >= index), j + (j >= index));
    return out;
}

std::optional<Matrix> inverse_of_positive_definite(const Matrix& matrix) {
    require(matrix.rows() == matrix.columns(), "a square matrix");
    const auto lower = cholesky(matrix);
    if (!lower) return std::nullopt;
    Matrix out(matrix.rows(), matrix.rows());
    for (std::size_t j = 0; j < matrix.rows(); ++j) {
        const auto column = inverse_column(*lower, j);
        for (std::size_t i = 0; i < matrix.rows(); ++i) out(i, j) = column[i];
    }
    return out;
}

}  // namespace recaudit
