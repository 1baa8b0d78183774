/// The teams that a group is made of, for drawing whole teams. See docs/statistics/bootstrap.md.
#pragma once

#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// The scores of each team of a group on one dimension; who has no team is one of their own. Teams without a score are left out.
/// @param group  of everyone or of a site, whose cells are teams.
[[nodiscard]] std::vector<Tally> teams_of(const Scores& scores, std::size_t family, std::size_t slice, std::size_t dimension,
                                          std::size_t group);

}  // namespace recaudit
