/// Fills the table of screens on the quality of answers. See docs/statistics/quality.md.
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/quality/tables.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <vector>

namespace recaudit {

/// For each perspective and wave of each family a row a check. A check that cannot be made there (too few people, questions or
/// scales) has no row. Forms that share a perspective are screened one by one and counted together.
/// The same for any number of threads.
[[nodiscard]] std::vector<QualityRow> quality_table(const Study& study, const Responses& responses, Labels& labels, Threads threads);

}  // namespace recaudit
