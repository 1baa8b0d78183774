#include <recaudit/instrument/adaptation.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace recaudit {
namespace {

/// Titles of scales by what became of them.
std::map<std::string, std::vector<std::string>> scales_by_verdict(const Facts& facts, const Adaptation& changes) {
    std::map<std::string, std::vector<std::string>> out;
    for (const AdaptedScale& scale : changes.scales) {
        const bool told_apart = scale.how == Adapted::changed;
        out[told_apart ? fmt::format("changed-{}", name_of(scale.comparable)) : std::string(name_of(scale.how))].emplace_back(
            scale.title.in(facts.study().report.language));
    }
    return out;
}

Sentences verdicts(const Facts& facts, const Instrument& form) {
    const auto by_verdict = scales_by_verdict(facts, form.adaptation);
    Sentences out;
    for (const std::string verdict : {"unchanged", "changed-same", "changed-flagged", "changed-not_comparable", "added", "dropped"})
        if (const auto at = by_verdict.find(verdict); at != by_verdict.end())
            out.texts.push_back(facts.messages().say("adapted." + verdict, {{"themes", quoted_list(facts, at->second)}}));
    return out;
}

ReportTable changes_table(const Facts& facts, const Instrument& form) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("adapted.caption", {{"form", std::string(form.title.in(facts.study().report.language))}}),
                      {{messages.say("column.question"), Alignment::text},
                       {messages.say("column.as-it-was"), Alignment::text},
                       {messages.say("column.as-it-is"), Alignment::text},
                       {messages.say("column.change"), Alignment::text},
                       {messages.say("column.compares"), Alignment::text}},
                      {}};
    const std::string& language = facts.study().report.language;
    for (const AdaptedItem& item : form.adaptation.items) {
        const bool in_both = !item.before.empty() && !item.now.empty();
        table.rows.push_back({item.id, std::string(item.before.in(language)), std::string(item.now.in(language)),
                              messages.say("adapted.item-" + std::string(name_of(item.how))),
                              in_both ? messages.say("adapted.compares-" + std::string(name_of(item.comparable))) : std::string()});
    }
    return table;
}

/// A translation alone changes nothing.
bool differs_from_original(const Instrument& form) {
    const auto is_changed = [](const AdaptedScale& scale) { return scale.how != Adapted::unchanged; };
    return !form.adaptation.original.empty() && (!form.adaptation.items.empty() || std::ranges::any_of(form.adaptation.scales, is_changed));
}

}  // namespace

ReportSection adaptation_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"adaptation", messages.say("adapted"), {}, {}};
    for (const Instrument& form : facts.study().instruments) {
        if (!differs_from_original(form)) continue;
        ReportSection part{"adaptation-" + slug(form.id), std::string(form.title.in(facts.study().report.language)), {}, {}};
        part.blocks.emplace_back(
            Paragraph{messages.say("adapted.form", {{"form", form.id}, {"original", form.adaptation.original}}), Tone::plain});
        part.blocks.emplace_back(verdicts(facts, form));
        if (!form.adaptation.items.empty()) part.blocks.emplace_back(changes_table(facts, form));
        section.parts.push_back(std::move(part));
    }
    if (!section.parts.empty()) section.blocks.emplace_back(Paragraph{messages.say("adapted.intro"), Tone::plain});
    return section;
}

}  // namespace recaudit
