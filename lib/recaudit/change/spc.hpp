/// Fills the table of control charts. See docs/statistics/spc.md.
#pragma once

#include <recaudit/change/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <array>
#include <vector>

namespace recaudit {

/// For each perspective, group and scale with a mean in at least 12 waves a row a wave. Waves in which nobody of the group has
/// a score are passed over. Where the questions changed so that waves cannot be compared, the rows say not_comparable and
/// have no limits.
[[nodiscard]] std::vector<SpcRow> spc_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                            Threads threads);

/// Labels of the rules, in the order of SpcRule; the first is empty.
using RuleNames = std::array<Label, 5>;
[[nodiscard]] RuleNames rule_names(Labels& labels);

/// The rows of one series, whose values are there in the order of waves, with centre, limits and rules.
[[nodiscard]] std::vector<SpcRow> charted(std::vector<SpcRow> series, const RuleNames& names);

}  // namespace recaudit
