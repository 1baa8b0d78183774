/// Teams by theme as heat maps: what may be shown, and whether a mean tells its team from others.
#pragma once

#include <recaudit/report/facts.hpp>

#include <cstddef>
#include <vector>

namespace recaudit {

struct TeamFigures {
    std::vector<Figure> figures;
    std::size_t left_out = 0;  // teams that have no row, because there are too many
};

/// The teams of the latest wave with their scores on every theme, site by site in alphabetical order: for each perspective
/// as many figures as it takes for a page to hold one. A score whose reliability as its team's is below 0.5 stands in
/// brackets and has no shade.
[[nodiscard]] TeamFigures team_figures(const Facts& facts);

}  // namespace recaudit
