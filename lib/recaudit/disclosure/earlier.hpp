/// What earlier outputs of the same answers say, set beside what would be published now. See docs/disclosure.md,
/// "Several publications".
#pragma once

#include <recaudit/analysis/results.hpp>
#include <recaudit/disclosure/lookup.hpp>
#include <recaudit/disclosure/pattern.hpp>
#include <recaudit/disclosure/people.hpp>

#include <set>
#include <vector>

namespace recaudit {

struct SlicePosition {
    std::size_t family = 0, slice = 0;
};

/// Slices and variables of which an output shows figures over many groups together. Groups are of no meaning.
[[nodiscard]] std::set<Position> places_of_mixed_figures(const Results& output, const Lookup& lookup);

/// An earlier output, in which withheld figures are absent.
struct EarlierOutput {
    const Results* results;
    std::set<Position> mixed;
};

/// The figures of one slice that are out already.
[[nodiscard]] EarlierFigures earlier_figures(const std::vector<EarlierOutput>& outputs, const Lookup& lookup, const SlicePosition& at,
                                             const People& people);

}  // namespace recaudit
