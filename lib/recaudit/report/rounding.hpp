/// Numbers are rounded once, when they are shown: what looks off because of that.
#pragma once

namespace recaudit {

/// Whether two numbers, rounded to whole ones, do not give their rounded difference.
[[nodiscard]] bool looks_off(double a, double b, double difference);

/// Whether an interval that leaves out 0 seems to begin or end there once it is rounded.
[[nodiscard]] bool seems_to_hold_zero(double low, double high);

}  // namespace recaudit
