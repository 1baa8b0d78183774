#include <recaudit/report/action_facts.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {

std::vector<ActionFacts> actions_in(const Facts& facts) {
    std::vector<ActionFacts> out;
    for (const Action& action : facts.study().action_list) {
        ActionFacts& of = out.emplace_back(ActionFacts{&action, {}});
        for (const ActionsRow& row : facts.results().actions)
            if (row.action == action.id) of.rows.push_back(&row);
    }
    return out;
}

bool is_carried_over(const Facts& facts, const ActionFacts& of) {
    const ActionStatus status = of.action->status;
    if (status == ActionStatus::done || status == ActionStatus::stopped) return false;
    return std::ranges::any_of(of.rows, [&](const ActionsRow* row) { return row->wave_after == facts.latest() && !row->wave_after.empty(); });
}

std::string place_in_words(const Facts& facts, const Action& action) {
    return action.where.empty() ? facts.messages().say("action.everywhere") : action.where;
}

namespace {

/// A sentence about figures that are there.
std::string told_change(const Facts& facts, const ActionsRow& row, const Theme& theme) {
    const Number unit = facts.points_per_unit(theme, row.scope.perspective.view());
    const double points = unit ? *unit : 1;
    const double difference = points * *row.difference;
    const std::string id = row.verdict == "higher"            ? "action.higher"
                           : row.verdict == "lower"           ? "action.lower"
                           : row.verdict == "no_clear_change" ? "action.unclear"
                                                              : "action.untested";
    const std::string interval =
        row.ci_low && row.ci_high ? facts.messages().say("action.interval", {{"level", percent_of_one(facts.study().confidence)},
                                                                             {"range", range(facts, points * *row.ci_low, points * *row.ci_high)}})
                                  : "";
    return facts.messages().say(id, {{"who", facts.name_of(row.scope.perspective.view())},
                                     {"theme", theme.title},
                                     {"from", row.wave_before.str()},
                                     {"to", row.wave_after.str()},
                                     {"difference", readable(std::abs(difference), 0)},
                                     {"direction", facts.messages().say(difference < 0 ? "action.down" : "action.up")},
                                     {"interval", interval}});
}

}  // namespace

std::string change_in_words(const Facts& facts, const ActionsRow& row) {
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    const std::string title = theme == nullptr ? row.scale.str() : theme->title;
    if (theme != nullptr && row.difference) return told_change(facts, row, *theme);
    return facts.messages().say("action.untold", {{"who", facts.name_of(row.scope.perspective.view())},
                                                  {"theme", title},
                                                  {"reason", reason(facts, row.status)}});
}

}  // namespace recaudit
