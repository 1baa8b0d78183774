/// Means of sites with the mix of all sites: with the plain mean beside it, such a row tells of each level at the site.
/// See docs/disclosure.md, "Figures over many groups".
#pragma once

#include <recaudit/disclosure/control.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// The people of a site by level of an attribute, those without a level apart; atoms, of a variable.
struct LevelsOfSite {
    std::vector<std::vector<std::uint32_t>> levels;
    std::int64_t blank = 0;
};
/// @param site  a position of the site and the variable.
[[nodiscard]] LevelsOfSite levels_of_site(const Control& control, const Position& site, Label attribute);

/// Per row of `standardised_means`, 1 where it must be withheld: with the others and with what groups show, someone could be
/// worked out from its levels.
/// @param hidden  per row, 1 where it is withheld already.
[[nodiscard]] std::vector<std::uint8_t> standardised_rows_to_hide(const std::vector<StandardisedMeansRow>& rows, const Control& control,
                                                                  std::vector<std::uint8_t> hidden);

}  // namespace recaudit
