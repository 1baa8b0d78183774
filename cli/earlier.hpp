/// Earlier outputs that a study names under `disclosure: {previous: ...}`.
#pragma once

#include "console.hpp"

#include <recaudit/analysis/results.hpp>
#include <recaudit/study/study.hpp>

#include <optional>
#include <vector>

namespace recaudit {

/// All their tables. Problems are reported; nothing is returned where a folder cannot
/// be read.
[[nodiscard]] std::optional<std::vector<Results>> read_earlier(const Study& study, Console& console);

}  // namespace recaudit
