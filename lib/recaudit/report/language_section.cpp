#include <recaudit/core/number_format.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// How people speak of themselves, or of their own, is not for anybody to correct.
bool speak_for_themselves(const LanguageRow& row) { return row.scope.perspective == "service_user" || row.scope.perspective == "carer"; }

std::vector<const LanguageRow*> totals_of(const Facts& facts) {
    std::vector<const LanguageRow*> out;
    for (const LanguageRow& row : facts.results().language)
        if (row.term.empty()) out.push_back(&row);
    return out;
}

/// A line for each perspective and family, a column for each round.
ReportTable totals_table(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("language.totals"), {{messages.say("column.who"), Alignment::text}}, {}};
    for (const std::string& wave : facts.waves())
        table.columns.push_back({wave.empty() ? messages.say("column.times") : wave, Alignment::number});
    std::vector<std::pair<Label, Label>> lines;
    for (const LanguageRow* row : totals_of(facts)) {
        const std::pair line(row->scope.instrument, row->scope.perspective);
        auto at = std::ranges::find(lines, line);
        if (at == lines.end()) {
            at = lines.insert(at, line);
            table.rows.push_back(std::vector<ReportCell>(table.columns.size(), std::string("\u2013")));
            table.rows.back().front() = facts.name_of(row->scope.perspective.view());
        }
        const auto wave = std::ranges::find(facts.waves(), row->scope.wave.view());
        if (wave == facts.waves().end() || row->n == Count(0)) continue;
        const auto column = static_cast<std::size_t>(wave - facts.waves().begin()) + 1;
        table.rows[static_cast<std::size_t>(at - lines.begin())][column] =
            !row->times ? ReportCell(WithheldCell{})
                        : ReportCell(messages.say("language.total", {{"times", readable(static_cast<double>(*row->times), 0)},
                                                                     {"count", readable(static_cast<double>(*row->count), 0)},
                                                                     {"n", people(facts, row->n)}}));
    }
    return table;
}

/// What is looked for, as the list writes it.
std::string words_looked_for(const Facts& facts, const LanguageRow& row) {
    const auto& terms = facts.study().terms.terms;
    const auto at = std::ranges::find(terms, row.term.view(), &Term::id);
    return at == terms.end() ? row.term.str() : at->match.front();
}

ReportTable alternatives_table(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("language.caption", {{"when", when(facts, facts.latest())}}),
                      {{messages.say("column.written"), Alignment::text},
                       {messages.say("column.instead"), Alignment::text},
                       {messages.say("column.because"), Alignment::text},
                       {messages.say("column.who"), Alignment::text},
                       {messages.say("column.times"), Alignment::number}},
                      {}};
    for (const LanguageRow& row : facts.results().language) {
        if (row.term.empty() || row.scope.wave != facts.latest() || speak_for_themselves(row)) continue;
        table.rows.push_back({words_looked_for(facts, row), row.prefer.str(), row.why.str(), facts.name_of(row.scope.perspective.view()),
                              cell(facts, row.times, Status::withheld)});
    }
    return table;
}

}  // namespace

ReportSection language_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"language", messages.say("language"), {}, {}};
    const auto totals = totals_of(facts);
    if (totals.empty()) return section;
    section.blocks.emplace_back(Paragraph{messages.say("language.intro"), Tone::plain});
    section.blocks.emplace_back(totals_table(facts));
    ReportTable alternatives = alternatives_table(facts);
    if (alternatives.rows.empty()) section.blocks.emplace_back(Paragraph{messages.say("language.nothing"), Tone::plain});
    else section.blocks.emplace_back(std::move(alternatives));
    if (std::ranges::any_of(totals, [](const LanguageRow* row) { return speak_for_themselves(*row); }))
        section.blocks.emplace_back(Paragraph{messages.say("language.own-words"), Tone::plain});
    section.blocks.emplace_back(Paragraph{messages.say("language.more"), Tone::note});
    return section;
}

}  // namespace recaudit
