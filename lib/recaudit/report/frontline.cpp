#include <recaudit/report/told.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <iterator>

namespace recaudit {
namespace {

/// A question of a theme with the share of favourable answers to it.
struct Answered {
    std::string words;
    double favourable = 0;
};

/// The questions of a theme that a perspective answered, where they have favourable answers.
std::vector<Answered> answered(const Facts& facts, const Theme& theme, const std::string& perspective) {
    std::vector<Answered> out;
    const Instrument* form = facts.form(theme.instrument, perspective);
    const auto scale = form == nullptr ? std::nullopt : form->find_scale(theme.id);
    if (!scale) return out;
    for (const std::size_t index : form->scales[*scale].items) {
        const ItemsRow* row = facts.item(theme.instrument, perspective, form->items[index].id);
        if (row != nullptr && row->percent_favourable)
            out.push_back({words_of(facts, *form, form->items[index]), *row->percent_favourable});
    }
    return out;
}

std::string about(const Facts& facts, std::string_view phrase, const std::string& perspective, const Answered& item) {
    return facts.messages().say(phrase, {{"who", facts.name_within(perspective)},
                                         {"item", item.words},
                                         {"percent", facts.messages().say("percent", {{"n", readable(item.favourable, 0)}})}});
}

/// Whether some two perspectives clearly differ on a theme in the latest wave.
bool has_clear_gap(const Facts& facts, const Theme& theme) {
    return std::ranges::any_of(facts.results().gaps, [&](const GapsRow& row) {
        return row.scope.by == "all" && row.scope.wave == facts.latest() && row.scope.instrument == theme.instrument &&
               row.scale == theme.id && row.p_adjusted && *row.p_adjusted < 1 - facts.study().confidence;
    });
}

/// Questions for the people themselves, made from what they answered.
Sentences to_talk_about(const Facts& facts, const Theme& theme) {
    Sentences questions;
    for (const std::string& perspective : facts.perspectives()) {
        const auto items = answered(facts, theme, perspective);
        if (items.size() < 2) continue;
        const auto [fewest, most] = std::ranges::minmax_element(items, {}, &Answered::favourable);
        if (fewest->favourable == most->favourable) continue;
        questions.texts.push_back(about(facts, "frontline.most", perspective, *most));
        questions.texts.push_back(about(facts, "frontline.fewest", perspective, *fewest));
    }
    if (has_clear_gap(facts, theme)) questions.texts.push_back(facts.messages().say("frontline.gap"));
    questions.texts.push_back(facts.messages().say("frontline.step", {{"theme", theme.title}}));
    return questions;
}

ReportSection themes_to_talk_about(const Facts& facts) {
    ReportSection section = themes_section(facts);
    std::size_t at = 0;
    for (const Theme& theme : facts.themes()) {
        ReportSection& part = section.parts.at(at++);
        if (theme.composite) continue;
        part.blocks.emplace_back(Paragraph{facts.messages().say("frontline.talk"), Tone::strong});
        part.blocks.emplace_back(to_talk_about(facts, theme));
    }
    return section;
}

ReportSection list_of(const Facts& facts, const std::string& id, std::string_view heading, const std::vector<std::size_t>& places) {
    return {id, facts.messages().say(heading), {FindingList{places}}, {}};
}

}  // namespace

std::vector<ReportSection> frontline_sections(const Told& told, const FindingPlaces& places) {
    const Messages& messages = told.own.messages();
    std::vector<ReportSection> sections{
        {"how-to-use",
         messages.say("frontline.how"),
         {Paragraph{messages.say("frontline.intro"), Tone::plain},
          Sentences{{messages.say("frontline.rule.answers"), messages.say("frontline.rule.nobody"), messages.say("frontline.rule.next")}}},
         {}}};
    sections.push_back(participation_section(told.own));
    sections.push_back(themes_to_talk_about(told.own));
    if (!places.gap.empty()) sections.push_back(list_of(told.own, "perspectives", "glance.gaps", places.gap));
    if (!places.change.empty()) sections.push_back(list_of(told.own, "change", "glance.change", places.change));
    for (ReportSection& part : groups_section(told.own).parts)
        if (part.id == "teams") sections.push_back(std::move(part));
    sections.push_back(list_of(told.own, "caution", "glance.caution", places.caution));
    sections.push_back(withheld_section(told.all));
    sections.push_back(glossary_section(told.all));
    return sections;
}

}  // namespace recaudit
