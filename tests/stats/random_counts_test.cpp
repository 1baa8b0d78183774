#include "near.hpp"

#include <recaudit/stats/random_counts.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <stdexcept>
#include <vector>

using namespace recaudit;

namespace {

/// Chi-square of draws against their expected probabilities; cells expecting under 5 draws are put together.
double chi_square(int draws, const std::vector<double>& probabilities, const std::function<std::int64_t()>& draw) {
    std::vector<double> counts(probabilities.size());
    for (int i = 0; i < draws; ++i) ++counts.at(static_cast<std::size_t>(draw()));
    double out = 0, rare = 0, rare_expected = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const double expected = draws * probabilities[k];
        if (expected < 5) rare += counts[k], rare_expected += expected;
        else out += (counts[k] - expected) * (counts[k] - expected) / expected;
    }
    return rare_expected > 0 ? out + (rare - rare_expected) * (rare - rare_expected) / std::max(rare_expected, 1.0) : out;
}

double choose(int n, int k) { return std::exp(log_factorial(n) - log_factorial(k) - log_factorial(n - k)); }

}  // namespace

TEST_CASE("log factorials as R gives them") {
    CHECK(log_factorial(0) == 0);
    CHECK(log_factorial(5) == near(std::log(120.0), 1e-15));
    CHECK(log_factorial(13) == near(22.552163853123421, 1e-15));  // lfactorial(13)
    CHECK(log_factorial(170) == near(706.57306224578747, 1e-15));
    CHECK(log_factorial(1000000) == near(12815518.384658169, 1e-15));
    CHECK_THROWS_AS((void)log_factorial(-1), std::logic_error);
}

TEST_CASE("binomial draws follow the binomial distribution") {
    Random random = RandomKey(1, "binomial").stream(0);
    for (const double p : {0.03, 0.5, 0.8}) {
        std::vector<double> probabilities;
        for (int k = 0; k <= 20; ++k) probabilities.push_back(choose(20, k) * std::pow(p, k) * std::pow(1 - p, 20 - k));
        CHECK(chi_square(20000, probabilities, [&] { return binomial(random, 20, p); }) < 45.3);  // qchisq(.999, 20)
    }
}

TEST_CASE("hypergeometric draws follow the hypergeometric distribution") {
    Random random = RandomKey(1, "hypergeometric").stream(0);
    std::vector<double> probabilities(9);
    for (int k = 1; k <= 8; ++k) probabilities[static_cast<std::size_t>(k)] = choose(12, k) * choose(7, 8 - k) / choose(19, 8);
    CHECK(chi_square(20000, probabilities, [&] { return hypergeometric(random, 12, 7, 8); }) < 26.1);  // qchisq(.999, 8)
}

TEST_CASE("large counts have the right mean and spread") {
    Random random = RandomKey(2, "large").stream(0);
    constexpr int draws = 2000;
    double mean = 0, squares = 0, fixed_mean = 0;
    for (int i = 0; i < draws; ++i) {
        const double deviation = (static_cast<double>(binomial(random, 1000000, 0.3)) - 300000) / std::sqrt(210000);
        mean += deviation / draws;
        squares += deviation * deviation / draws;
        fixed_mean += (static_cast<double>(hypergeometric(random, 400000, 600000, 500000)) - 200000) / std::sqrt(60000) / draws;
    }
    CHECK(std::abs(mean) < 3.3 / std::sqrt(draws));
    CHECK(std::abs(squares - 1) < 3.3 * std::sqrt(2.0 / draws));
    CHECK(std::abs(fixed_mean) < 3.3 / std::sqrt(draws));
}

TEST_CASE("where nothing is left to chance, nothing is drawn") {
    Random random = RandomKey(3, "edges").stream(0);
    CHECK(binomial(random, 0, 0.5) == 0);
    CHECK(binomial(random, 9, 0) == 0);
    CHECK(binomial(random, 9, 1) == 9);
    CHECK(hypergeometric(random, 3, 0, 2) == 2);
    CHECK(hypergeometric(random, 0, 4, 2) == 0);
    CHECK(hypergeometric(random, 3, 4, 7) == 3);
    CHECK_THROWS_AS((void)hypergeometric(random, 3, 4, 8), std::logic_error);
    CHECK_THROWS_AS((void)binomial(random, 3, 1.5), std::logic_error);
}
