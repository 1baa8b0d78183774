#include "near.hpp"

#include <recaudit/stats/proportion.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace recaudit;

// R: prop.test(x, n, conf.level = level, correct = FALSE)$conf.int
TEST_CASE("Wilson's intervals are those of R") {
    struct Case {
        int x, n;
        double level, low, high;
    };
    for (const Case& is :
         {Case{7, 20, 0.95, 0.181191824101082, 0.567145723314764}, Case{0, 10, 0.95, 0, 0.277532799862889},
          Case{10, 10, 0.95, 0.722467200137111, 1}, Case{1, 3, 0.95, 0.0614919447203963, 0.7923403991979523},
          Case{81, 263, 0.95, 0.255288519878274, 0.366209576982800}, Case{7, 20, 0.90, 0.202260040056761, 0.533487311151528}}) {
        const Interval found = wilson_interval(is.x, is.n, is.level);
        CHECK(*found.low == near(is.low));
        CHECK(*found.high == near(is.high));
    }
}

// By hand, with z = 2 (level 0.9544997...): p = 1/2, n = 4: (1/2 + 4/8 -+ 2 sqrt(1/16 + 4/64)) / 2 = 1/2 -+ sqrt(1/8).
TEST_CASE("Wilson's interval by hand") {
    const Interval found = wilson_interval(2, 4, 0.954499736103642);
    CHECK(*found.low == near(0.5 - 0.353553390593274));
    CHECK(*found.high == near(0.5 + 0.353553390593274));
}

// R: from prop.test(..., correct = FALSE)$conf.int of both, as the header says; the first is Newcombe's example (a), method 10.
TEST_CASE("Newcombe's intervals are those of R, and of his paper") {
    struct Case {
        int x1, n1, x2, n2;
        double level, low, high;
    };
    for (const Case& is : {Case{56, 70, 48, 80, 0.95, 0.0524314724023649, 0.3338726540369059},
                           Case{9, 10, 3, 10, 0.95, 0.170522723934503, 0.809017973535488}, Case{10, 10, 0, 20, 0.95, 0.679086037141915, 1},
                           Case{12, 40, 60, 100, 0.95, -0.449763341741373, -0.117210391245908},
                           Case{30, 100, 60, 80, 0.90, -0.548900364176447, -0.331980565694751}}) {
        const Interval found = newcombe_interval(is.x1, is.n1, is.x2, is.n2, is.level);
        CHECK(*found.low == near(is.low));
        CHECK(*found.high == near(is.high));
    }
}

TEST_CASE("who counts the others turns the interval round, and the two sides the difference") {
    for (int x = 0; x <= 12; ++x) {
        const Interval found = wilson_interval(x, 12, 0.9), others = wilson_interval(12 - x, 12, 0.9);
        CHECK(*found.low == near(1 - *others.high));
        CHECK(*found.high == near(1 - *others.low));
        const Interval there = newcombe_interval(x, 12, 5, 9, 0.9), back = newcombe_interval(5, 9, x, 12, 0.9);
        CHECK(*there.low == near(-*back.high));
        CHECK(*there.high == near(-*back.low));
    }
}

TEST_CASE("nobody has no share; one and two have wide ones") {
    CHECK_FALSE(wilson_interval(0, 0, 0.95).low.has_value());
    CHECK_FALSE(newcombe_interval(0, 0, 1, 2, 0.95).low.has_value());
    CHECK_FALSE(newcombe_interval(1, 2, 0, 0, 0.95).high.has_value());
    for (const auto n : {1, 2}) {
        CHECK(*wilson_interval(0, n, 0.95).low == 0);
        CHECK(*wilson_interval(0, n, 0.95).high > 0.6);
        CHECK(*wilson_interval(n, n, 0.95).high == 1);
    }
    CHECK(*wilson_interval(100'000'000, 200'000'000, 0.95).low == near(0.499930704809448, 1e-9));
}

TEST_CASE("more than all are our mistake, and so is certainty") {
    CHECK_THROWS_AS((void)wilson_interval(3, 2, 0.95), std::logic_error);
    CHECK_THROWS_AS((void)wilson_interval(1, 2, 1), std::logic_error);
}
