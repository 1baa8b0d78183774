/// Weights that make respondents match known totals of several groupings at once.
/// See docs/statistics/raking.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace recaudit {

/// One grouping: the category of each respondent, and how many people of the population each category has.
struct Margin {
    std::vector<std::size_t> categories;  // one a respondent, an index into totals
    std::vector<double> totals;           // 0 or more
};

enum class RakingFault : std::uint8_t {
    none,
    no_respondents,   // nobody to weight
    nobody_answered,  // a category has people but no respondents
    nobody_counted,   // a category has respondents but no people
    unequal_totals,   // a margin sums to another total than the first
    not_converged,    // the margins contradict each other among those who answered
};

struct Raking {
    std::vector<double> weights;  // one a respondent, summing to the margins' total; empty where there is a fault
    double smallest = 0, largest = 0;
    double effective_n = 0;   // Kish: (sum w)^2 / sum(w^2)
    std::int64_t capped = 0;  // respondents whose weight was cut to the cap
    int iterations = 0;
    RakingFault fault = RakingFault::none;
    std::size_t margin = 0, category = 0;  // where the fault lies, for the three about totals
};

/// Raking (iterative proportional fitting): multiplies weights so that each margin in turn sums to its totals, again and
/// again until no total is off by more than a share of 1e-12.
/// @param margins  one or more, of the same respondents.
/// @param start    weights to begin with, above 0, such as design weights.
/// @param cap      the largest weight allowed, in multiples of the mean weight; larger ones are cut once at the end, after
///                 which margins no longer match exactly. Absent: none is cut.
/// R: survey::rake(design, margins, populations, control = list(epsilon = 1e-12, maxit = 1000)); its default stops early.
/// Source: Deming & Stephan 1940, Annals of Mathematical Statistics 11:427.
[[nodiscard]] Raking rake(std::span<const Margin> margins, std::span<const double> start, std::optional<double> cap);

}  // namespace recaudit
