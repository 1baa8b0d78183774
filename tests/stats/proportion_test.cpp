#include "near.hpp"

#include <recaudit/stats/proportion.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace recaudit;

TEST_CASE("Wilson's interval is that of prop.test without correction") {
    // prop.test(7, 20, conf.level = 0.95, correct = FALSE)$conf.int
    CHECK(*wilson_interval(7, 20, 0.95).low == near(0.18119182410108206, 1e-14));
    CHECK(*wilson_interval(7, 20, 0.95).high == near(0.56714572331476365, 1e-14));
    // prop.test(1, 12, conf.level = 0.9, correct = FALSE)$conf.int
    CHECK(*wilson_interval(1, 12, 0.9).low == near(0.018816049516361847, 1e-14));
    CHECK(*wilson_interval(1, 12, 0.9).high == near(0.301168279439868847, 1e-14));
    // prop.test(480, 1000, correct = FALSE)$conf.int
    CHECK(*wilson_interval(480, 1000, 0.95).low == near(0.44917079499694118, 1e-14));
    CHECK(*wilson_interval(480, 1000, 0.95).high == near(0.51098227534248097, 1e-14));
}

TEST_CASE("nobody or everybody leaves an interval of some length that stays within 0 and 1") {
    // z = 1.959963984540054; for 0 of n the upper end is z^2 / (n + z^2)
    CHECK(*wilson_interval(0, 10, 0.95).low == 0);
    CHECK(*wilson_interval(0, 10, 0.95).high == near(3.841458820694124 / 13.841458820694124, 1e-14));
    CHECK(*wilson_interval(10, 10, 0.95).low == near(10 / 13.841458820694124, 1e-14));
    CHECK(*wilson_interval(10, 10, 0.95).high == 1);
    CHECK(*wilson_interval(1, 1, 0.95).high == 1);
}

TEST_CASE("those who have it and those who do not are mirror images") {
    for (std::int64_t count = 0; count <= 17; ++count) {
        const Interval has = wilson_interval(count, 17, 0.95), lacks = wilson_interval(17 - count, 17, 0.95);
        CHECK(*has.low == near(1 - *lacks.high, 1e-14));
        CHECK(*has.low <= static_cast<double>(count) / 17);
        CHECK(*has.high >= static_cast<double>(count) / 17);
    }
}

TEST_CASE("of nobody there is no share, and more than all are our mistake") {
    CHECK_FALSE(wilson_interval(0, 0, 0.95).low.has_value());
    CHECK_THROWS_AS((void)wilson_interval(3, 2, 0.95), std::logic_error);
    CHECK_THROWS_AS((void)wilson_interval(1, 2, 1), std::logic_error);
}
