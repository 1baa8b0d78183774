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
    return std::ranges::any_of(of.rows,
                               [&](const ActionsRow* row) { return row->wave_after == facts.latest() && !row->wave_after.empty(); });
}

std::string place_in_words(const Facts& facts, const Action& action) {
    return action.where.empty() ? facts.messages().say("action.everywhere") : action.where;
}

std::string points_in_words(const Facts& facts, double points) {
    const double shown = std::round(std::abs(points));
    if (shown < 1) return facts.messages().say("points.none");
    return facts.messages().say(shown < 2 ? "points.one" : "points.many", {{"n", readable(shown, 0)}});
}

namespace {

/// How a change is told by its verdict; ids of phrases.
std::string_view verdict_phrase(const ActionsRow& row) {
    if (row.verdict == "higher" || row.verdict == "lower") return "action.clear";
    return row.verdict == "no_clear_change" ? "action.unclear" : "action.untested";
}

/// Points out of 100 that a point of the scale is.
double points_per_unit(const Facts& facts, const ActionsRow& row) {
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    const Number unit = theme == nullptr ? Number() : facts.points_per_unit(*theme, row.scope.perspective.view());
    return unit ? *unit : 1;
}

/// "up by 5 points"
std::string move_in_words(const Facts& facts, double points) {
    const std::string_view id = std::round(std::abs(points)) < 1 ? "action.same" : points < 0 ? "action.down" : "action.up";
    return facts.messages().say(id, {{"points", points_in_words(facts, points)}});
}

std::string interval_in_words(const Facts& facts, const ActionsRow& row, double unit) {
    if (!row.ci_low || !row.ci_high) return {};
    return facts.messages().say("action.interval", {{"level", percent_of_one(facts.study().confidence)},
                                                    {"range", range(facts, unit * *row.ci_low, unit * *row.ci_high)}});
}

}  // namespace

std::string change_in_words(const Facts& facts, const ActionsRow& row) {
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    const std::string title = theme == nullptr ? row.scale.str() : theme->title;
    const std::string who = facts.name_of(row.scope.perspective.view());
    if (!row.difference)
        return facts.messages().say("action.untold", {{"who", who}, {"theme", title}, {"reason", reason(facts, row.status)}});
    const double unit = points_per_unit(facts, row);
    return facts.messages().say("action.told", {{"who", who},
                                                {"theme", title},
                                                {"from", row.wave_before.str()},
                                                {"to", row.wave_after.str()},
                                                {"move", move_in_words(facts, unit * *row.difference)},
                                                {"interval", interval_in_words(facts, row, unit)},
                                                {"verdict", facts.messages().say(verdict_phrase(row))}});
}

std::string change_in_brief(const Facts& facts, const ActionsRow& row) {
    const std::string who = facts.name_of(row.scope.perspective.view());
    if (!row.difference) return facts.messages().say("action.brief-untold", {{"who", who}, {"reason", reason(facts, row.status)}});
    return facts.messages().say("action.brief", {{"who", who},
                                                 {"move", move_in_words(facts, points_per_unit(facts, row) * *row.difference)},
                                                 {"verdict", facts.messages().say(verdict_phrase(row))}});
}

}  // namespace recaudit
