#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/sample_size.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

Number quantile_for(double confidence) {
    require(confidence > 0 && confidence < 1, "a confidence level in (0, 1)");
    return normal_quantile((1 + confidence) / 2);
}

}  // namespace

Number answers_for_margin(double sd, double margin, double confidence, std::int64_t population) {
    const Number z = quantile_for(confidence);
    if (!z || !(sd > 0) || !(margin > 0)) return {};
    const double without_end = (*z * sd / margin) * (*z * sd / margin);
    if (population == no_limit) return without_end;
    return without_end / (1 + (without_end - 1) / static_cast<double>(population));
}

Number margin_of_answers(double sd, double n, double confidence, std::int64_t population) {
    const Number z = quantile_for(confidence);
    const auto people = static_cast<double>(population);
    if (!z || !(n >= 1) || (population != no_limit && n > people)) return {};
    const double correction = population == no_limit ? 1 : population == 1 ? 0 : std::sqrt((people - n) / (people - 1));
    return *z * sd / std::sqrt(n) * correction;
}

double design_effect(double team_size, double icc) { return 1 + (std::max(team_size, 1.0) - 1) * icc; }

std::int64_t rounded_up(double count) {
    constexpr double rounding_error = 1e-9;
    return static_cast<std::int64_t>(std::ceil(count * (1 - rounding_error)));
}

}  // namespace recaudit
