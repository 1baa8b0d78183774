#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/factor_model.hpp>
#include <recaudit/stats/model_fit.hpp>
#include <recaudit/stats/one_factor.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;

namespace {

void check(const std::vector<double>& found, const std::vector<double>& expected, double tolerance) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CAPTURE(i);
        CHECK(found[i] == near(expected[i], tolerance));
    }
}

/// One factor after the other, each with its items in order.
FactorPattern pattern_of(const std::vector<std::size_t>& items_on_factor) {
    FactorPattern out;
    for (const std::size_t items : items_on_factor) {
        for (std::size_t i = 0; i < items; ++i) out.loadings.push_back({out.items++, out.factors});
        ++out.factors;
    }
    return out;
}

GroupMoments moments_of(const CrossProducts& products) {
    GroupMoments out{products.n(), {}, covariance(products, Divisor::n)};
    for (std::size_t i = 0; i < products.items(); ++i) out.means.push_back(products.mean(i));
    return out;
}

/// The complete rows of the fixture with the role wanted.
GroupMoments role(fixture::Role wanted) {
    CrossProducts products(std::vector<double>(6, 3));
    for (const fixture::Person& person : fixture::people)
        if (person.role == wanted && fixture::answered(person) == 6)
            products.add(std::vector<double>(person.answers.begin(), person.answers.end()));
    return moments_of(products);
}

std::vector<GroupMoments> roles() { return {role(fixture::Role::staff), role(fixture::Role::service_user)}; }

GroupMoments everyone() { return moments_of(cross_products(fixture::complete_rows())); }

/// 300 simulated people who answered five items from 1 to 5. R: set.seed(7), see below.
GroupMoments simulated() {
    const std::vector<double> s{1.33665555555555549, 0.79319999999999991, 1.38506666666666689, 0.54613333333333336, 0.59693333333333343,
                                1.33440000000000003, 0.49651111111111118, 0.41146666666666665, 0.33586666666666665, 1.45115555555555553,
                                0.37316666666666670, 0.37800000000000000, 0.21199999999999999, 0.78766666666666674, 1.42083333333333339};
    GroupMoments out{300, {3.003333333333333, 3.04, 3.16, 3.046666666666667, 3.05}, Matrix(5, 5)};
    for (std::size_t i = 0, at = 0; i < 5; ++i)
        for (std::size_t j = 0; j <= i; ++j) out.covariance(i, j) = out.covariance(j, i) = s[at++];
    return out;
}

/// The covariances that a model implies.
GroupMoments implied(const FactorPattern& pattern, const std::vector<double>& loadings, double correlation, double unique) {
    GroupMoments out{500, std::vector<double>(pattern.items, 0.0), Matrix(pattern.items, pattern.items)};
    for (std::size_t a = 0; a < loadings.size(); ++a)
        for (std::size_t b = 0; b < loadings.size(); ++b) {
            const Loading &one = pattern.loadings[a], &other = pattern.loadings[b];
            out.covariance(one.item, other.item) += loadings[a] * loadings[b] * (one.factor == other.factor ? 1 : correlation);
        }
    for (std::size_t i = 0; i < pattern.items; ++i) out.covariance(i, i) += unique;
    return out;
}

}  // namespace

TEST_CASE("two factors of two items, by hand") {
    // Loadings 1, uniquenesses 1, factors that correlate at 1/2: variances 2, covariances 1 within and 1/2 between factors.
    // Ten figures, nine parameters: one degree of freedom, and an exact fit.
    const FactorPattern pattern = pattern_of({2, 2});
    const FactorFit fit = factor_model(pattern, {implied(pattern, {1, 1, 1, 1}, 0.5, 1)}, Invariance::configural);
    REQUIRE(fit.status == Status::ok);
    check(fit.groups[0].loadings, {1, 1, 1, 1}, 1e-8);
    check(fit.groups[0].uniquenesses, {1, 1, 1, 1}, 1e-8);
    CHECK(fit.groups[0].factor_covariance(0, 1) == near(0.5, 1e-8));
    CHECK(fit.df == 1);
    CHECK(std::abs(fit.chi_square) < 1e-9);
    CHECK(fit.srmr < 1e-8);
    // The determinant of these covariances: two blocks, (3 x 3 - (1/2 + 1/2)^2) = 8 for the sums, 1 for each difference.
    CHECK(fit.baseline_chi_square == near(500 * std::log(16.0 / 8), 1e-9));
    CHECK(fit.baseline_df == 6);
}

TEST_CASE("one factor is the model of omega") {
    const FactorFit fit = factor_model(pattern_of({6}), {everyone()}, Invariance::configural);
    const OneFactor one = one_factor(everyone().covariance);
    REQUIRE(fit.status == Status::ok);
    check(fit.groups[0].loadings, one.loadings, 1e-8);
    check(fit.groups[0].uniquenesses, one.uniquenesses, 1e-8);
    CHECK(fit.chi_square == near(57 * one.discrepancy, 1e-9));
}

TEST_CASE("one factor of the fixture has lavaan's fit and errors") {
    // f <- cfa("f =~ q1 + ... + q6", d, std.lv = TRUE, control = list(rel.tol = 1e-15, x.tol = 1e-15)); fitMeasures(f)
    const FactorFit fit = factor_model(pattern_of({6}), {everyone()}, Invariance::configural);
    CHECK(fit.n == 57);
    CHECK(fit.chi_square == near(6.57952260409093, 1e-9));
    CHECK(fit.df == 9);
    CHECK(fit.baseline_chi_square == near(92.0043307587305, 1e-9));
    CHECK(fit.baseline_df == 15);
    CHECK(fit.srmr == near(0.0427693130582378, 1e-7));
    check(fit.errors.loadings,
          {0.150505427957547, 0.15852551535445, 0.161677637866544, 0.130841623046968, 0.167493981285096, 0.13040370524913}, 1e-6);
}

TEST_CASE("two factors of simulated answers are lavaan's") {
    // f <- cfa("a =~ x1 + x2 + x3\n b =~ x4 + x5", s, std.lv = TRUE)
    const FactorFit fit = factor_model(pattern_of({3, 2}), {simulated()}, Invariance::configural);
    REQUIRE(fit.status == Status::ok);
    CHECK(fit.chi_square == near(4.14161439908396, 1e-8));
    CHECK(fit.df == 4);
    CHECK(fit.baseline_chi_square == near(362.646936572171, 1e-8));
    CHECK(fit.srmr == near(0.0164160527049101, 1e-6));
    check(fit.groups[0].loadings, {0.887195265911992, 0.895662531099017, 0.63868548130908, 0.993330665297797, 0.79295513235856}, 1e-5);
    check(fit.errors.loadings, {0.0694173838077971, 0.0706526855833845, 0.0700838763945733, 0.0961501310111445, 0.0868613376724458}, 1e-5);
    CHECK(fit.groups[0].factor_covariance(0, 1) == near(0.516041176701087, 1e-5));
    CHECK(fit.errors.factor_covariance(0, 1) == near(0.0652167286775561, 1e-5));
}

TEST_CASE("an item on two factors loads on both, as in lavaan") {
    // f <- cfa("a =~ x1 + x2 + x3\n b =~ x3 + x4 + x5", s, std.lv = TRUE)
    const FactorPattern pattern{5, 2, {{0, 0}, {1, 0}, {2, 0}, {2, 1}, {3, 1}, {4, 1}}};
    const FactorFit fit = factor_model(pattern, {simulated()}, Invariance::configural);
    REQUIRE(fit.status == Status::ok);
    CHECK(fit.chi_square == near(4.09554596668631, 1e-8));
    CHECK(fit.df == 3);
    check(fit.groups[0].loadings,
          {0.886440074231227, 0.894815137628593, 0.651258221818104, -0.0195674762095658, 0.990834056763999, 0.794953212358958}, 1e-5);
    check(fit.errors.loadings,
          {0.0693400416836468, 0.0705415075102816, 0.0914631192205485, 0.0904050016456428, 0.0958745318510517, 0.0868288171188898}, 1e-5);
}

TEST_CASE("invariance across two groups is lavaan's") {
    // cfa(m, d, std.lv = TRUE, group = "role", group.equal = c("loadings", "intercepts")), with the tolerances above
    const FactorFit configural = factor_model(pattern_of({6}), roles(), Invariance::configural);
    CHECK(configural.chi_square == near(19.9346298171137, 1e-8));
    CHECK(configural.df == 18);
    CHECK(configural.baseline_chi_square == near(126.604193118773, 1e-8));
    CHECK(configural.baseline_df == 30);
    CHECK(configural.srmr == near(0.0588898207340117, 1e-6));
    check(configural.groups[1].loadings,
          {1.05698295726172, -0.0660055830993435, 0.230412818059692, 0.515766045124788, 0.623786077634721, 0.648195575150518}, 1e-5);
    const FactorFit metric = factor_model(pattern_of({6}), roles(), Invariance::metric);
    CHECK(metric.chi_square == near(26.6215393727487, 1e-8));
    CHECK(metric.df == 23);
    CHECK(metric.srmr == near(0.087276335279774, 1e-5));
    check(metric.groups[0].loadings,
          {0.765611704115617, 0.883861430847554, 0.716474518353241, 0.806410881379885, 0.789102924259455, 0.798417792562879}, 1e-5);
    CHECK(metric.groups[0].factor_covariance(0, 0) == 1);
    CHECK(metric.groups[1].factor_covariance(0, 0) == near(0.575426874260165, 1e-5));
    const FactorFit scalar = factor_model(pattern_of({6}), roles(), Invariance::scalar);
    CHECK(scalar.chi_square == near(33.9776225942178, 1e-8));
    CHECK(scalar.df == 28);
    CHECK(scalar.srmr == near(0.100563756070173, 1e-5));
    check(scalar.groups[1].intercepts,
          {2.86267867109569, 3.01453767140374, 2.97213877821789, 2.86722025898433, 2.9438595036154, 3.01677539629217}, 1e-5);
    CHECK(scalar.groups[1].factor_means[0] == near(0.0457913478902677, 1e-5));
    CHECK(scalar.groups[1].factor_covariance(0, 0) == near(0.552586293276104, 1e-5));
}

TEST_CASE("the order of groups changes nothing, nor do the units and the origins of the items") {
    std::vector<GroupMoments> turned = roles();
    std::swap(turned[0], turned[1]);
    for (GroupMoments& group : turned)
        for (std::size_t i = 0; i < 6; ++i) {
            group.means[i] = 1e6 + 100 * group.means[i];
            for (std::size_t j = 0; j < 6; ++j) group.covariance(i, j) *= 1e4;
        }
    for (const Invariance invariance : {Invariance::configural, Invariance::metric, Invariance::scalar}) {
        const FactorFit one = factor_model(pattern_of({6}), roles(), invariance), other = factor_model(pattern_of({6}), turned, invariance);
        CHECK(one.chi_square == near(other.chi_square, 1e-8));
        CHECK(one.srmr == near(other.srmr, 1e-7));
        CHECK(one.df == other.df);
    }
}

TEST_CASE("twice the same group fits as one does, however much is held equal") {
    const FactorFit one = factor_model(pattern_of({3, 2}), {simulated()}, Invariance::configural);
    for (const Invariance invariance : {Invariance::configural, Invariance::metric, Invariance::scalar}) {
        const FactorFit two = factor_model(pattern_of({3, 2}), {simulated(), simulated()}, invariance);
        CHECK(two.chi_square == near(2 * one.chi_square, 1e-7));
        check(two.groups[1].loadings, one.groups[0].loadings, 1e-7);
    }
}

TEST_CASE("a group whose intercepts differ fits only as long as they may; one whose factor differs always does") {
    std::vector<GroupMoments> groups{simulated(), simulated()};
    groups[1].means[2] += 1;
    const double metric = factor_model(pattern_of({3, 2}), groups, Invariance::metric).chi_square;
    CHECK(metric == near(factor_model(pattern_of({3, 2}), groups, Invariance::configural).chi_square, 1e-7));
    CHECK(factor_model(pattern_of({3, 2}), groups, Invariance::scalar).chi_square > metric + 20);
    groups[1].means = simulated().means;
    const std::vector<double> loadings = factor_model(pattern_of({3, 2}), {simulated()}, Invariance::configural).groups[0].loadings;
    for (std::size_t i = 0; i < 3; ++i) groups[1].means[i] += 0.6 * loadings[i];  // as a group that sees the theme differently
    CHECK(factor_model(pattern_of({3, 2}), groups, Invariance::scalar).chi_square == near(metric, 1e-6));
}

TEST_CASE("a factor is turned so that its loadings are not negative in sum") {
    const FactorPattern pattern = pattern_of({4, 3});
    const FactorFit fit = factor_model(pattern, {implied(pattern, {0.8, -0.7, 0.6, 0.9, -0.5, -0.6, -0.7}, 0.4, 0.5)}, Invariance::configural);
    REQUIRE(fit.status == Status::ok);
    check(fit.groups[0].loadings, {0.8, -0.7, 0.6, 0.9, 0.5, 0.6, 0.7}, 1e-8);
    CHECK(fit.groups[0].factor_covariance(0, 1) == near(-0.4, 1e-8));
}

TEST_CASE("forty-two items of six scales converge") {
    const FactorPattern pattern = pattern_of({7, 7, 7, 7, 7, 7});
    std::vector<double> loadings;
    for (int i = 0; i < 42; ++i) loadings.push_back(0.4 + 0.01 * i);
    std::vector<GroupMoments> groups(10, implied(pattern, loadings, 0.4, 0.6));
    for (std::size_t g = 0; g < groups.size(); ++g) {
        for (std::size_t i = 0; i + 1 < 42; i += 2) groups[g].covariance(i, i + 1) = groups[g].covariance(i + 1, i) += 0.02 * static_cast<double>(g);
        groups[g].means[g] += 0.3;
    }
    for (const Invariance invariance : {Invariance::configural, Invariance::metric, Invariance::scalar})
        CHECK(factor_model(pattern, groups, invariance).status == Status::ok);
}

TEST_CASE("what cannot be fitted says why") {
    const FactorPattern two = pattern_of({2});
    CHECK(factor_model(two, {implied(two, {1, 1}, 0, 1)}, Invariance::configural).status == Status::not_identified);  // 3 figures, 4 parameters
    const FactorPattern four = pattern_of({2, 2});
    CHECK(factor_model(four, {implied(four, {1, 1, 1, 1}, 0, 1)}, Invariance::configural).status == Status::not_identified);  // factors apart
    const FactorPattern three = pattern_of({3});
    const FactorFit exact = factor_model(three, {implied(three, {0.8, 0.7, 0.6}, 0, 0.5)}, Invariance::configural);
    CHECK(exact.status == Status::ok);
    CHECK(exact.df == 0);
    CHECK(exact.chi_square == 0);
    GroupMoments heywood = implied(three, {1, 1, 1}, 0, 0);
    heywood.covariance(0, 1) = heywood.covariance(1, 0) = heywood.covariance(0, 2) = heywood.covariance(2, 0) = 0.8;
    heywood.covariance(1, 2) = heywood.covariance(2, 1) = 0.4;
    CHECK(factor_model(three, {heywood}, Invariance::configural).status == Status::improper);
    CHECK(factor_model(pattern_of({3, 3}), {everyone()}, Invariance::configural).status == Status::improper);  // lavaan: correlation 1.141
    CHECK(factor_model(three, {implied(three, {1, 1, 0}, 0, 0)}, Invariance::configural).status == Status::no_variance);
    CHECK(factor_model(three, {implied(three, {1, 1, 1}, 0, 0)}, Invariance::configural).status == Status::not_identified);
}
