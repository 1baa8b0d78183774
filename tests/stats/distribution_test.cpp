#include "near.hpp"

#include <recaudit/stats/distribution.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <numbers>

using namespace recaudit;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("normal, t, F and chi-square are those of R") {
    CHECK(*normal_cdf(1.96) == near(0.97500210485177952));       // pnorm(1.96)
    CHECK(*normal_quantile(0.975) == near(1.9599639845400536));  // qnorm(.975)
    CHECK(*normal_quantile(0.999) == near(3.0902323061678132));
    CHECK(*t_quantile(0.975, 60) == near(2.0002978220142595));  // qt(.975, 60)
    CHECK(*t_two_sided(0.0750597421827, 47.107347222) == near(0.940485031536, 1e-10));
    CHECK(*f_complement(1.86429301844, 4, 56) == near(0.129510410479, 1e-10));
    CHECK(*chi_square_complement(5.03754695504, 4) == near(0.283466595263, 1e-10));
    CHECK(*chi_square_quantile(0.999, 6) == near(22.457744484825323));  // qchisq(.999, 6)
}

TEST_CASE("with one degree of freedom t is Cauchy, in closed form") {
    CHECK(*t_cdf(1, 1) == near(0.75));
    CHECK(*t_quantile(0.75, 1) == near(1));
    CHECK(*t_two_sided(-1, 1) == near(0.5));
}

TEST_CASE("quantiles and probabilities undo one another") {
    for (const double p : {0.001, 0.025, 0.5, 0.9, 0.999}) {
        CHECK(*t_cdf(*t_quantile(p, 7.3), 7.3) == near(p));
        CHECK(1 - *f_complement(*f_quantile(p, 3, 9.5), 3, 9.5) == near(p, 1e-10));
        CHECK(*studentized_range_cdf(*studentized_range_quantile(p, 4, 11.2), 4, 11.2) == near(p, 1e-10));
    }
}

TEST_CASE("p-values far in the tail keep their digits") {
    CHECK(*t_two_sided(50, 60) == near(1.2983014211757349e-50, 1e-9).scale(0));  // 2 * pt(-50, 60)
}

TEST_CASE("the noncentral t is that of R") {
    CHECK(*noncentral_t_cdf(2, 10, 1.5) == near(0.659154072442, 1e-10));    // pt(2, 10, 1.5)
    CHECK(*noncentral_t_cdf(-1, 59, 0.3) == near(0.0984650969877, 1e-10));  // pt(-1, 59, .3)
}

TEST_CASE("a noncentral t without noncentrality is the t") {
    for (const double df : {1.0, 2.5, 30.0, 1e6})
        for (const double t : {-4.0, -0.3, 0.0, 1.0, 12.0}) CHECK(std::abs(*noncentral_t_cdf(t, df, 0) - *t_cdf(t, df)) < 2e-12);
}

TEST_CASE("a noncentral t at 0 does not depend on its degrees of freedom") {
    for (const double df : {1.0, 4.0, 77.7, 1e8}) CHECK(*noncentral_t_cdf(0, df, 1.3) == near(*normal_cdf(-1.3)));
}

TEST_CASE("with many degrees of freedom the noncentral t is normal about its noncentrality") {
    CHECK(*noncentral_t_cdf(101, 1e12, 100) == near(*normal_cdf(1), 1e-6));
}

TEST_CASE("the noncentrality found gives the probability asked for, near and far") {
    for (const double t : {-80.0, -2.0, 0.0, 0.0750597421827, 3.0, 150.0})
        for (const double df : {1.0, 9.7, 47.107347222, 3e5})
            for (const double p : {0.025, 0.975}) {
                const Number noncentrality = noncentral_t_noncentrality(t, df, p);
                REQUIRE(noncentrality);
                CHECK(*noncentral_t_cdf(t, df, *noncentrality) == near(p, 1e-9));
            }
}

TEST_CASE("the noncentrality found gives the power asked for, both tails counted") {
    for (const double df : {1.0, 4.3, 98.0, 1e7})
        for (const double power : {0.5, 0.8, 0.999}) {
            const double critical = *t_quantile(0.975, df);
            const Number noncentrality = noncentral_t_power(critical, df, power);
            REQUIRE(noncentrality);
            CHECK(1 - *noncentral_t_cdf(critical, df, *noncentrality) + *noncentral_t_cdf(-critical, df, *noncentrality) ==
                  near(power, 1e-9));
        }
    CHECK_FALSE(noncentral_t_power(2, 0.5, 0.8));
}

TEST_CASE("the studentized range is that of R") {
    CHECK(*studentized_range_cdf(3.5, 3, 20) == near(0.944108150918));
    CHECK(*studentized_range_cdf(3.5, 5, 7.3) == near(0.803171618229, 1e-10));
    CHECK(*studentized_range_cdf(4.2, 10, 60) == near(0.890631729166, 1e-10));
    CHECK(*studentized_range_quantile(0.95, 5, 12.5) == near(4.47910477774, 1e-10));
}

TEST_CASE("the studentized range is nearer to the integral than R's own function") {
    // integrate() over s of integrate() over z, both to 1e-12: ptukey(3.5, 5, 7.3) differs in the eleventh digit.
    CHECK(*studentized_range_cdf(3.5, 5, 7.3) == near(0.803171618213035177, 1e-12));
    CHECK(*studentized_range_cdf(4.2, 10, 60) == near(0.890631729193, 1e-12));
}

TEST_CASE("the range of two means is a t test") {
    for (const double q : {0.5, 2.0, 4.0, 9.0})
        for (const double df : {1.0, 3.0, 250.0, 1e7})
            CHECK(*studentized_range_cdf(q, 2, df) == near(1 - *t_two_sided(q / std::numbers::sqrt2, df)));
}

TEST_CASE("the studentized range settles for a thousand means") {
    CHECK(*studentized_range_quantile(0.95, 1000, 1e6) == near(7.36962739, 1e-5));  // qtukey(.95, 1000, 1e6)
    CHECK(*studentized_range_cdf(1, 1000, 1e6) < 1e-12);
    CHECK(*studentized_range_cdf(60, 1000, 30) == near(1));
}

TEST_CASE("what lies outside a distribution is absent, and nothing is thrown") {
    CHECK_FALSE(t_quantile(1, 5));  // infinite
    CHECK_FALSE(t_quantile(0.5, 0));
    CHECK_FALSE(t_two_sided(not_a_number, 5));
    CHECK_FALSE(f_complement(-1, 2, 5));
    CHECK_FALSE(f_complement(1, 0, 5));
    CHECK_FALSE(chi_square_complement(1, -2));
    CHECK_FALSE(noncentral_t_cdf(1, 0.5, 0));
    CHECK_FALSE(noncentral_t_cdf(not_a_number, 5, 0));
    CHECK_FALSE(noncentral_t_noncentrality(1, 5, 1.5));
    CHECK_FALSE(studentized_range_cdf(1, 1, 5));
    CHECK_FALSE(studentized_range_quantile(1, 3, 5));
    CHECK(*studentized_range_cdf(-1, 3, 5) == 0);
}
