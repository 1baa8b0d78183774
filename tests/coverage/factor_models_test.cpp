#include "replicates.hpp"

#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/factor_model.hpp>
#include <recaudit/stats/model_fit.hpp>

#include <array>
#include <cmath>
#include <string>

using namespace recaudit;

namespace {

constexpr std::size_t items = 6;
constexpr double loading = 0.7, factor_correlation = 0.5;
constexpr double z_95 = 1.959963984540054;

/// Three items on each of two factors.
FactorPattern pattern() {
    FactorPattern out{items, 2, {}};
    for (std::size_t item = 0; item < items; ++item) out.loadings.push_back({item, item / 3});
    return out;
}

/// People's answers: items of variance 1; the first items of the two factors share `beyond` that no factor explains.
GroupMoments sample(Random& random, std::size_t n, double beyond, double first_mean = 0) {
    Matrix rows(n, items);
    for (std::size_t person = 0; person < n; ++person) {
        const double common = random.normal(), both = random.normal();
        std::array<double, 2> factors{};
        for (double& factor : factors)
            factor = std::sqrt(factor_correlation) * common + std::sqrt(1 - factor_correlation) * random.normal();
        for (std::size_t item = 0; item < items; ++item) {
            const double extra = item % 3 == 0 ? beyond : 0;
            rows(person, item) =
                loading * factors.at(item / 3) + std::sqrt(extra) * both + std::sqrt(1 - loading * loading - extra) * random.normal();
        }
        rows(person, 0) += first_mean;
    }
    const CrossProducts products = cross_products(rows);
    GroupMoments out{products.n(), {}, covariance(products, Divisor::n)};
    for (std::size_t item = 0; item < items; ++item) out.means.push_back(products.mean(item));
    return out;
}

/// Everyone there could be.
GroupMoments population(double beyond) {
    GroupMoments out{1'000'000, std::vector<double>(items), Matrix(items, items)};
    for (std::size_t a = 0; a < items; ++a)
        for (std::size_t b = 0; b < items; ++b)
            out.covariance(a, b) = a == b ? 1 : loading * loading * (a / 3 == b / 3 ? 1 : factor_correlation);
    out.covariance(0, 3) += beyond;
    out.covariance(3, 0) += beyond;
    return out;
}

FactorFit fit(const GroupMoments& group) { return factor_model(pattern(), {group}, Invariance::configural); }

ModelFit fit_of(const FactorFit& fit) {
    return model_fit({fit.chi_square, fit.df, fit.baseline_chi_square, fit.baseline_df, fit.n, fit.groups.size()});
}

/// Whether the model fits clearly worse where intercepts are the same.
bool intercepts_differ(Random& random, double first_mean) {
    const std::vector<GroupMoments> groups{sample(random, 200, 0), sample(random, 200, 0, first_mean)};
    const Number metric = fit_of(factor_model(pattern(), groups, Invariance::metric)).cfi;
    const Number scalar = fit_of(factor_model(pattern(), groups, Invariance::scalar)).cfi;
    return metric && scalar && *scalar - *metric < -0.01;
}

}  // namespace

TEST_CASE("the 90 % interval of RMSEA covers where a model does not quite fit") {
    constexpr double beyond = 0.12;
    const FactorFit everyone = fit(population(beyond));
    REQUIRE(everyone.status == Status::ok);
    const double truth = std::sqrt(everyone.chi_square / static_cast<double>(everyone.n) / static_cast<double>(everyone.df));
    REQUIRE(truth > 0.05);
    check_coverage(
        "RMSEA of " + std::to_string(truth) + ", n = 300, 90 % interval", usual_replicates,
        [&](Random& random) {
            const ModelFit found = fit_of(fit(sample(random, 300, beyond)));
            return holds(found.rmsea_interval.low, found.rmsea_interval.high, truth);
        },
        {0.885, 0.915});
}

TEST_CASE("standard errors of loadings and of factor correlations cover") {
    check_coverage("a loading -+ 1.96 standard errors, n = 300", usual_replicates, [](Random& random) {
        const FactorFit found = fit(sample(random, 300, 0));
        if (found.status != Status::ok) return false;
        return std::abs(found.groups.front().loadings.front() - loading) <= z_95 * found.errors.loadings.front();
    });
    check_coverage("a factor correlation -+ 1.96 standard errors, n = 300", usual_replicates, [](Random& random) {
        const FactorFit found = fit(sample(random, 300, 0));
        if (found.status != Status::ok) return false;
        return std::abs(found.groups.front().factor_covariance(0, 1) - factor_correlation) <=
               z_95 * found.errors.factor_covariance(0, 1);
    });
}

TEST_CASE("the chi-square of a model that holds rejects it no more often than claimed, and one that does not nearly always") {
    const auto rejects = [](double beyond) { return [=](Random& random) { return *fit_of(fit(sample(random, 300, beyond))).p_value < 0.05; }; };
    check_at_most("a true factor model rejected, n = 300", share_of_replicates("true model", usual_replicates, rejects(0)), 0.05,
                  usual_replicates);
    check_at_least("a false factor model rejected, n = 300", share_of_replicates("false model", usual_replicates, rejects(0.2)), 0.9,
                   usual_replicates);
}

TEST_CASE("groups that may be compared are rarely said to differ in their intercepts, and others nearly always") {
    constexpr std::size_t replicates = 1000;
    const auto differ = [](double first_mean) { return [=](Random& random) { return intercepts_differ(random, first_mean); }; };
    check_at_most("alike groups of 200 with a scalar model that fits worse by .01", share_of_replicates("alike", replicates, differ(0)), 0.05,
                  replicates);
    check_at_least("the same with one intercept .6 sd apart", share_of_replicates("apart", replicates, differ(0.6)), 0.9, replicates);
}
