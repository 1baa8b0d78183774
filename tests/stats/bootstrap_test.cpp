#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/bootstrap.hpp>
#include <recaudit/stats/moments.hpp>
#include <recaudit/stats/quantile.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace recaudit;

namespace {

const RandomKey key(1, "bootstrap_test");

Number mean_of(std::span<const Tally> strata) { return moments(strata.front()).mean; }

std::vector<Number> numbers(const std::vector<double>& values) { return {values.begin(), values.end()}; }

/// 999 resamples by a formula that R can follow: see the frozen figures below.
std::vector<Number> sds_of_written_resamples(const std::vector<double>& x) {
    std::vector<Number> out;
    const auto n = static_cast<std::int64_t>(x.size());
    for (std::int64_t r = 0; r < 999; ++r) {
        std::vector<double> drawn;
        for (std::int64_t j = 0; j < n; ++j) {
            const std::int64_t i = (r * 7919 + j * 104729 + r * j * 31 % 1009 + r % 13 * (j % 17) * (j % 5) * 977) % 1000003 % n;
            drawn.push_back(x[static_cast<std::size_t>(i)]);
        }
        out.push_back(moments(drawn).sd());
    }
    return out;
}

double jackknife_of_sd(const std::vector<double>& x) {
    const TallyResampler people(tally_of(x));
    return *jackknife_acceleration(
        {&people, 1}, [](std::span<const Tally> strata) { return moments(strata.front()).sd(); }, Threads{1});
}

}  // namespace

TEST_CASE("percentile and BCa intervals are those of boot.ci, given the same resamples") {
    // i <- outer(0:998, 0:60, function(r, j) ((r*7919 + j*104729 + (r*j*31) %% 1009 + (r%%13)*(j%%17)*(j%%5)*977) %% 1000003) %% 61) + 1
    // b: a "boot" object with t0 = sd(x), t = apply(i, 1, function(k) sd(x[k])); jk <- sapply(1:61, function(k) sd(x[-k]))
    // boot.ci(b, type = "perc"); boot.ci(b, type = "bca", L = mean(jk) - jk)
    const std::vector<double> x = fixture::all_scores();
    const std::vector<Number> sds = sds_of_written_resamples(x);
    const double sd = *moments(x).sd(), a = jackknife_of_sd(x);
    CHECK(a == near(0.041161446268917039));
    const BootstrapInterval percentile = percentile_interval(sds, sd, 0.95);
    CHECK(*percentile.ci_low == near(0.66072707003781284));
    CHECK(*percentile.ci_high == near(0.93172464147345613));
    const BootstrapInterval bca = bca_interval(sds, sd, a, 0.95);
    CHECK(*bca.ci_low == near(0.69861903901265754));
    CHECK(*bca.ci_high == near(0.96750376096720403));
    const BootstrapInterval bca_90 = bca_interval(sds, sd, a, 0.9);
    CHECK(*bca_90.ci_low == near(0.71755576179459279));
    CHECK(*bca_90.ci_high == near(0.94468242438219763));
    CHECK(bca.replicates == 999);
}

TEST_CASE("replicate quantiles by hand") {
    // Four replicates: (4 + 1) x 0.4 = 2, the second; 0.5: 2.5, half way on the normal scale between qnorm(.4) and qnorm(.6).
    const std::vector<double> t{1, 2, 4, 8};
    CHECK(replicate_quantile(t, 0.4) == 2);
    CHECK(replicate_quantile(t, 0.5) == near(3));
    CHECK(replicate_quantile(t, 0.1) == 1);  // before the first
    CHECK(replicate_quantile(t, 0.9) == 8);
    CHECK_THROWS_AS((void)replicate_quantile({}, 0.5), std::logic_error);
}

TEST_CASE("replicates that tie with the estimate count half, so that a mirrored sample has the mirrored interval") {
    // Below 2: one of four; equal: two, counted as one. 2 / 4: no bias. boot.ci counts one of four: qnorm(.25) = -0.67.
    CHECK(bias_correction(std::vector{1.0, 2.0, 2.0, 3.0}, 2).value() == near(0));
    CHECK(bias_correction(std::vector{1.0, 2.0, 2.0 + 1e-15, 2.5, 3.0}, 2).value() == near(-0.25334710313579978));  // qnorm(2/5)
    CHECK(bias_correction(std::vector{3.0, 4.0}, 2).status() == Status::not_identified);
}

TEST_CASE("jackknife and acceleration by hand") {
    // The mean of 0, 0, 6: without each of them 3, 3, 0; their mean 2; influences 2/3 x (-1, -1, 2).
    // a = (-1 - 1 + 8) / (6 x 6^1.5) = 6 / (6 x 14.6969) = 0.0680.
    const std::vector<Influence> left_out{{3, 2}, {0, 1}};
    const std::vector<Influence> influences = jackknife_influences(left_out);
    CHECK(influences[0].value == near(-2.0 / 3));
    CHECK(influences[1].value == near(4.0 / 3));
    CHECK(acceleration(influences) == near(1 / std::pow(6, 1.5)));
    const TallyResampler people(tally_of(std::vector{0.0, 0.0, 6.0}));
    CHECK(*jackknife_acceleration({&people, 1}, mean_of, Threads{1}) == near(1 / std::pow(6, 1.5)));
}

TEST_CASE("the acceleration over teams is that of leaving out whole teams") {
    // m, k: sums and sizes of teams; jc <- sapply(1:5, function(j) sum(m[-j])/sum(k[-j])); L <- mean(jc) - jc; sum(L^3)/(6*sum(L^2)^1.5)
    const TallyResampler teams(fixture::team_tallies());
    CHECK(*jackknife_acceleration({&teams, 1}, mean_of, Threads{1}) == near(0.063450163635584533));
}

TEST_CASE("a mean by respondent and by team has the standard errors of the exact bootstrap") {
    // By respondent sqrt((n - 1) / n) sd / sqrt(n) = 0.10298; by team, over all 5^5 draws of five teams in R, 0.13882411081462737,
    // and the interval [2.705, 3.211]. Of 4,000 replicates each lies within 3.7 % (3.3 standard errors).
    const TallyResampler people(tally_of(fixture::all_scores())), teams(fixture::team_tallies());
    const ReplicatePlan plan{4000, key, Threads{2}};
    const auto se = [&](const TallyResampler& sampler) {
        std::vector<double> means;
        for (const Number mean : bootstrap_replicates({&sampler, 1}, plan, mean_of)) means.push_back(*mean);
        return *moments(means).sd();
    };
    CHECK(se(people) == doctest::Approx(0.102975).epsilon(0.037));
    CHECK(se(teams) == doctest::Approx(0.138824).epsilon(0.037));
    const BootstrapInterval by_team = bootstrap({&teams, 1}, plan, mean_of, BootstrapMethod::percentile, 0.95);
    CHECK(std::abs(*by_team.ci_low - 2.705) < 0.02);
    CHECK(std::abs(*by_team.ci_high - 3.211) < 0.02);
}

TEST_CASE("the interval of rows is near that of tallies, for any number of threads the same") {
    const std::vector<double> x = fixture::all_scores();
    const RowStatistic mean = [&](const Resample& drawn) {
        std::vector<double> values;
        for (const std::uint32_t row : drawn.rows) values.push_back(x[row]);
        return moments(values).mean;
    };
    const SamplingUnits rows = SamplingUnits::of_rows(x.size());
    const BootstrapInterval one = bootstrap(rows, {1000, key, Threads{1}}, mean, BootstrapMethod::bca, 0.95);
    const BootstrapInterval four = bootstrap(rows, {1000, key, Threads{4}}, mean, BootstrapMethod::bca, 0.95);
    CHECK(one.ci_low == four.ci_low);
    CHECK(one.ci_high == four.ci_high);
    const TallyResampler people(tally_of(x));
    const BootstrapInterval tallies = bootstrap({&people, 1}, {1000, key, Threads{1}}, mean_of, BootstrapMethod::bca, 0.95);
    CHECK(*one.estimate == near(*tallies.estimate));
    CHECK(std::abs(*one.ci_low - *tallies.ci_low) < 0.03);
    CHECK(std::abs(*one.ci_high - *tallies.ci_high) < 0.03);
}

TEST_CASE("shifted and scaled scores have the shifted and scaled interval, mirrored ones the mirrored") {
    const std::vector<double> x = fixture::team_scores('C');
    const auto interval = [](const std::vector<double>& values, double level) {
        const TallyResampler people(tally_of(values));
        return bootstrap({&people, 1}, {2000, key, Threads{1}}, mean_of, BootstrapMethod::bca, level);
    };
    std::vector<double> moved, mirrored;
    for (const double value : x) {
        moved.push_back(1e8 + 4 * value);
        mirrored.push_back(-value);
    }
    const BootstrapInterval whole = interval(x, 0.95), shifted = interval(moved, 0.95), turned = interval(mirrored, 0.95);
    CHECK((*shifted.ci_low - 1e8) / 4 == near(*whole.ci_low, 1e-7));
    CHECK((*shifted.ci_high - 1e8) / 4 == near(*whole.ci_high, 1e-7));
    CHECK(std::abs(*turned.ci_low + *whole.ci_high) < 0.05);  // other draws: as near as Monte Carlo allows
    CHECK(std::abs(*turned.ci_high + *whole.ci_low) < 0.05);
    CHECK(*interval(x, 0.99).ci_low < *whole.ci_low);
}

TEST_CASE("the two sides of a difference are drawn on their own") {
    const TallyResampler sides[] = {TallyResampler(tally_of(fixture::role_scores(fixture::Role::staff))),
                                    TallyResampler(tally_of(fixture::role_scores(fixture::Role::service_user)))};
    const TallyStatistic difference = [](std::span<const Tally> strata) -> Number {
        CHECK(strata[0].n() + strata[1].n() >= 60);  // 40 and 21, or one fewer in the jackknife
        return *moments(strata[0]).mean - *moments(strata[1]).mean;
    };
    const BootstrapInterval interval = bootstrap(sides, {1000, key, Threads{1}}, difference, BootstrapMethod::bca, 0.95);
    CHECK(*interval.estimate == near(0.015694444444444455, 1e-9));
    // Welch's interval is [-0.405, 0.436].
    CHECK(*interval.ci_low == doctest::Approx(-0.405).epsilon(0.15));
    CHECK(*interval.ci_high == doctest::Approx(0.436).epsilon(0.15));
}

TEST_CASE("nobody, one person and a constant have no interval, and say why") {
    const ReplicatePlan plan{100, key, Threads{1}};
    const auto status = [&](const std::vector<double>& values, BootstrapMethod method) {
        const TallyResampler people(tally_of(values));
        return bootstrap({&people, 1}, plan, mean_of, method, 0.95).status;
    };
    for (const auto method : {BootstrapMethod::percentile, BootstrapMethod::bca}) {
        CHECK(status({}, method) == Status::too_few);
        CHECK(status({3}, method) == Status::too_few);
        CHECK(status({3, 3, 3, 3}, method) == Status::no_variance);
        CHECK(status({3, 4}, method) == Status::ok);
    }
    const SamplingUnits one = SamplingUnits::of_rows(1);
    const BootstrapInterval alone = bootstrap(
        one, plan, [](const Resample&) -> Number { return 1; }, BootstrapMethod::bca, 0.95);
    CHECK(alone.status == Status::too_few);
}

TEST_CASE("replicates without the statistic are left out; where most are, there is no interval") {
    const std::vector<Number> some{1.0, {}, 2.0, 3.0, {}};
    CHECK(percentile_interval(some, 2.0, 0.5).replicates == 3);
    CHECK(percentile_interval(some, 2.0, 0.5).status == Status::ok);
    const std::vector<Number> few{1.0, {}, {}, {}, 3.0};
    CHECK(percentile_interval(few, 2.0, 0.5).status == Status::not_identified);
    CHECK(percentile_interval(some, Status::too_few, 0.5).status == Status::too_few);
    CHECK(bca_interval(numbers({3, 4, 5}), 2.0, 0, 0.95).status == Status::not_identified);
    CHECK_THROWS_AS((void)percentile_interval(some, 2.0, 1), std::logic_error);
}
