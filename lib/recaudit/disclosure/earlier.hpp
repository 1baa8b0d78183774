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

/// All of them.
struct EarlierOutputs {
    const std::vector<EarlierOutput>& outputs;
    std::size_t round_base = 0;  // what counts are rounded to now
};

/// The figures of one slice that are out already. A count that is rounded as counts are now is the same where that of now rounds
/// to it and the variance, where it is told, is the same too; or where the standard error tells exactly that it is.
[[nodiscard]] EarlierFigures earlier_figures(const EarlierOutputs& earlier, const Lookup& lookup, const SlicePosition& at,
                                             const People& people);

}  // namespace recaudit
