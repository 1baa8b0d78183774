#include <recaudit/core/number_format.hpp>
#include <recaudit/report/action_facts.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace recaudit {
namespace {

std::string joined(const std::vector<std::string>& sentences) {
    std::string out;
    for (const std::string& sentence : sentences) out += (out.empty() ? "" : " ") + sentence;
    return out;
}

/// The question of the scale that stood lowest with everyone of a perspective in a wave, or nullptr.
const ItemsRow* lowest_question(const Facts& facts, const ActionsRow& of, const Instrument& form) {
    const auto scale = form.find_scale(of.scale.view());
    if (!scale) return nullptr;
    const auto is_on_scale = [&](std::string_view id) {
        return std::ranges::any_of(form.scales[*scale].items, [&](std::size_t item) { return form.items[item].id == id; });
    };
    const auto share = [&](const ItemsRow& row) {
        const OptionSet& options = form.options_of(form.items[*form.find_item(row.item.view())]);
        return (*row.mean - options.minimum) / (options.maximum - options.minimum);
    };
    const ItemsRow* lowest = nullptr;
    for (const ItemsRow& row : facts.results().items)
        if (row.scope.by == "all" && row.scope.wave == of.wave_before && row.scope.perspective == of.scope.perspective &&
            row.scope.instrument == of.scope.instrument && row.mean && is_on_scale(row.item.view()) &&
            (lowest == nullptr || share(row) < share(*lowest)))
            lowest = &row;
    return lowest;
}

/// Where a scale stood before the action began, and its lowest question.
std::string standing_before(const Facts& facts, const ActionsRow& row) {
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    if (theme == nullptr || row.wave_before.empty()) return {};
    const Whose whose{row.scope.perspective.view(), row.wave_before.view(), row.scope.by.view(), row.scope.site.view(), row.scope.group.view()};
    const Standing standing = facts.standing(*theme, whose);
    if (!standing.value) return {};
    std::string text = facts.messages().say("said.standing", {{"who", facts.name_of(row.scope.perspective.view())},
                                                              {"when", when(facts, row.wave_before.view())},
                                                              {"theme", theme->title},
                                                              {"value", readable(*standing.value, 0)}});
    const Instrument* form = facts.form(row.scope.instrument.view(), row.scope.perspective.view());
    const ItemsRow* lowest = form == nullptr || row.scope.by != "all" ? nullptr : lowest_question(facts, row, *form);
    if (lowest == nullptr) return text;
    const Item& item = form->items[*form->find_item(lowest->item.view())];
    const std::string words = words_of(facts, *form, item);
    const std::string question = item.reverse ? facts.messages().say("item.reversed", {{"text", words}}) : words;
    return text + " " + facts.messages().say("said.lowest", {{"item", question}});
}

/// Clear gaps on the scale before the action began.
std::vector<std::string> gaps_before(const Facts& facts, const ActionFacts& of) {
    std::vector<std::string> out;
    std::set<std::string> told;
    for (const ActionsRow* row : of.rows)
        for (const GapsRow& gap : facts.results().gaps) {
            const bool is_here = gap.scope.instrument == row->scope.instrument && gap.scope.wave == row->wave_before &&
                                 gap.scope.by == row->scope.by && gap.scope.site == row->scope.site && gap.scope.group == row->scope.group;
            if (!is_here || gap.scale != row->scale || !gap.p_adjusted || *gap.p_adjusted >= 1 - facts.study().confidence) continue;
            const Theme* theme = facts.theme(gap.scope.instrument.view(), gap.scale.view());
            if (theme == nullptr || !told.insert(theme->anchor + "/" + gap.perspective_a.str() + "/" + gap.perspective_b.str()).second) continue;
            const bool higher = *gap.difference > 0;
            out.push_back(facts.messages().say(
                "said.gap", {{"who", facts.name_of((higher ? gap.perspective_a : gap.perspective_b).view())},
                             {"other", facts.name_within((higher ? gap.perspective_b : gap.perspective_a).view())},
                             {"theme", theme->title},
                             {"difference", readable(std::abs(*gap.difference), 0)}}));
        }
    return out;
}

std::string said(const Facts& facts, const ActionFacts& of) {
    std::vector<std::string> out;
    for (const ActionsRow* row : of.rows)
        if (std::string text = standing_before(facts, *row); !text.empty()) out.push_back(std::move(text));
    for (std::string& gap : gaps_before(facts, of)) out.push_back(std::move(gap));
    return out.empty() ? facts.messages().say("said.nothing") : joined(out);
}

std::string done(const Facts& facts, const Action& action) {
    const std::string what(action.what.in(facts.study().report.language));
    return facts.messages().say("done.what", {{"what", what}, {"place", place_in_words(facts, action)}});
}

std::string since(const Facts& facts, const ActionFacts& of) {
    std::vector<std::string> out;
    for (const ActionsRow* row : of.rows) out.push_back(change_in_words(facts, *row));
    return out.empty() ? facts.messages().say("said.nothing") : joined(out);
}

}  // namespace

ReportSection said_and_done_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"you-said-we-did", messages.say("said-and-done"), {}, {}};
    ReportTable table{messages.say("said-and-done.caption"), {}, {}};
    for (const std::string_view heading : {"column.said", "column.done", "column.since-then"})
        table.columns.push_back({messages.say(heading), Alignment::text});
    for (const ActionFacts& of : actions_in(facts))
        if (of.action->status != ActionStatus::planned) table.rows.push_back({said(facts, of), done(facts, *of.action), since(facts, of)});
    if (table.rows.empty()) return section;
    section.blocks = {Paragraph{messages.say("said-and-done.intro"), Tone::plain}, std::move(table),
                      Paragraph{messages.say("actions.not-cause"), Tone::note}};
    return section;
}

}  // namespace recaudit
