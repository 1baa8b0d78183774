/// Which items several forms have in common, scale by scale: what a factor model of them can be made of.
/// See docs/statistics/structure.md, "Which items".
#pragma once

#include <recaudit/core/status.hpp>
#include <recaudit/instrument/instrument.hpp>
#include <recaudit/stats/factor_model.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace recaudit {

/// A form, and which of its items were asked at all.
struct AskedForm {
    const Instrument* instrument = nullptr;
    std::vector<std::uint8_t> asked;  // per item
};

/// A scale of the first form that is no factor.
struct ScaleLeftOut {
    std::size_t scale = 0;
    Status reason = Status::ok;
};

struct LinkedScales {
    FactorPattern pattern;
    std::vector<std::size_t> scales;              // per factor, index into the scales of the first form
    std::vector<std::vector<std::size_t>> items;  // per form and item of the pattern, index into the items of that form
    std::vector<ScaleLeftOut> left_out;
};

/// The scales that are in every form by their id, with the items that every form asks and has on that scale. Items are the same
/// where they have the same id, else the same concept; and their answers the same type and range.
/// Left out: scales with fewer than two such items (too_few_items; forms_differ where the first form has two), and scales that
/// hold every item of another one (not_identified), such as a total.
[[nodiscard]] LinkedScales linked_scales(std::span<const AskedForm> forms);

}  // namespace recaudit
