#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/mean_test.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace recaudit;

namespace {

WelchTest staff_and_service_users() {
    return welch_test(moments(fixture::role_scores(fixture::Role::staff)), moments(fixture::role_scores(fixture::Role::service_user)),
                      0.95);
}

Moments of(std::vector<double> values) { return moments(values); }

}  // namespace

TEST_CASE("the t interval of the fixture's mean is that of R") {
    const Moments m = moments(tally_of(fixture::all_scores()));
    const Interval interval = t_interval(m.mean, m.se(), 60, 0.95);
    CHECK(*interval.low == near(2.7581569789102467));  // t.test(x)$conf.int
    CHECK(*interval.high == near(3.1735370101607918));
}

TEST_CASE("an interval needs a centre, an error and a degree of freedom") {
    CHECK_FALSE(t_interval({}, 1, 5, 0.95).low);
    CHECK_FALSE(t_interval(1, {}, 5, 0.95).high);
    CHECK_FALSE(t_interval(1, 1, 0, 0.95).low);
    CHECK(*t_interval(3, 0, 5, 0.95).low == 3);
    CHECK_THROWS_AS((void)t_interval(1, 1, 5, 1), std::logic_error);
}

TEST_CASE("the error shrinks with the share of people who answered, to 0 for all") {
    CHECK(finite_population_factor(14, 30) == near(std::sqrt(16.0 / 30)));
    CHECK(finite_population_factor(30, 30) == 0);
    CHECK(finite_population_factor(31, 30) == 0);
    // team A of the fixture, 14 of 30: survey::svydesign(fpc = ~N)
    CHECK(*moments(fixture::team_scores('A')).se() * finite_population_factor(14, 30) == near(0.158360436323, 1e-11));
}

TEST_CASE("Welch's test by hand") {
    // a 1, 3, 5: mean 3, v 4, v/n 4/3. b 2, 2, 4, 4: mean 3, v 4/3, v/n 1/3; shift b by 1: mean 4.
    // se^2 = 5/3; t = -1 / sqrt(5/3); df = (5/3)^2 / ((4/3)^2 / 2 + (1/3)^2 / 3) = (25/9) / (25/27) = 3.
    const WelchTest w = welch_test(of({1, 3, 5}), of({3, 3, 5, 5}), 0.95);
    CHECK(*w.difference == near(-1));
    CHECK(*w.se == near(std::sqrt(5.0 / 3)));
    CHECK(*w.t == near(-std::sqrt(3.0 / 5)));
    CHECK(*w.df == near(3));
    CHECK(*w.standardiser == near(std::sqrt(8.0 / 3)));
    // P(|T| > t) at 3 df = 1 - 2/pi (u / (1 + u^2) + atan(u)), u = t / sqrt(3) = 1 / sqrt(5)
    const double u = 1 / std::sqrt(5.0);
    CHECK(*w.p_value == near(1 - 2 / M_PI * (u / (1 + u * u) + std::atan(u))));
}

TEST_CASE("Welch's test of the fixture is that of R in every figure") {
    const WelchTest w = staff_and_service_users();
    CHECK(w.n_a == 40);
    CHECK(w.n_b == 21);
    CHECK(*w.mean_a == near(2.97125));
    CHECK(*w.mean_b == near(2.955555555555555713));
    CHECK(*w.t == near(0.075059742182710942, 1e-10));
    CHECK(*w.df == near(47.107347222041646));
    CHECK(*w.p_value == near(0.940485031536197225, 1e-10));
    CHECK(*w.ci_low == near(-0.404920517505730326));
    CHECK(*w.ci_high == near(0.436309406394618793));
    CHECK(*w.se == near(0.209092703865684848));
    CHECK(*w.standardiser == near(0.796754400544060215));
    CHECK(w.status == Status::ok);
}

TEST_CASE("changing sides changes the sign and nothing else") {
    const WelchTest w = welch_test(of({1, 3, 6}), of({2, 2, 4, 5}), 0.9), turned = welch_test(of({2, 2, 4, 5}), of({1, 3, 6}), 0.9);
    CHECK(*w.t == -*turned.t);
    CHECK(*w.p_value == *turned.p_value);
    CHECK(*w.ci_low == -*turned.ci_high);
}

TEST_CASE("shift and scale leave Welch's t and its degrees of freedom alone") {
    const WelchTest w = welch_test(of({1, 3, 6}), of({2, 2, 4, 5}), 0.95);
    const WelchTest moved = welch_test(of({1e8 + 10, 1e8 + 30, 1e8 + 60}), of({1e8 + 20, 1e8 + 20, 1e8 + 40, 1e8 + 50}), 0.95);
    CHECK(*moved.t == near(*w.t, 1e-7));
    CHECK(*moved.df == near(*w.df));
}

TEST_CASE("small and constant groups say why there is no test") {
    CHECK(welch_test({}, of({1, 2}), 0.95).status == Status::no_answers);
    CHECK_FALSE(welch_test({}, of({1, 2}), 0.95).difference);
    const WelchTest single = welch_test(of({4}), of({1, 2}), 0.95);
    CHECK(single.status == Status::too_few);
    CHECK(*single.difference == 2.5);
    CHECK_FALSE(single.t);
    const WelchTest constant = welch_test(of({4, 4}), of({3, 3, 3}), 0.95);
    CHECK(constant.status == Status::no_variance);
    CHECK(*constant.difference == 1);
    CHECK_FALSE(constant.p_value);
}

TEST_CASE("one group without variance leaves a one-sample test") {
    const WelchTest w = welch_test(of({1, 3, 5}), of({2, 2}), 0.95);
    CHECK(w.status == Status::ok);
    CHECK(*w.df == near(2));
}

TEST_CASE("the paired test by hand") {
    // differences 1, 2, 0: mean 1, v 1, se 1/sqrt(3), t sqrt(3), df 2; p = 1 - t / sqrt(2 + t^2) = 1 - sqrt(3/5).
    const PairedTest p = paired_t_test(std::vector{1.0, 2.0, 4.0}, std::vector{2.0, 4.0, 4.0}, 0.95);
    CHECK(p.n == 3);
    CHECK(*p.mean_from == near(7.0 / 3));
    CHECK(*p.mean_to == near(10.0 / 3));
    CHECK(*p.difference == near(1));
    CHECK(*p.t == near(std::sqrt(3.0)));
    CHECK(*p.df == 2);
    CHECK(*p.p_value == near(1 - std::sqrt(0.6)));
}

TEST_CASE("the paired test of two items is that of R in every figure") {
    const Matrix rows = fixture::complete_rows();
    std::vector<double> q1, q2;
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        q1.push_back(rows(i, 0));
        q2.push_back(rows(i, 1));
    }
    const PairedTest p = paired_t_test(q1, q2, 0.95);  // t.test(q2, q1, paired = TRUE)
    CHECK(*p.difference == near(0.070175438596491224));
    CHECK(*p.se == near(0.192040306707355113));
    CHECK(*p.t == near(0.365420363046126684));
    CHECK(*p.df == 56);
    CHECK(*p.p_value == near(0.716174290462490371));
    CHECK(*p.ci_low == near(-0.314527523459716685));
    CHECK(*p.ci_high == near(0.454878400652699189));
    CHECK(*p.standardiser == near(1.176338356861902801));
}

TEST_CASE("pairs that all change alike, one pair and none say why there is no test") {
    const std::vector<double> none, one{1.0}, from{1.0, 2.0}, to{2.0, 3.0};
    CHECK(paired_t_test(none, none, 0.95).status == Status::no_answers);
    CHECK(paired_t_test(one, one, 0.95).status == Status::too_few);
    CHECK(paired_t_test(from, to, 0.95).status == Status::no_variance);
    CHECK(*paired_t_test(from, to, 0.95).difference == 1);
    CHECK_THROWS_AS((void)paired_t_test(one, from, 0.95), std::logic_error);
}
