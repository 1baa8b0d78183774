/// Whose answers a factor model is about: everyone of a perspective and wave, or groups of people side by side.
/// See docs/statistics/structure.md, "Which groups".
#pragma once

#include <recaudit/scoring/scores.hpp>
#include <recaudit/stats/covariance.hpp>
#include <recaudit/structure/linked_scales.hpp>

#include <optional>
#include <string>
#include <vector>

namespace recaudit {

/// A group takes part in a model where it has this many people more than the model has items.
inline constexpr std::int64_t spare_people = 10;

/// Perspectives or waves side by side; or one of them, as a whole or cut by a factor.
struct PeopleCompared {
    std::size_t family = 0;
    std::vector<std::size_t> slices;  // of the family
    std::optional<Factor> factor;     // one slice only
    std::string across;               // perspective, wave, or the factor's name; empty: one group
};

/// Everyone first, slice by slice, and cut by each grouping that is named and has two groups; then across perspectives in each
/// wave and across waves in each perspective, where these are named.
[[nodiscard]] std::vector<PeopleCompared> people_compared(const std::vector<std::string>& groupings, const Responses& responses,
                                                          const Scores& scores);

/// What the people of a comparison answered.
struct AnswersCompared {
    LinkedScales links;
    Status status = Status::ok;         // forms_differ, too_few_items: there is no model of these forms
    std::vector<CrossProducts> groups;  // complete rows, per group that has any row
    std::int64_t ungrouped = 0;         // complete rows that are in no group, such as those with a blank site
};

[[nodiscard]] AnswersCompared answers_of(const PeopleCompared& people, const Study& study, const Responses& responses,
                                         const Scores& scores);

}  // namespace recaudit
