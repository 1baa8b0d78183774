/// Control charts of long series, in the section on change. See docs/statistics/spc.md.
#pragma once

#include <recaudit/report/facts.hpp>

#include <vector>

namespace recaudit {

/// How to read them and a figure for each perspective, a panel a theme; nothing where no series of everyone is long enough.
[[nodiscard]] std::vector<Block> control_blocks(const Facts& facts);

}  // namespace recaudit
