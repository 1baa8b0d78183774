/// Which learning activities and resources address an item. See docs/statistics/needs.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <cstddef>
#include <vector>

namespace recaudit {

/// The entries of a form's learning that are for the item or for a scale that it is on, in their order: those for the item itself first.
[[nodiscard]] std::vector<const Learning*> learning_for(const Instrument& form, std::size_t item);

/// Whether the item can be a need: it is not itself about importance, has a favourable end, and is on a scale or has favourable
/// answers declared.
[[nodiscard]] bool can_be_need(const Instrument& form, std::size_t item);

}  // namespace recaudit
