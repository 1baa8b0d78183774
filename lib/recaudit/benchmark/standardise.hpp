/// What would a group's mean be with another mix of people? Direct standardisation.
/// See docs/statistics/standardised_means.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/moments.hpp>

#include <cstdint>
#include <span>

namespace recaudit {

struct StandardisedMean {
    std::int64_t n = 0;  // in levels with a share
    Number mean;         // of those people as they are
    Number standardised, se, df;
    Interval interval;
    Number share_covered;  // the sum of the shares of levels that have anyone
    Status status = Status::ok;
};

/// The mean of a group's levels, each weighted by its share p of the reference mix: sum(p m), se = sqrt(sum(p^2 v / n)), v the
/// level's own variance over n - 1; a t interval with df = se^4 / sum((p^2 v / n)^2 / (n - 1)), as Welch and Satterthwaite have it.
/// @param levels  of the group, one a share; empty ones have n = 0.
/// @param shares  of the reference mix, not negative; they need not sum to 1. Levels without a share play no part.
/// @return undefined: not_identified (no share above 0), no_answers (nobody in a level with a share), missing_level (nobody in
///         some of them: no standardised mean at all, rather than one of another mix), too_few (a level of one: no se and
///         interval), no_variance (nobody varies within levels: se 0 and no interval).
/// @throws std::logic_error  confidence outside (0, 1), or another number of levels than of shares.
/// R: survey::svystandardize gives the same mean; its se lets one factor n / (n - 1) of the whole sample stand for each level's.
/// Source: Keiding & Clayton 2014, Statistical Science 29:529; Satterthwaite 1946, Biometrics Bulletin 2:110.
[[nodiscard]] StandardisedMean standardised_mean(std::span<const Moments> levels, std::span<const double> shares, double confidence);

}  // namespace recaudit
