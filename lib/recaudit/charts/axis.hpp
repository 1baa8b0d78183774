/// Round numbers for the lines of an axis.
#pragma once

#include <recaudit/charts/chart.hpp>

#include <string>

namespace recaudit {

/// Two to seven round steps (1, 2 or 5 times a power of ten) that hold everything from `low` to `high`.
[[nodiscard]] Axis axis_over(double low, double high, std::string label);

}  // namespace recaudit
