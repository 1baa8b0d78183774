/// What could not be put together, and why. See docs/statistics/not_combined.md.
#pragma once

#include <recaudit/combine/pool.hpp>

namespace recaudit::detail {

/// The rows of `not_combined`.
/// @param results             the tables as far as they could be made.
/// @param without_components  scales whose variance components depend on places that are withheld.
[[nodiscard]] std::vector<NotCombinedRow> not_combined_of(const Sources& from, const Results& results, std::int64_t without_components);

}  // namespace recaudit::detail
