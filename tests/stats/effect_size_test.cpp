#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/effect_size.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace recaudit;

namespace {

const auto staff = fixture::role_scores(fixture::Role::staff);
const auto service_users = fixture::role_scores(fixture::Role::service_user);

Tally of(std::vector<double> values) { return tally_of(values); }

}  // namespace

TEST_CASE("the small-sample correction is exact") {
    CHECK(hedges_correction(2) == near(1 / std::sqrt(M_PI)));  // Gamma(1) / (1 * Gamma(1/2))
    CHECK(hedges_correction(3) == near(std::sqrt(M_PI) / 2 / std::sqrt(1.5)));
    CHECK(hedges_correction(47.107347222041646) == near(0.98397967426473743));
    CHECK(hedges_correction(59) == near(0.98722495455977566));  // the approximation 1 - 3 / (4 df - 1) gives .98723404
    CHECK(hedges_correction(1) == 0);
    CHECK(hedges_correction(1e9) == near(1, 1e-6));
    CHECK_THROWS_AS((void)hedges_correction(0.5), std::logic_error);
}

TEST_CASE("Hedges' g of the fixture is that of R, its interval by exact inversion") {
    const HedgesG g = hedges_g(welch_test(moments(staff), moments(service_users), 0.95), 0.95);
    CHECK(*g.g == near(0.019382402308245877));              // effectsize::hedges_g(pooled_sd = FALSE)
    CHECK(*g.ci_low == near(-0.486849547000438421, 1e-9));  // uniroot on pt(t, df, ncp)
    CHECK(*g.ci_high == near(0.525409197726417032, 1e-9));
    CHECK(g.status == Status::ok);
    CHECK(hedges_g(welch_test(moments(staff), moments(service_users), 0.95)).value() == near(0.019382402308245877));
}

TEST_CASE("changing sides turns g and its interval round") {
    const HedgesG g = hedges_g(welch_test(moments(staff), moments(service_users), 0.9), 0.9);
    const HedgesG turned = hedges_g(welch_test(moments(service_users), moments(staff), 0.9), 0.9);
    CHECK(*g.g == near(-*turned.g));
    CHECK(*g.ci_low == near(-*turned.ci_high));
    CHECK(*g.ci_low < *g.g);
    CHECK(*g.g < *g.ci_high);
}

TEST_CASE("the metric of the scores leaves g alone") {
    auto percent = [](std::vector<double> scores) {
        for (double& score : scores) score = 100 * (score - 1) / 4;
        return moments(scores);
    };
    const HedgesG g = hedges_g(welch_test(percent(staff), percent(service_users), 0.95), 0.95);
    CHECK(*g.g == near(0.019382402308245877));
    CHECK(*g.ci_high == near(0.525409197726417032, 1e-9));
}

TEST_CASE("g of very large and very different groups keeps its interval") {
    const Moments a{200000, 3.0, 1.0}, b{200000, 2.0, 1.0};  // t is about 316
    const HedgesG g = hedges_g(welch_test(a, b, 0.95), 0.95);
    CHECK(*g.g == near(1, 1e-5));
    // Standard error of d for large groups: sqrt(2/n + d^2 / (4 n)).
    const double half = 1.959964 * std::sqrt(2.0 / 200000 + 1 / (4 * 200000.0));
    CHECK(*g.ci_high - *g.g == near(half, 1e-4));
    CHECK(*g.g - *g.ci_low == near(half, 1e-4));
}

TEST_CASE("without a test there is no g, for the same reason") {
    const Moments one = moments(std::vector{1.0}), constant = moments(std::vector{1.0, 1.0});
    CHECK(hedges_g(welch_test(one, constant, 0.95), 0.95).status == Status::too_few);
    CHECK(hedges_g(welch_test(constant, constant, 0.95), 0.95).status == Status::no_variance);
    CHECK(hedges_g(welch_test(constant, constant, 0.95)).status() == Status::no_variance);
    CHECK_FALSE(hedges_g(welch_test(constant, constant, 0.95), 0.95).g);
}

TEST_CASE("g of pairs takes the average standard deviation and n - 1 degrees of freedom") {
    // 1, 2, 4 to 2, 4, 4: mean difference 1; variances 7/3 and 4/3, standardiser sqrt(11/6); J(2) = 1 / sqrt(pi).
    const PairedTest test = paired_t_test(std::vector{1.0, 2.0, 4.0}, std::vector{2.0, 4.0, 4.0}, 0.95);
    CHECK(hedges_g(test).value() == near(1 / std::sqrt(M_PI * 11 / 6)));
}

TEST_CASE("g of pairs who all change alike exists, and of pairs who never vary does not") {
    CHECK(hedges_g(paired_t_test(std::vector{1.0, 2.0, 3.0}, std::vector{2.0, 3.0, 4.0}, 0.95)).value() == near(1 / std::sqrt(M_PI)));
    CHECK(hedges_g(paired_t_test(std::vector{1.0, 1.0}, std::vector{2.0, 2.0}, 0.95)).status() == Status::no_variance);
    CHECK(hedges_g(paired_t_test(std::vector{1.0}, std::vector{2.0}, 0.95)).status() == Status::too_few);
}

TEST_CASE("Cliff's delta by hand") {
    // 2, 3 against 1, 2, 4: above 1 twice, above 2 once, below 2 never, below 4 twice: (3 - 2) / 6.
    CHECK(cliffs_delta(of({2, 3}), of({1, 2, 4})).value() == near(1.0 / 6));
    CHECK(cliffs_delta(of({5, 6}), of({1, 2})).value() == 1);
    CHECK(cliffs_delta(of({1}), of({1})).value() == 0);
}

TEST_CASE("Cliff's delta of the fixture is that of R") {
    CHECK(cliffs_delta(of(staff), of(service_users)).value() == near(0.060714285714285714));
    CHECK(cliffs_delta(of(service_users), of(staff)).value() == near(-0.060714285714285714));
}

TEST_CASE("nobody on one side leaves no delta") {
    CHECK(cliffs_delta({}, of({1})).status() == Status::no_answers);
    CHECK(cliffs_delta(of({1}), {}).status() == Status::no_answers);
}
