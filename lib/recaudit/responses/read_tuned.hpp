/// read_responses with the sizes of pieces in the caller's hand: tests make them tiny, benchmarks try them.
#pragma once

#include <recaudit/responses/chunk.hpp>
#include <recaudit/responses/read.hpp>

namespace recaudit::detail {

/// The same result for every tuning.
[[nodiscard]] Parsed<Responses> read_responses_tuned(const Study& study, const ReadSettings& settings, const ReadTuning& tuning);

}  // namespace recaudit::detail
