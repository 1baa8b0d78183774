/// The groups of a study that a plan is about, and what its answers so far tell. See docs/statistics/planning.md.
#pragma once

#include <recaudit/disclosure/release.hpp>
#include <recaudit/plan/plan.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <vector>

namespace recaudit {

/// Everyone, each site and each team of the latest wave in the headcount, for each perspective.
[[nodiscard]] std::vector<PlannedGroup> groups_of_headcount(const Study& study, const Headcount& headcount, Labels& labels);

/// The same groups as far as the latest wave's table of responses shows them, with as many answers as then. Groups that were withheld are
/// left out.
[[nodiscard]] std::vector<PlannedGroup> groups_of_results(const Released<Results>& results);

/// The groups with the response rate that each perspective had over all its groups in its latest wave.
[[nodiscard]] std::vector<PlannedGroup> with_response_rates(std::vector<PlannedGroup> groups, const Released<Results>& results);

/// What the answers tell about the numbers to reckon with.
struct SeenInAnswers {
    Number sd;   // median over scales and perspectives of the latest wave's standard deviation over all, percent of maximum
    Number icc;  // median of the share of the variance between teams and sites; absent where neither has a term
};
[[nodiscard]] SeenInAnswers seen_in(const Study& study, const Released<Results>& results);

}  // namespace recaudit
