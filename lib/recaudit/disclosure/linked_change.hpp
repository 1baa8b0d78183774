/// Change of linked respondents: rows about those who are there in both waves, whose difference to everyone of the group
/// in either wave is who left and who joined. See docs/disclosure.md, "Linked respondents".
#pragma once

#include <recaudit/disclosure/control.hpp>

#include <cstdint>
#include <vector>

namespace recaudit {

/// Per row of `change`, 1 where it is linked and says what no earlier output says, although one has rows of its waves, or
/// other people in either.
[[nodiscard]] std::vector<std::uint8_t> linked_rows_new_beside_earlier(const std::vector<ChangeRow>& rows, const Control& control);

/// Per row of `change`, 1 where it is linked and must be withheld: too few stayed, left or joined, in the group or in
/// what is left of it without those of its groups that are shown.
/// @param hidden  per row, 1 where it is withheld already.
[[nodiscard]] std::vector<std::uint8_t> linked_rows_to_hide(const std::vector<ChangeRow>& rows, const Control& control,
                                                            std::vector<std::uint8_t> hidden);

}  // namespace recaudit
