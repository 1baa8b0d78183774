#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/power.hpp>

#include <cmath>

namespace recaudit {

Estimate smallest_detectable(Number se, Number df, double confidence, double power) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    require(power > 1 - confidence && power < 1, "a power between the test's level and 1");
    if (!se || !df || !(*se > 0)) return Status::not_identified;
    const Number critical = t_quantile((1 + confidence) / 2, *df);
    if (!critical) return Status::not_identified;
    const Number noncentrality = noncentral_t_power(*critical, *df, power);
    return noncentrality ? Estimate(*noncentrality * *se) : Estimate(Status::not_identified);
}

Estimate power_to_detect(Number se, Number df, double confidence, double difference) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    if (!se || !df || !(*se > 0) || !(*df >= 1)) return Status::not_identified;
    const Number critical = t_quantile((1 + confidence) / 2, *df);
    if (!critical) return Status::not_identified;
    const double noncentrality = std::abs(difference) / *se;
    const Number below = noncentral_t_cdf(*critical, *df, noncentrality);
    const Number far_below = noncentral_t_cdf(-*critical, *df, noncentrality);
    return below && far_below ? Estimate(1 - *below + *far_below) : Estimate(Status::not_identified);
}

Estimate size_for_power(const std::function<PlannedTest(double size)>& test_of, double confidence, double power, double difference) {
    require(power > 1 - confidence && power < 1, "a power between the test's level and 1");
    const auto enough = [&](double size) {
        const PlannedTest test = test_of(size);
        const Estimate found = power_to_detect(test.se, test.df, confidence, difference);
        constexpr double rounding_error = 1e-9;
        return found.has_value() && found.value() >= power - rounding_error;
    };
    constexpr double most = 1e9;
    double too_few = 1;
    double size = 2;
    for (; !enough(size); size *= 2) {
        if (size > most) return Status::not_identified;
        too_few = size;
    }
    while (size - too_few > 1) {
        const double middle = std::floor((size + too_few) / 2);
        (enough(middle) ? size : too_few) = middle;
    }
    return size;
}

}  // namespace recaudit
