/// The file of values from elsewhere that sites are set against. See docs/formats/benchmark.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

namespace recaudit {

/// The responses with the values of the study's benchmark file, where it names one; others pass unchanged. Lines about
/// instruments and perspectives that the study does not have are left aside, so that one file may serve several studies.
/// Between read_responses and analyse. No value where the file cannot be read or a line cannot be right.
[[nodiscard]] Parsed<Responses> with_benchmarks(const Study& study, Responses responses);

}  // namespace recaudit
