/// Fills the table of actions: what has changed since each began. See docs/statistics/actions.md.
#pragma once

#include <recaudit/change/tables.hpp>
#include <recaudit/scoring/scores.hpp>

#include <span>
#include <vector>

namespace recaudit {

struct ActionTables {
    std::vector<ActionsRow> actions;
    std::vector<ChangeRow> further_change;  // all rows of each pair of waves that actions need and `change` has not
};

/// For each action, each of its scales and each perspective that has it a row: the change from the last wave before the action
/// began to the latest since, of everyone or of the place where it is, as the row of change of these two waves has it. Waves
/// in which nobody of the place was asked do not count. An action that is planned has not begun.
/// @param change  the table `change`.
[[nodiscard]] ActionTables action_tables(const Study& study, const Responses& responses, const Scores& scores,
                                         std::span<const ChangeRow> change, Labels& labels, Threads threads);

}  // namespace recaudit
