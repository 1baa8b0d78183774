/// Does a long series show more than its usual ups and downs? Shewhart's chart of single values and moving ranges (XmR).
/// See docs/statistics/spc.md.
#pragma once

#include <recaudit/core/number.hpp>
#include <recaudit/core/status.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// Why a point is more than chance; where several rules hold, the first of them.
enum class SpcRule : std::uint8_t {
    none,
    outside_limits,  // above the upper or below the lower limit
    trend,           // one of 7 points or more, each higher than the last, or each lower
    two_of_three,    // beyond two thirds of the way to a limit, as is another of three points in a row, on the same side
    one_side,        // one of 7 points or more in a row on one side of the centre; a point on it belongs to no side
};

struct ControlLimits {
    Number centre, lower, upper;
    Number mean_moving_range;
    std::vector<SpcRule> rules;  // per point
    Status status = Status::ok;
};

/// The fewest points for which limits mean anything.
inline constexpr std::size_t fewest_chart_points = 12;

/// The XmR chart: centre = mean; limits = centre -+ 3 / d2 x mean absolute difference of neighbours, d2 = 2 / sqrt(pi) = 1.128379.
/// Never 3 standard deviations, which a trend or shift would widen.
/// @param values  in the order of time.
/// @return undefined: too_few (fewer than 12 points), no_variance (all points are the same; the centre is given).
/// R: NHSRplotthedots::ptd_spc(d, value_field, date_field, screen_outliers = FALSE), which rounds 3 / d2 to 2.66.
/// Source: Wheeler & Chambers 1992, Understanding Statistical Process Control; rules as NHS England's Making Data Count.
[[nodiscard]] ControlLimits control_chart(std::span<const double> values);

}  // namespace recaudit
