#include "near.hpp"

#include <recaudit/stats/cut_normal.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;

namespace {

const CutPoints five = cut_halfway({0, 25, 50, 75, 100});

}  // namespace

TEST_CASE("a normal variable is rounded to the nearest answer") {
    CHECK(five.cuts == std::vector<double>{12.5, 37.5, 62.5, 87.5});
    CHECK(cut(five, -300) == 0);
    CHECK(cut(five, 12.4) == 0);
    CHECK(cut(five, 12.5) == 1);
    CHECK(cut(five, 50) == 2);
    CHECK(cut(five, 300) == 4);
}

TEST_CASE("by hand: two answers are a coin") {
    // cut at 50, one sd below the mean: P(100) = pnorm(1)
    const CutMoments moments = moments_of(cut_halfway({0, 100}), {60, 10});
    CHECK(moments.mean == near(84.134474606854293));
    CHECK(moments.variance == near(10000 * 0.84134474606854293 * 0.15865525393145707));
}

TEST_CASE("five answers have the moments that R adds up") {
    // p <- diff(pnorm(c(-Inf, 12.5, 37.5, 62.5, 87.5, Inf), 63, 24)); v <- 0:4 * 25; m <- sum(p * v); c(m, sum(p * v^2) - m^2)
    const CutMoments moments = moments_of(five, {63, 24});
    CHECK(moments.mean == near(62.507276654049306, 1e-12));
    CHECK(moments.variance == near(572.543690190909729, 1e-11));
}

TEST_CASE("the latent variable that is found has the answers asked for") {
    for (const double mean : {8.0, 50.0, 60.0, 91.0})
        for (const double variance : {300.0, 500.0}) {
            const auto latent = latent_for(five, mean, variance);
            REQUIRE(latent);
            CHECK(moments_of(five, *latent).mean == near(mean, 1e-9));
            CHECK(moments_of(five, *latent).variance == near(variance, 1e-6));
        }
    CHECK(moments_of(five, {*location_for(five, 20, 33), 20}).mean == near(33, 1e-9));
}

TEST_CASE("what answers cannot have is not found, or the nearest is") {
    CHECK_FALSE(location_for(five, 20, 100).has_value());
    CHECK_FALSE(latent_for(five, 0, 100).has_value());
    CHECK(moments_of(five, *latent_for(five, 60, 1e6)).variance == near(2400, 0.01));  // 60 x 40: all at the two ends
}

TEST_CASE("answers without anything in common do not vary together, alike ones as much as each") {
    const LatentNormal latent{55, 30};
    CHECK(covariance_of(five, latent, 0) == near(0, 1e-9));
    CHECK(covariance_of(five, latent, 1) == near(moments_of(five, latent).variance, 0.02));
}

TEST_CASE("the covariance is that of R's bivariate normal") {
    // cuts <- c(-Inf, 12.5, 37.5, 62.5, 87.5, Inf); z <- (cuts - 63) / 24; sum over cells of v_i v_j pmvnorm(cell, corr = .5) - m^2
    CHECK(covariance_of(five, {63, 24}, 0.5) == near(258.03969092473756, 1e-4));
}

TEST_CASE("the correlation that is found has the covariance asked for") {
    const LatentNormal latent = *latent_for(five, 60, 500);
    const auto correlation = correlation_for(five, latent, 250);
    REQUIRE(correlation);
    CHECK(covariance_of(five, latent, *correlation) == near(250, 1e-6));
    CHECK_FALSE(correlation_for(five, latent, 600).has_value());
    CHECK(*correlation_for(five, latent, 0) == 0);
}
