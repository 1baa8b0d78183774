/// Why a number is there or is not: the `status` column of every table.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace recaudit {

enum class Status : std::uint8_t {
    ok,
    withheld,             // hidden so that no one can be identified
    no_answers,           // nobody in this group answered
    too_few,              // fewer respondents than the statistic or the study needs
    too_few_items,        // the scale has fewer items than the statistic needs
    no_variance,          // everyone answered alike
    not_identified,       // the data do not determine the quantity
    not_converged,        // the fit did not reach a maximum
    improper,             // the best fit needs a negative variance, or a correlation beyond 1
    saturated,            // a model with as many parameters as figures fits whatever the data
    not_declared,         // the instrument does not declare what the statistic needs
    partly_withheld,      // some figures of the row are hidden so that no one can be identified
    forms_differ,         // forms that share the row hold different items for this scale
    needs_answers,        // only published results are at hand, and they do not settle the quantity
    headcount_too_small,  // more people answered than the headcount counts
    not_comparable,       // the questions changed between the waves so that these cannot be compared
    holds_outcome,        // the scale shares answers with the outcome that it would explain
    no_target,            // nothing was given to set the figure against
    missing_level,        // the group has nobody in a level of the mix it would be brought to
    ranges_differ,        // two questions that are set against each other have answers of different ranges
    no_wave_before,       // there was no wave before the action began
    no_wave_since,        // there has been no wave since the action began
};

struct StatusInfo {
    Status status;
    std::string_view name;     // as written in the status column
    std::string_view meaning;  // one plain sentence
};

[[nodiscard]] std::span<const StatusInfo> all_statuses();
[[nodiscard]] std::string_view name_of(Status status);
[[nodiscard]] std::string_view meaning_of(Status status);

}  // namespace recaudit
