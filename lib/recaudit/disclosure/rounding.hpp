/// Counts of people rounded to a base, and the shares that follow from them. See docs/disclosure.md, "Rounded counts".
#pragma once

#include <recaudit/analysis/results.hpp>

#include <cstddef>
#include <cstdint>

namespace recaudit {

/// The nearest multiple of `base`, halves up; base 0 changes nothing.
[[nodiscard]] std::int64_t rounded_count(std::int64_t people, std::size_t base);

/// Rounds every count of people but headcounts to the nearest multiple of `base`, halves up, and works response rates and
/// the shares of options and of favourable answers out from rounded counts. Base 0 changes nothing.
[[nodiscard]] Results with_rounded_counts(Results results, std::size_t base);

}  // namespace recaudit
