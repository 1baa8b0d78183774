/// Can the headcount be right? See docs/formats/headcount.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

namespace recaudit {

/// Warns of each group of the headcount in which more people answered than it counts. Attributes are left aside: their lines are
/// added up to the wave, perspective, site and team that they share.
[[nodiscard]] Diagnostics check_headcount(const Study& study, const Responses& responses);

}  // namespace recaudit
