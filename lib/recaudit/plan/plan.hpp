/// How many people to ask, and how small a difference they could show. See docs/statistics/planning.md.
#pragma once

#include <recaudit/core/label.hpp>
#include <recaudit/plan/tables.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace recaudit {

enum class Estimated : std::uint8_t { percentage, mean };

/// What is asked for, and what is reckoned with.
struct PlanSettings {
    double confidence = 0.95;
    double power = 0.8;
    Estimated estimated = Estimated::percentage;
    double margin = 5;         // percentage points, or points of the mean
    double percentage = 50;    // the share for which the margin is to hold
    double sd = 20;            // of single scores; 20 percent of maximum is 0.8 on a scale from 1 to 5
    double response_rate = 1;  // where the group has none of its own
    double icc = 0;            // between teams, for rows of everyone and of sites
    double team_size = 1;      // answers a team, where groups have no teams of their own
    Number difference;         // for which power is wanted
    Number correlation;        // of one person's scores in two waves: change is linked
};

/// A group that will be asked.
struct PlannedGroup {
    Scope scope;           // wave is empty
    Count people;          // absent: as good as without end
    Number response_rate;  // absent: the setting's
    Count answers;         // that are to be expected; absent: people x response rate
    Number teams;          // that the group consists of; absent: the setting's team size counts; 1: a team, no clusters in it
};

struct Plan {
    std::vector<PlanAnswersRow> answers;
    std::vector<PlanDifferencesRow> differences;
};

/// Two tables: a row of answers for each group; a gap for each two perspectives of a group, and a change for each group.
/// @param groups  in the order of rows, those of one perspective together.
[[nodiscard]] Plan plan_of(const std::vector<PlannedGroup>& groups, const PlanSettings& settings, Labels& labels);

/// The same without a study: a row of answers for each number of people, and one about two groups of each size.
/// @param people  empty: one row about people without end.
/// @param sizes   answers a group.
[[nodiscard]] Plan plan_of_sizes(const std::vector<std::int64_t>& people, const std::vector<std::int64_t>& sizes,
                                 const PlanSettings& settings, Labels& labels);

}  // namespace recaudit
