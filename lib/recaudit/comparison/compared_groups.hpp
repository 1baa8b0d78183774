/// Which groups take part in a comparison on one scale.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// One scale, in one perspective and wave, over one set of groups.
struct Comparison {
    Scope scope;
    Label scale;
    std::vector<Label> names;            // of the groups that take part, in byte order
    std::vector<const Tally*> tallies;   // theirs; they belong to the Scores
    std::vector<const Tally*> everyone;  // of all groups of the set, those too small to be tested included
};

/// Every comparison of two groups or more, in the order of rows.
[[nodiscard]] std::vector<Comparison> comparisons_of(const Study& study, const Scores& scores);

}  // namespace recaudit
