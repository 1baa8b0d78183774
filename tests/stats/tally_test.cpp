#include <recaudit/stats/tally.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

using namespace recaudit;

namespace {

const Tally low = tally_of(std::vector{3.0, 1.0, 3.0});
const Tally high = tally_of(std::vector{5.0, 3.0});

}  // namespace

TEST_CASE("a tally holds each distinct value once, ascending, with its count") {
    CHECK(low.values == std::vector{1.0, 3.0});
    CHECK(low.counts == std::vector<std::int64_t>{1, 2});
    CHECK(low.n() == 3);
}

TEST_CASE("the order of people does not change a tally") { CHECK(tally_of(std::vector{3.0, 3.0, 1.0}) == low); }

TEST_CASE("minus zero is zero") { CHECK(tally_of(std::vector{0.0, -0.0}).values.size() == 1); }

TEST_CASE("nobody makes an empty tally") {
    CHECK(tally_of({}).empty());
    CHECK(tally_of({}).n() == 0);
}

TEST_CASE("a site is the merge of its teams") {
    CHECK(merged(low, high) == tally_of(std::vector{3.0, 1.0, 3.0, 5.0, 3.0}));
    CHECK(merged(high, low) == merged(low, high));
}

TEST_CASE("merging with nobody changes nothing") {
    CHECK(merged({}, low) == low);
    CHECK(merged(low, {}) == low);
}

TEST_CASE("the rest is the whole less the part") {
    CHECK(difference(merged(low, high), high) == low);
    CHECK(difference(low, low).empty());
    CHECK(difference(low, {}) == low);
}

TEST_CASE("a part that is not in the whole is our fault") {
    CHECK_THROWS_AS((void)difference(low, high), std::logic_error);                              // 5 is not there
    CHECK_THROWS_AS((void)difference(high, low), std::logic_error);                              // 1 is below all
    CHECK_THROWS_AS((void)difference(high, tally_of(std::vector{3.0, 3.0})), std::logic_error);  // 3 is there once
}

TEST_CASE("values that are not finite are refused") {
    CHECK_THROWS_AS((void)tally_of(std::vector{std::numeric_limits<double>::quiet_NaN()}), std::logic_error);
    CHECK_THROWS_AS((void)tally_of(std::vector{std::numeric_limits<double>::infinity()}), std::logic_error);
}
