#include <recaudit/core/number_format.hpp>
#include <recaudit/report/contrary_items.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// Words for alpha, not a pass mark.
std::string in_words(const Facts& facts, const ReliabilityRow& row) {
    const Messages& messages = facts.messages();
    if (row.status == Status::withheld) return messages.say("withheld");
    if (!row.alpha) return reason(facts, row.status);
    if (*row.alpha < 0) return messages.say("reliability.against");
    if (*row.alpha < 0.6) return messages.say("reliability.hardly");
    if (*row.alpha < 0.7) return messages.say("reliability.loosely");
    return messages.say(*row.alpha < 0.8 ? "reliability.fairly" : "reliability.closely");
}

std::vector<ReportCell> table_row(const Facts& facts, const ReliabilityRow& row, const Theme& theme) {
    return {theme.title,
            facts.name_of(row.scope.perspective.view()),
            cell(facts, row.items, row.status),
            cell(facts, row.n, row.status),
            cell(facts, row.alpha, row.status, 2),
            cell(facts, Interval{row.alpha_ci_low, row.alpha_ci_high}, row.status, 2),
            cell(facts, row.omega_total, row.status, 2),
            in_words(facts, row)};
}

/// Omega is refused somewhere, because its model would need a negative variance.
bool has_improper(const Facts& facts) {
    return std::ranges::any_of(facts.results().reliability, [&](const ReliabilityRow& row) {
        return row.scope.wave == facts.latest() && row.status == Status::improper;
    });
}

}  // namespace

ReportSection reliability_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("reliability.caption", {{"when", when(facts, facts.latest())}}),
                      {{messages.say("column.theme"), Alignment::text}, {messages.say("column.who"), Alignment::text}},
                      {}};
    for (const std::string& heading :
         {messages.say("column.items"), messages.say("column.complete"), messages.say("column.alpha"),
          messages.say("column.interval", {{"level", percent_of_one(facts.study().confidence)}}), messages.say("column.omega")})
        table.columns.push_back({heading, Alignment::number});
    table.columns.push_back({messages.say("column.in-words"), Alignment::text});
    for (const ReliabilityRow& row : facts.results().reliability)
        if (const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
            theme != nullptr && row.scope.by == "all" && row.scope.wave == facts.latest())
            table.rows.push_back(table_row(facts, row, *theme));
    ReportSection section{"reliability", messages.say("reliability"), {Paragraph{messages.say("reliability.intro"), Tone::plain}}, {}};
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    section.blocks.emplace_back(Paragraph{messages.say("reliability.more"), Tone::plain});
    for (const Finding& finding : contrary_item_cautions(facts)) section.blocks.emplace_back(Paragraph{finding.text, Tone::note});
    if (has_improper(facts)) section.blocks.emplace_back(Paragraph{messages.say("reliability.improper"), Tone::note});
    return section;
}

}  // namespace recaudit
