#include <recaudit/core/number_format.hpp>
#include <recaudit/report/groupings.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <utility>

namespace recaudit {
namespace {

/// Title of a scale; a theme of the study's own is called by its id.
std::string theme_title(const Facts& facts, const CommentsRow& row) {
    if (const Theme* theme = facts.theme(row.scope.instrument.view(), row.theme.view())) return theme->title;
    std::string out = row.theme.str();
    std::ranges::replace(out, '_', ' ');
    return capitalised(std::move(out));
}

/// "Staff: 40 of 96 people wrote 55 comments."
std::string who_wrote(const Facts& facts, const CommentsRow& row) {
    const Messages& messages = facts.messages();
    const std::string who = facts.name_of(row.scope.perspective.view());
    if (row.status == Status::withheld)
        return messages.say(
            "comments.withheld",
            {{"who", who}, {"minimum", std::to_string(facts.study().disclosure.comments_minimum_for(row.scope.perspective.view()))}});
    return messages.say("comments.wrote", {{"who", who},
                                           {"count", readable(static_cast<double>(*row.count), 0)},
                                           {"n", people(facts, row.n)},
                                           {"comments", readable(static_cast<double>(*row.comments), 0)}});
}

std::vector<ReportCell> table_row(const Facts& facts, const CommentsRow& row) {
    const bool shown = row.share.has_value();
    return {
        theme_title(facts, row), facts.name_of(row.scope.perspective.view()), cell(facts, row.count, row.status),
        shown ? ReportCell(facts.messages().say("percent", {{"n", readable(100 * *row.share, 0)}})) : cell(facts, row.share, row.status, 0),
        shown ? ReportCell(IntervalCell{100 * *row.ci_low, 100 * *row.ci_high, 0}) : cell(facts, row.share, row.status, 0)};
}

/// Before others are told, somebody has to have read them.
std::vector<ReportSection> quote_parts(const Facts& facts) {
    const Messages& messages = facts.messages();
    Sentences quotes;
    std::vector<Block> blocks;
    std::string_view of;
    const auto end = [&] {
        if (!quotes.texts.empty()) blocks.emplace_back(std::exchange(quotes, {}));
    };
    for (const Quote& quote : facts.results().quotes) {
        if (quote.scope.perspective.view() != of) {
            end();
            of = quote.scope.perspective.view();
            blocks.emplace_back(Paragraph{messages.say("quotes.who", {{"who", facts.name_of(of)}}), Tone::plain});
        }
        quotes.texts.push_back(messages.say("quoted", {{"text", quote.text}}));
    }
    end();
    if (blocks.empty()) return {};
    blocks.insert(blocks.begin(), Paragraph{messages.say("quotes.intro"), Tone::warning});
    return {{"quotes", messages.say("quotes"), std::move(blocks), {}}};
}

}  // namespace

ReportSection comments_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"comments", messages.say("comments"), {}, {}};
    Sentences wrote;
    ReportTable table{messages.say("comments.caption", {{"when", when(facts, facts.latest())}}),
                      {{messages.say("column.theme"), Alignment::text},
                       {messages.say("column.who"), Alignment::text},
                       {messages.say("column.writers"), Alignment::number},
                       {messages.say("column.of-writers"), Alignment::number},
                       {messages.say("column.interval", {{"level", percent_of_one(facts.study().confidence)}}), Alignment::number}},
                      {}};
    for (const CommentsRow& row : facts.results().comments) {
        if (row.scope.wave != facts.latest()) continue;
        if (row.theme.empty()) wrote.texts.push_back(who_wrote(facts, row));
        else if (row.status != Status::withheld && row.status != Status::no_answers) table.rows.push_back(table_row(facts, row));
    }
    if (wrote.texts.empty()) return section;
    section.blocks.emplace_back(Paragraph{messages.say("comments.intro"), Tone::plain});
    section.blocks.emplace_back(std::move(wrote));
    if (!table.rows.empty()) {
        section.blocks.emplace_back(std::move(table));
        section.blocks.emplace_back(Paragraph{messages.say("comments.more"), Tone::note});
    }
    section.parts = quote_parts(facts);
    return section;
}

}  // namespace recaudit
