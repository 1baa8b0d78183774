/// Numbers are rounded once, when they are shown: what looks off because of that.
#pragma once

namespace recaudit {

/// Whether two numbers, rounded to whole ones, do not give their rounded difference.
[[nodiscard]] bool looks_off(double a, double b, double difference);

}  // namespace recaudit
