/// Answers to results: the one place that knows every analysis. See docs/design.md.
#pragma once

#include <recaudit/analysis/results.hpp>
#include <recaudit/core/parallel.hpp>
#include <recaudit/core/work_counter.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <cstdint>
#include <set>

namespace recaudit {

/// Parts of an analysis that a command may ask for alone; `run` asks for all.
enum class Part : std::uint8_t { description, reliability, structure, agreement, comparison, gaps, change, drivers, benchmark, needs, quality };

[[nodiscard]] const std::set<Part>& all_parts();

/// Scores the responses and fills the tables of the parts asked for; the others stay empty.
/// The same for any number of threads.
/// @param responses  handed over where nobody needs them any more: their memory serves the longest tables.
/// @param counter  told how much of what takes long is done, for who waits; none: nobody does.
[[nodiscard]] Results analyse(const Study& study, Responses responses, const std::set<Part>& parts, Threads threads,
                              WorkCounter* counter = nullptr);

}  // namespace recaudit
