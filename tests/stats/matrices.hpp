/// Matrices and cross-products small enough to write down in a test.
#pragma once

#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/matrix.hpp>

#include <initializer_list>
#include <vector>

namespace recaudit::fixture {

/// The cells row by row.
inline Matrix square(std::size_t k, std::initializer_list<double> cells) {
    Matrix out(k, k);
    auto cell = cells.begin();
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j) out(i, j) = *cell++;
    return out;
}

/// About the value 3, as the program takes the middle of the answers.
inline CrossProducts products_of(std::initializer_list<std::vector<double>> rows) {
    CrossProducts out(std::vector(rows.begin()->size(), 3.0));
    for (const auto& row : rows) out.add(row);
    return out;
}

}  // namespace recaudit::fixture
