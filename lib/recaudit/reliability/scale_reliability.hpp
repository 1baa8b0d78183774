/// Every reliability figure of one scale, from the cross products of its complete rows.
/// See docs/statistics/reliability.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/covariance.hpp>

#include <cstdint>

namespace recaudit {

struct ScaleReliability {
    std::size_t items = 0;
    std::int64_t n = 0;  // complete rows
    Estimate alpha = Status::too_few;
    Interval alpha_interval;
    Estimate alpha_standardised = Status::too_few;
    Estimate omega_total = Status::too_few;
    Estimate lambda6 = Status::too_few;
    Estimate mean_inter_item_r = Status::too_few;
    Estimate sem = Status::too_few;
    Status status = Status::too_few;  // ok, or the first reason in the order above
};

/// Alpha with Feldt's interval, standardised alpha, omega, lambda 6, mean inter-item r and the standard error of measurement.
/// @param products  of the scale's items after reversal, over respondents who answered all of them.
/// @param score_sd  sd of the scale score of the same respondents, in its own metric; absent, sem is.
/// @return undefined, all of it: no_answers (n = 0), too_few (n = 1), too_few_items (k = 1). In part: omega needs three
///         items; a constant item takes the figures that rest on correlations, and omega: no_variance.
[[nodiscard]] ScaleReliability scale_reliability(const CrossProducts& products, Number score_sd, double confidence);

}  // namespace recaudit
