/// Raked weights: respondents weighted so that groups count as the headcount says. See docs/statistics/weights.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

namespace recaudit {

/// The responses with the weights that the study asks for. Where it rakes, each perspective and wave of each family is
/// raked to the headcount from weights of 1; weights above `cap` times their mean are then cut to that. Who has no
/// value of a margin's grouping keeps, in that margin, the share that they have of the respondents. Studies without
/// raking pass unchanged.
/// Between read_responses and analyse. No value where a margin cannot be met.
[[nodiscard]] Parsed<Responses> with_weights(const Study& study, Responses responses);

}  // namespace recaudit
