/// How many people there are in each group, from the headcount file. See docs/formats/headcount.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

namespace recaudit::detail {

/// Reads Study::headcount; the names in it are compared with those in `responses`. Empty where the study names none.
[[nodiscard]] Parsed<Headcount> read_headcount(const Study& study, const Responses& responses);

}  // namespace recaudit::detail

namespace recaudit {

/// The headcount of a study without its answers, as before the first wave: names are as the file writes them, but
/// listed waves are checked. Empty where the study names none.
[[nodiscard]] Parsed<Headcount> headcount_alone(const Study& study);

}  // namespace recaudit
