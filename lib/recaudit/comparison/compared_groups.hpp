/// Which groups take part in a comparison on one scale.
#pragma once

#include <recaudit/scoring/scores.hpp>
#include <recaudit/stats/moments.hpp>

#include <vector>

namespace recaudit {

/// What is known of the scores of a group: how many, their mean and variance, and where these were made from people's
/// answers the scores themselves.
struct ComparedGroup {
    Label name;
    Moments moments;
    const Tally* tally = nullptr;  // it belongs to the Scores; none where only published results are at hand
    std::vector<Tally> teams{};    // of a site, where the study draws whole teams
};

/// One scale, in one perspective and wave, over one set of groups.
struct Comparison {
    Scope scope;
    Label scale;
    std::vector<ComparedGroup> groups;    // those that take part, in byte order
    std::vector<ComparedGroup> everyone;  // all groups of the set, those too small to be tested included
    /// Whether the scores themselves are known, and not only their moments.
    [[nodiscard]] bool has_tallies() const { return !groups.empty() && groups.front().tally != nullptr; }
};

/// Every comparison of two groups or more, in the order of rows.
[[nodiscard]] std::vector<Comparison> comparisons_of(const Study& study, const Scores& scores);

}  // namespace recaudit
