/// What earlier outputs of the same answers say, set beside what would be published now. See docs/disclosure.md,
/// "Several publications".
#pragma once

#include <recaudit/analysis/results.hpp>
#include <recaudit/disclosure/lookup.hpp>
#include <recaudit/disclosure/pattern.hpp>
#include <recaudit/disclosure/people.hpp>

#include <vector>

namespace recaudit {

struct SlicePosition {
    std::size_t family = 0, slice = 0;
};

/// The figures of one slice that are out already.
/// @param outputs  earlier outputs; withheld figures are absent in them.
[[nodiscard]] EarlierFigures earlier_figures(const std::vector<Results>& outputs, const Lookup& lookup, const SlicePosition& at,
                                             const People& people);

}  // namespace recaudit
