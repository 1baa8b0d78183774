/// Leaves out of a study's answers whom it asks to leave out, and counts them. See docs/statistics/exclusions.md.
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/quality/tables.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <vector>

namespace recaudit {

struct KeptResponses {
    Responses kept;
    std::vector<ExclusionsRow> rows;  // for each perspective and wave of each family a row a screen, and `any`
};

/// The responses without everybody whom a screen of study.quality.exclude flags, screened form by form within perspective and
/// wave. Weights and the numbers of persons stay as they are. The same for any number of threads.
[[nodiscard]] KeptResponses without_excluded(const Study& study, const Responses& responses, Labels& labels, Threads threads);

}  // namespace recaudit
