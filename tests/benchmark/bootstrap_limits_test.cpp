#include "../stats/near.hpp"

#include <recaudit/benchmark/bootstrap_limits.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace recaudit;

namespace {

const RandomKey key(1, "test");

Funnel funnel_of(const std::vector<Tally>& sites, double target) {
    std::vector<Moments> out;
    for (const Tally& site : sites) out.push_back(moments(site));
    return funnel(out, target, 0.95);
}

/// Three sites in which one in ten says 1 and the others 0.
std::vector<Tally> rare(std::int64_t tens) {
    return std::vector(3, Tally{{0, 1}, {9 * tens, tens}});
}

}  // namespace

TEST_CASE("scores of 0 and 1 drawn again have the limits of the binomial distribution") {
    // 40 people, one in ten: qbinom(c(.001, .025, .975, .999), 40, .1) is 0, 1, 8, 11; residuals are spread by sqrt(120 / 117).
    const std::vector<Tally> sites = rare(4);
    const auto limits = bootstrap_limits(sites, funnel_of(sites, 0.1), key);
    REQUIRE(limits.size() == 3);
    const auto at = [](double ones) { return 0.1 + std::sqrt(120.0 / 117) * (ones / 40 - 0.1); };
    CHECK(*limits[0].limit_998.low == near(at(0)));
    CHECK(*limits[0].limit_95.low == near(at(1)));
    CHECK(*limits[0].limit_95.high == near(at(8)));
    CHECK(*limits[0].limit_998.high == near(at(11)));
}

TEST_CASE("skewed scores have limits that lie further out on the long side") {
    const std::vector<Tally> sites = rare(2);
    const Funnel found = funnel_of(sites, 0.1);
    const auto limits = bootstrap_limits(sites, found, key);
    CHECK(*limits[0].limit_998.high > *found.sites[0].limit_998.high);
    CHECK(*limits[0].limit_998.low > *found.sites[0].limit_998.low);
}

TEST_CASE("even scores of many have nearly the limits of the normal distribution, with what sites differ anyway") {
    std::vector<Tally> sites;
    for (const int level : {0, 1, 2, 3}) {
        const double m = 0.5 * level;
        sites.push_back({{1 + m, 2 + m, 3 + m, 4 + m, 5 + m}, {20, 60, 90, 60, 20}});
    }
    const Funnel found = funnel_of(sites, 3.75);
    REQUIRE(*found.tau2 > 0);
    const auto limits = bootstrap_limits(sites, found, key);
    const double half = *found.sites[0].limit_95.high - 3.75;
    CHECK(*limits[0].limit_95.high == doctest::Approx(*found.sites[0].limit_95.high).epsilon(0.03 * half));
    CHECK(*limits[0].limit_95.low == doctest::Approx(*found.sites[0].limit_95.low).epsilon(0.03 * half));
    CHECK(*limits[0].limit_998.high == doctest::Approx(*found.sites[0].limit_998.high).epsilon(0.05 * half));
}

TEST_CASE("from a thousand people on the limits are the funnel's own") {
    std::vector<Tally> sites = rare(4);
    sites.push_back({{0, 1}, {900, 100}});
    const Funnel found = funnel_of(sites, 0.1);
    const auto limits = bootstrap_limits(sites, found, key);
    CHECK(limits[3].limit_95.low == found.sites[3].limit_95.low);
    CHECK(limits[0].limit_95.low != found.sites[0].limit_95.low);
}

TEST_CASE("the same key draws the same, and a site's limits hang on its size alone") {
    std::vector<Tally> sites = rare(2);
    sites.push_back({{0, 1}, {18, 12}});
    sites.push_back({{0, 1}, {21, 9}});
    const Funnel found = funnel_of(sites, 0.2);
    const auto once = bootstrap_limits(sites, found, key), again = bootstrap_limits(sites, found, key);
    CHECK(once[3].limit_95.high == again[3].limit_95.high);
    CHECK(once[3].limit_95.high == once[4].limit_95.high);
    CHECK(bootstrap_limits(sites, found, RandomKey(2, "test"))[3].limit_95.high != once[3].limit_95.high);
}

TEST_CASE("limits need a funnel of the same sites") {
    const std::vector<Tally> two(2, Tally{{0, 1}, {3, 3}});
    CHECK_THROWS_AS((void)bootstrap_limits(two, funnel_of(two, 0.5), key), std::logic_error);
}
