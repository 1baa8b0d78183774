/// What if those who did not answer are different? How different they would have to be for a difference to vanish.
/// See docs/statistics/non_response.md.
#pragma once

#include <recaudit/change/tables.hpp>
#include <recaudit/comparison/tables.hpp>
#include <recaudit/core/table.hpp>
#include <recaudit/perspective/tables.hpp>
#include <recaudit/scoring/scores.hpp>
#include <recaudit/scoring/tables.hpp>

#include <vector>

namespace recaudit {

/// One difference between two sides, each with the people who have a score and all there are.
struct NonResponseRow {
    Scope scope;
    Label finding;  // change, gaps or pairwise: the table it comes from
    Label scale;
    Label side_a, side_b;  // waves, perspectives or groups, in the order of that table
    Count n_a, headcount_a, n_b, headcount_b;
    Number mean_a, mean_b, difference, tipping_a, tipping_b, shift, bound_low, bound_high;
    Label verdict;
    Status status = Status::ok;
    Label perspective_a, perspective_b;       // whose minimum applies
    std::int64_t people_a = 0, people_b = 0;  // as in the row that it comes from
    Scope group_a, group_b;                   // the rows of `responses` that the headcounts are from
};

const Declaration<NonResponseRow>& declaration_of(const NonResponseRow*);

/// What the difference rests on. Both means in the metric of the range.
struct TwoSides {
    Number mean_a, mean_b;
    Count n_a, headcount_a, n_b, headcount_b;
    Range range;
};

/// How different the people without a score would have to be.
struct TippingPoints {
    Number tipping_a, tipping_b;   // their mean on one side alone
    Number shift;                  // on both sides at once, towards each other
    Number bound_low, bound_high;  // mean_b - mean_a or mean_a - mean_b over everyone, whatever they would have answered
    Status status = Status::ok;
};

/// With r = n / headcount of each side and a difference d = mean_a - mean_b, were everyone asked:
/// tipping_a = mean_a - d / (1 - r_a), tipping_b = mean_b + d / (1 - r_b): the mean of a side's others at which d is 0, those of the
/// other side being like its respondents; shift = |d| / ((1 - r_a) + (1 - r_b)); bounds: d with a's others at one end of the range
/// and b's at the other (Manski).
/// @return tipping points outside the range cannot be reached, and are given all the same; undefined where a headcount is not
///         known or nobody is missing; headcount_too_small where n exceeds it.
/// Source: Manski 2003, Partial Identification of Probability Distributions, ch. 1; Yan, Lee & Li 2009, J Biopharm Stat 19:1085.
[[nodiscard]] TippingPoints tipping_points(const TwoSides& of);

/// The tables that findings come from.
struct Differences {
    const std::vector<ChangeRow>& change;
    const std::vector<GapsRow>& gaps;
    const std::vector<PairwiseRow>& pairwise;
};

/// A row for each tested difference with a headcount on either side; teams within their site.
[[nodiscard]] std::vector<NonResponseRow> non_response_table(const Differences& differences, const std::vector<ResponsesRow>& responses,
                                                             const Scores& scores, Labels& labels);

}  // namespace recaudit
