#include <recaudit/core/number_format.hpp>
#include <recaudit/report/missing_people.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

namespace recaudit {
namespace {

/// What a row is about: the scale before the colon of its note, or the questions after it.
std::string subject_of(const Facts& facts, const QualityRow& row) {
    const std::string_view note = row.note.view();
    const std::size_t colon = note.find(": ");
    if (colon == std::string_view::npos) return "";
    if (row.check != "missing_scale" && row.check != "ceiling" && row.check != "floor") return std::string(note.substr(colon));
    const Theme* theme = facts.theme(row.scope.instrument.view(), note.substr(0, colon));
    return facts.messages().say("quoted", {{"text", theme == nullptr ? std::string(note.substr(0, colon)) : theme->title}});
}

std::vector<ReportCell> table_row(const Facts& facts, const QualityRow& row) {
    const Messages& messages = facts.messages();
    const ReportCell share = row.share ? ReportCell(messages.say("percent", {{"n", readable(100 * *row.share, 1)}}))
                                       : cell(facts, Number(), Status::withheld, 0);
    return {messages.say("quality." + row.check.str(), {{"subject", subject_of(facts, row)}}), facts.name_of(row.scope.perspective.view()),
            cell(facts, row.flagged, Status::withheld), share};
}

}  // namespace

ReportSection quality_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("quality.caption", {{"when", when(facts, facts.latest())}}),
                      {{messages.say("column.check"), Alignment::text},
                       {messages.say("column.who"), Alignment::text},
                       {messages.say("column.flagged"), Alignment::number},
                       {messages.say("column.of-all"), Alignment::number}},
                      {}};
    std::size_t silent = 0;
    for (const QualityRow& row : facts.results().quality) {
        if (row.scope.wave != facts.latest()) continue;
        if (row.flagged == Count(0)) ++silent;
        else table.rows.push_back(table_row(facts, row));
    }
    ReportSection section{
        "quality",
        messages.say("quality"),
        {Paragraph{messages.say(facts.study().quality.exclude.empty() ? "quality.intro" : "quality.intro-with-rules"), Tone::plain}},
        {}};
    if (table.rows.empty() && silent == 0) section.blocks.emplace_back(Paragraph{messages.say("quality.nothing"), Tone::plain});
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    if (silent > 0)
        section.blocks.emplace_back(Paragraph{
            messages.say(silent == 1 ? "quality.silent.one" : "quality.silent.many", {{"n", std::to_string(silent)}}), Tone::plain});
    for (Block& block : who_is_left_out(facts)) section.blocks.push_back(std::move(block));
    return section;
}

}  // namespace recaudit
