#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/power.hpp>
#include <recaudit/stats/root.hpp>

namespace recaudit {

Estimate smallest_detectable(Number se, Number df, double confidence, double power) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    require(power > 1 - confidence && power < 1, "a power between the test's level and 1");
    if (!se || !df || !(*se > 0)) return Status::not_identified;
    const Number critical = t_quantile((1 + confidence) / 2, *df), z = normal_quantile(power);
    if (!critical || !noncentral_t_cdf(*critical, *df, 0)) return Status::not_identified;
    const auto excess = [&](double noncentrality) {
        return 1 - *noncentral_t_cdf(*critical, *df, noncentrality) + *noncentral_t_cdf(-*critical, *df, noncentrality) - power;
    };
    const auto root = root_near(excess, *critical + *z, 0.05);
    return root ? Estimate(*root * *se) : Estimate(Status::not_converged);
}

}  // namespace recaudit
