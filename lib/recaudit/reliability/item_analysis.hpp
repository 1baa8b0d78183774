/// Does each item go with its scale, and would the scale be better without it?
/// See docs/statistics/item_analysis.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/covariance.hpp>

#include <cstdint>
#include <vector>

namespace recaudit {

struct ItemInScale {
    std::int64_t n = 0;  // complete rows
    Number mean, sd;     // after reversal; sd over n - 1
    Estimate item_rest_r = Status::too_few;
    Estimate alpha_if_dropped = Status::too_few;
    bool negative = false;  // item_rest_r < 0: the item is probably keyed the wrong way
};

/// Each item against the sum of the others, in the order of the items.
/// item_rest_r = (cov(item, sum) - var(item)) / sqrt(var(item) var(rest)); alpha_if_dropped = alpha of the others.
/// @param products  of the scale's items after reversal, over respondents who answered all of them.
/// @return undefined: no_answers (n = 0), too_few (n = 1), too_few_items (r: k < 2; alpha: k < 3), no_variance (the item
///         or the sum of the others is constant).
/// R: psych::alpha(x): item.stats$r.drop, alpha.drop$raw_alpha.
[[nodiscard]] std::vector<ItemInScale> item_analysis(const CrossProducts& products);

}  // namespace recaudit
