/// Comparison of numbers by relative difference.
#pragma once

#include <doctest/doctest.h>

namespace recaudit {

/// Equal to `value` within a relative difference of `tolerance`, and within `tolerance` near 0.
inline doctest::Approx near(double value, double tolerance = 1e-11) { return doctest::Approx(value).epsilon(tolerance); }

}  // namespace recaudit
