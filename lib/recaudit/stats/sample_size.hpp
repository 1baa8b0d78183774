/// How many answers does a margin need, and what margin do the answers give? Planning before anyone is asked.
/// See docs/statistics/planning.md.
#pragma once

#include <recaudit/core/number.hpp>

#include <cstdint>

namespace recaudit {

/// Where a population is as good as without end.
inline constexpr std::int64_t no_limit = 0;

/// The answers that make the interval of a mean reach `margin` to each side: n0 = (z sd / margin)^2, and from N people
/// n = n0 / (1 + (n0 - 1) / N). Not rounded: planning rounds up.
/// @param sd  of single answers; of a share p it is sqrt(p (1 - p)).
/// @param population  N, or no_limit.
/// @return absent where sd or margin is not above 0.
/// Source: Cochran 1977, Sampling Techniques, 4.2 and 4.6.
[[nodiscard]] Number answers_for_margin(double sd, double margin, double confidence, std::int64_t population);

/// The margin that n answers of N people give: z sd / sqrt(n) x sqrt((N - n) / (N - 1)); 0 where everyone answers.
/// @return absent where n is below 1 or above N.
[[nodiscard]] Number margin_of_answers(double sd, double n, double confidence, std::int64_t population);

/// By how much answers from teams, whose members are alike, count less than answers from strangers:
/// 1 + (m - 1) icc, m answers a team.  Source: Kish 1965, Survey Sampling, 5.4.
[[nodiscard]] double design_effect(double team_size, double icc);

/// The next whole number; what lies above one by rounding error alone is that one.
[[nodiscard]] std::int64_t rounded_up(double count);

}  // namespace recaudit
