/// What the sections on actions tell of each action. Used by these sections alone.
#pragma once

#include <recaudit/report/facts.hpp>

#include <string>
#include <vector>

namespace recaudit {

/// An action with the rows of the table `actions` that are about it.
struct ActionFacts {
    const Action* action = nullptr;
    std::vector<const ActionsRow*> rows;
};

/// Every action of the study, in the order of its file.
[[nodiscard]] std::vector<ActionFacts> actions_in(const Facts& facts);

/// Whether the action had begun by the latest wave and is neither done nor stopped.
[[nodiscard]] bool is_carried_over(const Facts& facts, const ActionFacts& of);

/// "North / A wing", or "everywhere".
[[nodiscard]] std::string place_in_words(const Facts& facts, const Action& action);

/// "1 point", "5 points", "less than a point".
[[nodiscard]] std::string points_in_words(const Facts& facts, double points);

/// What has changed since on one scale for one perspective, as a sentence with its interval; or in brief, without.
[[nodiscard]] std::string change_in_words(const Facts& facts, const ActionsRow& row);
[[nodiscard]] std::string change_in_brief(const Facts& facts, const ActionsRow& row);

}  // namespace recaudit
