/// Comments that may be quoted: masked, and in an order that tells nothing. See docs/statistics/comments.md, "Quotes".
#pragma once

#include <recaudit/comments/tables.hpp>
#include <recaudit/comments/writers.hpp>

#include <vector>

namespace recaudit {

/// At most as many as the study asks for, drawn by its seed; the order of the files makes no difference.
[[nodiscard]] std::vector<Quote> quotes_of(const Study& study, const Responses& responses, const SliceRemarks& slice);

}  // namespace recaudit
