#include <recaudit/report/action_facts.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>
#include <recaudit/study/calendar.hpp>

#include <algorithm>

namespace recaudit {
namespace {

std::string what_of(const Facts& facts, const Action& action) { return std::string(action.what.in(facts.study().report.language)); }

std::string status_of(const Facts& facts, const Action& action) {
    switch (action.status) {
        case ActionStatus::planned: return facts.messages().say("action.planned");
        case ActionStatus::under_way: return facts.messages().say("action.under-way");
        case ActionStatus::done: return facts.messages().say("action.done");
        case ActionStatus::stopped: break;
    }
    return facts.messages().say("action.stopped");
}

/// With hyphens at which no line ends.
std::string unbroken(const std::string& date) {
    std::string out;
    for (const char c : date) out += c == '-' ? std::string("\u2011") : std::string(1, c);
    return out;
}

std::string since_of(const Facts& facts, const Action& action) {
    if (action.day) return unbroken(date_of(*action.day));
    if (!action.since_wave.empty()) return facts.messages().say("action.after-wave", {{"wave", action.since_wave}});
    return facts.messages().say("action.not-begun");
}

ReportTable overview(const Facts& facts, const std::vector<ActionFacts>& actions) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("actions.caption"), {}, {}};
    for (const std::string_view heading : {"column.action", "column.where", "column.lead", "column.since", "column.status"})
        table.columns.push_back({messages.say(heading), Alignment::text});
    for (const ActionFacts& of : actions) {
        const std::string lead(of.action->lead.in(facts.study().report.language));
        table.rows.push_back({LinkedText{what_of(facts, *of.action)}, place_in_words(facts, *of.action),
                              lead.empty() ? messages.say("action.nobody") : lead, since_of(facts, *of.action),
                              status_of(facts, *of.action)});
    }
    return table;
}

ReportSection changes_part(const Facts& facts, const std::vector<ActionFacts>& actions) {
    ReportSection part{"actions-change", facts.messages().say("actions.change"), {}, {}};
    for (const ActionFacts& of : actions) {
        if (of.rows.empty() || of.action->status == ActionStatus::planned) continue;
        part.blocks.emplace_back(Paragraph{
            facts.messages().say("action.heading", {{"what", what_of(facts, *of.action)}, {"place", place_in_words(facts, *of.action)}}),
            Tone::strong});
        Sentences told;
        for (const ActionsRow* row : of.rows) told.texts.push_back(change_in_words(facts, *row));
        part.blocks.emplace_back(std::move(told));
    }
    return part;
}

/// What began before the latest round and is not finished.
ReportSection carried_over_part(const Facts& facts, const std::vector<ActionFacts>& actions) {
    ReportSection part{"actions-carried-over", facts.messages().say("actions.carried-over"), {}, {}};
    Sentences told;
    for (const ActionFacts& of : actions)
        if (is_carried_over(facts, of))
            told.texts.push_back(facts.messages().say(
                "action.carried-over",
                {{"what", what_of(facts, *of.action)}, {"status", status_of(facts, *of.action)}, {"since", since_of(facts, *of.action)}}));
    if (told.texts.empty()) return part;
    part.blocks.emplace_back(
        Paragraph{facts.messages().say("actions.carried-over-intro", {{"when", when(facts, facts.latest())}}), Tone::plain});
    part.blocks.emplace_back(std::move(told));
    return part;
}

}  // namespace

ReportSection actions_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"actions", messages.say("actions"), {}, {}};
    const std::vector<ActionFacts> actions = actions_in(facts);
    if (actions.empty()) return section;
    section.blocks = {Paragraph{messages.say("actions.intro"), Tone::plain}, Paragraph{messages.say("actions.not-cause"), Tone::note},
                      overview(facts, actions)};
    for (ReportSection part : {changes_part(facts, actions), carried_over_part(facts, actions)})
        if (!part.blocks.empty()) section.parts.push_back(std::move(part));
    return section;
}

}  // namespace recaudit
