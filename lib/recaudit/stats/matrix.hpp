/// A plain matrix, so that headers need no linear-algebra library.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace recaudit {

/// Cells in row order; zero at first.
class Matrix {
public:
    Matrix() = default;
    Matrix(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), cells_(rows * columns) {}
    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] double operator()(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
    [[nodiscard]] double& operator()(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }
    [[nodiscard]] const std::vector<double>& cells() const { return cells_; }

private:
    std::size_t rows_ = 0, columns_ = 0;
    std::vector<double> cells_;
};

[[nodiscard]] double sum(const Matrix& matrix);
/// The sum of the diagonal; `matrix` is square.
[[nodiscard]] double trace(const Matrix& matrix);
/// The sum of one row.
[[nodiscard]] double row_sum(const Matrix& matrix, std::size_t row);
/// The matrix without one row and the column of the same number.
[[nodiscard]] Matrix without(const Matrix& matrix, std::size_t index);
/// The inverse of a symmetric positive-definite matrix; nothing where it is singular or nearly so
/// (a pivot below 1e-10 of the largest diagonal cell).
[[nodiscard]] std::optional<Matrix> inverse_of_positive_definite(const Matrix& matrix);

}  // namespace recaudit
