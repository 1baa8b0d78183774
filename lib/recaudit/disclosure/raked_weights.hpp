/// What a row of `weighting` tells: with the headcount that weights stand for, how many answered where.
/// See docs/disclosure.md, "Weights".
#pragma once

#include <recaudit/disclosure/control.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// The people of a slice by what weights were raked to, or by their weight where it is from a column; the atoms of each, of a
/// variable. None where they are so many, beside what the headcount tells of them, that a few figures cannot tell how many are in each.
/// @param at  says which slice and variable; its group is of no meaning.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> cells_of_weights(const Control& control, const Position& at);

/// Those of some sets of people that are not a group which is shown: of the others nothing is told that the groups do not tell.
/// @param sets   atoms.
/// @param shown  per group 1 where it is.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> beside_groups(const People& people, std::vector<std::vector<std::uint32_t>> sets,
                                                                    const std::vector<std::uint8_t>& shown);

/// Per row of `weighting`, 1 where it must be withheld: with the groups that are shown, someone could be worked out from it.
/// @param hidden  per row, 1 where it is withheld already.
[[nodiscard]] std::vector<std::uint8_t> weighting_rows_to_hide(const std::vector<WeightingRow>& rows, const Control& control,
                                                               std::vector<std::uint8_t> hidden);

}  // namespace recaudit
