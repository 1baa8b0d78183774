#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/power.hpp>

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

}  // namespace recaudit
