#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/effect_size.hpp>

#include <cmath>

namespace recaudit {

double hedges_correction(double df) {
    require(df >= 1, "at least one degree of freedom");
    return df == 1 ? 0 : std::exp(std::lgamma(df / 2) - std::log(df / 2) / 2 - std::lgamma((df - 1) / 2));
}

Estimate hedges_g(const WelchTest& test) {
    if (test.status != Status::ok) return test.status;
    return hedges_correction(*test.df) * *test.difference / *test.standardiser;
}

HedgesG hedges_g(const WelchTest& test, double confidence) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    HedgesG out;
    out.status = test.status;
    if (test.status != Status::ok) return out;
    const double correction = hedges_correction(*test.df), tail = (1 - confidence) / 2;
    const double unit = correction * *test.se / *test.standardiser;
    const Number low = noncentral_t_noncentrality(*test.t, *test.df, 1 - tail);
    const Number high = noncentral_t_noncentrality(*test.t, *test.df, tail);
    out.g = hedges_g(test).number();
    if (low) out.ci_low = *low * unit;
    if (high) out.ci_high = *high * unit;
    return out;
}

Estimate hedges_g(const PairedTest& test) {
    if (test.n < 2) return test.status;
    if (*test.standardiser == 0) return Status::no_variance;
    return hedges_correction(static_cast<double>(test.n - 1)) * *test.difference / *test.standardiser;
}

Estimate cliffs_delta(const Tally& a, const Tally& b) {
    const std::int64_t n_a = a.n(), n_b = b.n();
    if (n_a == 0 || n_b == 0) return Status::no_answers;
    double balance = 0;
    std::int64_t below = 0;  // people of b below the present value of a
    std::size_t j = 0;
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        while (j < b.values.size() && b.values[j] < a.values[i]) below += b.counts[j++];
        const std::int64_t equal = j < b.values.size() && b.values[j] == a.values[i] ? b.counts[j] : 0;
        const std::int64_t above = n_b - below - equal;
        balance += static_cast<double>(a.counts[i]) * static_cast<double>(below - above);
    }
    return balance / (static_cast<double>(n_a) * static_cast<double>(n_b));
}

}  // namespace recaudit
