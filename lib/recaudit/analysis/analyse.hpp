/// Answers to results: the one place that knows every analysis. See docs/design.md.
#pragma once

#include <recaudit/analysis/results.hpp>
#include <recaudit/core/parallel.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <cstdint>
#include <set>

namespace recaudit {

/// Parts of an analysis that a command may ask for alone; `run` asks for all.
enum class Part : std::uint8_t { description, reliability, structure, agreement, comparison, gaps, change };

/// Scores the responses and fills the tables of the parts asked for; the others stay empty.
/// The same for any number of threads.
/// @param responses  handed over where nobody needs them any more: their memory serves the longest tables.
[[nodiscard]] Results analyse(const Study& study, Responses responses, const std::set<Part>& parts, Threads threads);

}  // namespace recaudit
