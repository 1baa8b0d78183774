/// Questions that go against the others of their theme: which is probably keyed the wrong way? See docs/statistics/item_analysis.md.
#pragma once

#include <recaudit/report/facts.hpp>

#include <vector>

namespace recaudit {

/// A caution for each theme with such a question in the latest wave: the one that goes against the rest most, or none where all do.
[[nodiscard]] std::vector<Finding> contrary_item_cautions(const Facts& facts);

}  // namespace recaudit
