/// Whether a mean that was read back is that of now. See docs/disclosure.md, "Several publications".
#pragma once

#include <recaudit/core/table.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {

/// True where either is unknown. Sums are put together in another order in another run.
[[nodiscard]] inline bool is_same_mean(Number a, Number b) { return !a || !b || std::abs(*a - *b) <= 1e-9 * std::max(1.0, std::abs(*a)); }

}  // namespace recaudit
