/// Parts of sections about people who are not in the figures: those who did not answer, and those whom the study leaves out.
#pragma once

#include <recaudit/report/facts.hpp>
#include <recaudit/report/model.hpp>

#include <vector>

namespace recaudit {

/// Who is under-represented in the latest wave, and what those who did not answer could change. Empty without a headcount.
[[nodiscard]] std::vector<Block> who_is_missing(const Facts& facts);

/// Whom the study leaves out, rule by rule, and each theme with and without them. Empty where it leaves nobody out.
[[nodiscard]] std::vector<Block> who_is_left_out(const Facts& facts);

}  // namespace recaudit
