/// Which group to withhold against a finding of the audit. See docs/disclosure.md, "The audit".
#pragma once

#include <recaudit/disclosure/control.hpp>

#include <cstddef>
#include <optional>

namespace recaudit {

/// Of the groups that are shown and not out already, the first whose hiding undoes the finding, the first of all where it
/// takes several: those that hold exposed people before others, everyone last of either, the smallest first.
/// @param at      the group is of no meaning.
/// @param people  whose atoms the finding is about: those of the slice, or finer ones.
/// @param sums    all that is known there.
[[nodiscard]] std::optional<std::size_t> group_to_hide(const Control& control, const Position& at, const People& people,
                                                       const Exposed& exposed, PublishedSums sums);

}  // namespace recaudit
