#include "matrices.hpp"
#include "near.hpp"

#include <recaudit/stats/matrix.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace recaudit;
using fixture::square;

namespace {

const Matrix three = square(3, {4, 2, 1, 2, 5, 3, 1, 3, 6});

}  // namespace

TEST_CASE("sums over a matrix") {
    CHECK(sum(three) == 27);
    CHECK(trace(three) == 15);
    CHECK(row_sum(three, 1) == 10);
    CHECK(sum(Matrix()) == 0);
}

TEST_CASE("a row and its column are left out") {
    const Matrix left = without(three, 1);
    CHECK(left.cells() == std::vector{4.0, 1.0, 1.0, 6.0});
    CHECK_THROWS_AS((void)without(three, 3), std::logic_error);
}

TEST_CASE("the inverse by hand") {
    // Determinant 4 (30 - 9) - 2 (12 - 3) + 1 (6 - 5) = 67; cofactors of the first row 21, -9, 1.
    const Matrix inverse = *inverse_of_positive_definite(three);
    CHECK(inverse(0, 0) == near(21.0 / 67));
    CHECK(inverse(0, 1) == near(-9.0 / 67));
    CHECK(inverse(1, 0) == near(-9.0 / 67));
    CHECK(inverse(0, 2) == near(1.0 / 67));
    CHECK(inverse(2, 2) == near(16.0 / 67));
}

TEST_CASE("a matrix that is singular or not positive has no inverse here") {
    CHECK_FALSE(inverse_of_positive_definite(square(2, {1, 1, 1, 1})));
    CHECK_FALSE(inverse_of_positive_definite(square(2, {1, 2, 2, 1})));
    CHECK_FALSE(inverse_of_positive_definite(square(1, {0})));
}
