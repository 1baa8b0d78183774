#include <recaudit/core/number_format.hpp>
#include <recaudit/report/missing_people.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

namespace recaudit {
namespace {

constexpr std::size_t most_rows = 120;

/// Rows of `responses` have no status: an empty count is a withheld one.
ReportCell people_cell(Count count) {
    if (count) return NumberCell{static_cast<double>(*count), 0};
    return WithheldCell{};
}

ReportCell rate_cell(const Facts& facts, const ResponsesRow& row) {
    if (row.response_rate) return facts.messages().say("percent", {{"n", percent_of_one(*row.response_rate)}});
    if (!row.responded) return WithheldCell{};
    return UndefinedCell{facts.messages().say("no-headcount")};
}

ReportTable empty_table(const Facts& facts, std::string caption, std::string_view label) {
    const Messages& messages = facts.messages();
    return {std::move(caption),
            {{messages.say(label), Alignment::text},
             {messages.say("column.round"), Alignment::text},
             {messages.say("column.answered"), Alignment::number},
             {messages.say("column.scored"), Alignment::number},
             {messages.say("column.headcount"), Alignment::number},
             {messages.say("column.rate"), Alignment::number}},
            {}};
}

std::vector<ReportCell> row_of(const Facts& facts, const ResponsesRow& row, std::string label) {
    std::vector<ReportCell> cells{std::move(label), row.scope.wave.str(), people_cell(row.responded), people_cell(row.scored)};
    cells.push_back(row.headcount ? ReportCell(NumberCell{static_cast<double>(*row.headcount), 0})
                                  : UndefinedCell{facts.messages().say("no-headcount")});
    cells.push_back(rate_cell(facts, row));
    return cells;
}

std::string label_of(const Facts& facts, const ResponsesRow& row) {
    std::string label = facts.name_of(row.scope.perspective.view());
    if (!row.scope.site.empty()) label = row.scope.site.str() + ": " + label;
    if (facts.families().size() > 1) label += " (" + facts.family_title(row.scope.instrument.view()) + ")";
    return label;
}

}  // namespace

ReportSection participation_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable everyone = empty_table(facts, messages.say("participation.everyone"), "column.who");
    ReportTable by_site = empty_table(facts, messages.say("participation.by-site", {{"when", when(facts, facts.latest())}}), "column.site");
    std::size_t left_out = 0;
    for (const ResponsesRow& row : facts.results().responses) {
        if (row.scope.by == "all") everyone.rows.push_back(row_of(facts, row, label_of(facts, row)));
        if (row.scope.by != "site" || row.scope.wave != facts.latest()) continue;
        if (by_site.rows.size() < most_rows) by_site.rows.push_back(row_of(facts, row, label_of(facts, row)));
        else ++left_out;
    }
    ReportSection section{
        "who-answered", messages.say("participation"), {Paragraph{messages.say("participation.intro"), Tone::plain}, everyone}, {}};
    if (!by_site.rows.empty()) section.blocks.emplace_back(by_site);
    if (left_out > 0)
        section.blocks.emplace_back(
            Paragraph{messages.say("more-rows", {{"n", std::to_string(left_out)}, {"table", "responses"}}), Tone::note});
    for (Block& block : who_is_missing(facts)) section.blocks.push_back(std::move(block));
    return section;
}

}  // namespace recaudit
