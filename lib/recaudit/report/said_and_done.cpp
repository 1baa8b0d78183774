#include <recaudit/core/number_format.hpp>
#include <recaudit/report/action_facts.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

std::string joined(const std::vector<std::string>& sentences) {
    std::string out;
    for (const std::string& sentence : sentences) out += (out.empty() ? "" : " ") + sentence;
    return out;
}

/// The rows of an action on one scale of one family.
struct OnScale {
    const Theme* theme = nullptr;
    std::vector<const ActionsRow*> rows;
};

std::vector<OnScale> by_scale(const Facts& facts, const ActionFacts& of) {
    std::vector<OnScale> out;
    for (const ActionsRow* row : of.rows) {
        const Theme* theme = facts.theme(row->scope.instrument.view(), row->scale.view());
        if (theme == nullptr) continue;
        auto at = std::ranges::find(out, theme, &OnScale::theme);
        if (at == out.end()) at = out.insert(at, {theme, {}});
        at->rows.push_back(row);
    }
    return out;
}

bool same_group(const Scope& a, const Scope& b) {
    return a.instrument == b.instrument && a.by == b.by && a.site == b.site && a.group == b.group;
}

/// Where the scale stood with the people of a row before the action began, from 0 to 100.
Number standing_before(const Facts& facts, const ActionsRow& of) {
    const auto at = std::ranges::find_if(facts.results().scores, [&](const ScoresRow& row) {
        return row.scale == of.scale && row.scope.wave == of.wave_before && row.scope.perspective == of.scope.perspective &&
               same_group(row.scope, of.scope);
    });
    return at == facts.results().scores.end() ? Number() : at->percent_of_maximum;
}

/// The question of the scale that stood lowest with the people of a row before the action began, or nullptr.
const ItemsRow* lowest_question(const Facts& facts, const ActionsRow& of, const Instrument& form) {
    const auto scale = form.find_scale(of.scale.view());
    if (!scale) return nullptr;
    const auto item_on_scale = [&](std::string_view id) -> const Item* {
        for (const std::size_t item : form.scales[*scale].items)
            if (form.items[item].id == id) return &form.items[item];
        return nullptr;
    };
    const ItemsRow* lowest = nullptr;
    double least = 0;
    for (const ItemsRow& row : facts.results().items) {
        const bool is_here =
            row.scope.wave == of.wave_before && row.scope.perspective == of.scope.perspective && same_group(row.scope, of.scope);
        const Item* item = is_here && row.mean ? item_on_scale(row.item.view()) : nullptr;
        if (item == nullptr) continue;
        const OptionSet& options = form.options_of(*item);
        const double share = (*row.mean - options.minimum) / (options.maximum - options.minimum);
        if (lowest != nullptr && share >= least) continue;
        lowest = &row;
        least = share;
    }
    return lowest;
}

std::string lowest_in_words(const Facts& facts, const ActionsRow& row) {
    const Instrument* form = facts.form(row.scope.instrument.view(), row.scope.perspective.view());
    const ItemsRow* lowest = form == nullptr ? nullptr : lowest_question(facts, row, *form);
    if (lowest == nullptr) return {};
    const Item& item = form->items[*form->find_item(lowest->item.view())];
    const std::string words = words_of(facts, *form, item);
    return facts.messages().say("said.lowest", {{"item", item.reverse ? facts.messages().say("item.reversed", {{"text", words}}) : words}});
}

/// Who put the scale lowest, where, and the question that stood lowest with them.
std::string standing_in_words(const Facts& facts, const OnScale& of) {
    const ActionsRow* lowest = nullptr;
    Number least;
    for (const ActionsRow* row : of.rows)
        if (const Number here = standing_before(facts, *row); here && (!least || *here < *least)) {
            lowest = row;
            least = here;
        }
    if (lowest == nullptr) return {};
    const std::string_view id = of.rows.size() > 1 ? "said.standing" : "said.standing-one";
    const std::string standing = facts.messages().say(id, {{"who", of.rows.size() > 1 ? facts.name_within(lowest->scope.perspective.view())
                                                                                      : facts.name_of(lowest->scope.perspective.view())},
                                                           {"when", when(facts, lowest->wave_before.view())},
                                                           {"theme", of.theme->title},
                                                           {"value", readable(*least, 0)}});
    const std::string question = lowest_in_words(facts, *lowest);
    return question.empty() ? standing : standing + " " + question;
}

/// The largest clear gap on the scale before the action began.
std::string gap_in_words(const Facts& facts, const OnScale& of) {
    const ActionsRow& row = *of.rows.front();
    const GapsRow* largest = nullptr;
    for (const GapsRow& gap : facts.results().gaps) {
        const bool is_clear = gap.p_adjusted && *gap.p_adjusted < 1 - facts.study().confidence;
        if (!is_clear || gap.scale != row.scale || gap.scope.wave != row.wave_before || !same_group(gap.scope, row.scope)) continue;
        if (largest == nullptr || std::abs(*gap.difference) > std::abs(*largest->difference)) largest = &gap;
    }
    if (largest == nullptr) return {};
    const bool higher = *largest->difference > 0;
    return facts.messages().say("said.gap",
                                {{"who", facts.name_of((higher ? largest->perspective_a : largest->perspective_b).view())},
                                 {"other", facts.name_within((higher ? largest->perspective_b : largest->perspective_a).view())},
                                 {"points", points_in_words(facts, std::abs(*largest->difference))}});
}

std::string said(const Facts& facts, const std::vector<OnScale>& scales) {
    std::vector<std::string> out;
    for (const OnScale& scale : scales)
        for (std::string text : {standing_in_words(facts, scale), gap_in_words(facts, scale)})
            if (!text.empty()) out.push_back(std::move(text));
    return out.empty() ? facts.messages().say("said.nothing") : joined(out);
}

std::string done(const Facts& facts, const Action& action) {
    const std::string what(action.what.in(facts.study().report.language));
    return facts.messages().say("done.what", {{"what", what}, {"place", place_in_words(facts, action)}});
}

std::string since(const Facts& facts, const std::vector<OnScale>& scales) {
    std::vector<std::string> out;
    for (const OnScale& scale : scales) {
        if (scales.size() > 1) out.push_back(facts.messages().say("since.scale", {{"theme", scale.theme->title}}));
        for (const ActionsRow* row : scale.rows) out.push_back(change_in_brief(facts, *row));
    }
    return out.empty() ? facts.messages().say("said.nothing") : joined(out);
}

}  // namespace

ReportSection said_and_done_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"you-said-we-did", messages.say("said-and-done"), {}, {}};
    ReportTable table{messages.say("said-and-done.caption"), {}, {}};
    for (const std::string_view heading : {"column.said", "column.done", "column.since-then"})
        table.columns.push_back({messages.say(heading), Alignment::text});
    for (const ActionFacts& of : actions_in(facts)) {
        const auto scales = by_scale(facts, of);
        if (of.action->status != ActionStatus::planned)
            table.rows.push_back({said(facts, scales), LinkedText{done(facts, *of.action)}, since(facts, scales)});
    }
    if (table.rows.empty()) return section;
    section.blocks = {Paragraph{messages.say("said-and-done.intro"), Tone::plain}, std::move(table),
                      Paragraph{messages.say("actions.not-cause"), Tone::note}};
    return section;
}

}  // namespace recaudit
