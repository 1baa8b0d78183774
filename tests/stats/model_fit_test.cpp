#include "near.hpp"

#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/model_fit.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

TEST_CASE("fit by hand") {
    // d = 30 - 10 = 20, b = 120 - 20 = 100: cfi 1 - 20/100; tli 1 - 2/5; rmsea sqrt(20 / (200 x 10)) = 0.1
    const ModelFit fit = model_fit({30, 10, 120, 20, 200, 1});
    CHECK(*fit.cfi == near(0.8));
    CHECK(*fit.tli == near(0.6));
    CHECK(*fit.rmsea == near(0.1));
    CHECK(*fit.p_value == near(0.0008566412107753005));  // pchisq(30, 10, lower.tail = FALSE)
}

TEST_CASE("fit is lavaan's: one group, two groups, three groups") {
    const ModelFit one = model_fit({6.57952260409093, 9, 92.0043307587305, 15, 57, 1});
    CHECK(*one.p_value == near(0.680804586919139));
    CHECK(*one.cfi == 1);
    CHECK(*one.tli == near(1.05238833911591));
    CHECK(*one.rmsea == 0);
    CHECK(*one.rmsea_interval.low == 0);
    CHECK(*one.rmsea_interval.high == near(0.117617964760098, 1e-6));  // lavaan's uniroot stops at 1e-4 of the noncentrality
    const ModelFit two = model_fit({33.9776225942178, 28, 126.604193118773, 30, 57, 2});
    CHECK(*two.cfi == near(0.938122534837919));
    CHECK(*two.tli == near(0.93370271589777));
    CHECK(*two.rmsea == near(0.0865491486416749));
    CHECK(*two.rmsea_interval.low == 0);
    CHECK(*two.rmsea_interval.high == near(0.176575914485202, 1e-6));
    const ModelFit three = model_fit({42.1578761350482, 24, 386.281479056729, 30, 300, 3});
    CHECK(*three.cfi == near(0.949035026510157));
    CHECK(*three.rmsea_interval.low == near(0.0402744830201358, 1e-5));
    CHECK(*three.rmsea_interval.high == near(0.129521715039315, 1e-5));
}

TEST_CASE("a model without degrees of freedom always fits") {
    const ModelFit fit = model_fit({0, 0, 50, 3, 100, 1});
    CHECK(*fit.cfi == 1);
    CHECK(!fit.tli);
    CHECK(!fit.rmsea);
    CHECK(!fit.rmsea_interval.low);
    CHECK(!fit.p_value);
}

TEST_CASE("a model of items that share nothing does not divide by nothing") {
    const ModelFit fit = model_fit({4, 9, 15, 15, 100, 1});
    CHECK(*fit.cfi == 1);
    CHECK(!fit.tli);  // the baseline leaves nothing to improve on
}

TEST_CASE("the noncentral chi-square is R's") {
    CHECK(*noncentral_chi_square_cdf(42.1578761350482, 24, 10) == near(0.8149129835935649, 1e-9));
    CHECK(*noncentral_chi_square_cdf(9, 4, 0) == near(0.9389005190396673, 1e-9));  // pchisq(9, 4)
    // uniroot(function(l) pchisq(42.1578761350482, 24, l) - .95, c(0, 40), tol = 1e-13)
    const Number low = noncentral_chi_square_noncentrality(42.1578761350482, 24, 0.95);
    CHECK(*low == near(3.892881581906086, 1e-10));
    CHECK(*noncentral_chi_square_cdf(42.1578761350482, 24, *low) == near(0.95, 1e-12));
    CHECK(!noncentral_chi_square_noncentrality(5, 9, 0.95));
    CHECK(!noncentral_chi_square_cdf(5, -1, 3));
    CHECK(*noncentral_chi_square_cdf(9000, 4172, 4600) == near(0.9176051222284956, 1e-9));  // pchisq(9000, 4172, 4600)
}
