#include <recaudit/agreement/icc.hpp>
#include <recaudit/core/number_format.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/meaning.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace recaudit {
namespace {

constexpr double wanted = 0.7;                             // the reliability that the tables ask for
constexpr std::int64_t most_people_worth_naming = 10'000;  // more answers than that no site has
constexpr std::size_t most_rows = 200;

std::string kind(std::string_view phrase, const AgreementRow& row) { return std::string(phrase) + "." + row.scope.by.str(); }

std::string say(const Facts& facts, std::string_view phrase, const AgreementRow& row) {
    return facts.messages().say(phrase, {{"group", facts.messages().say(kind("meaning.group", row))},
                                         {"groups", facts.messages().say(kind("meaning.groups", row))}});
}

std::string verdict(const Facts& facts, const AgreementRow& row, double reliability) {
    constexpr std::array<std::string_view, 3> phrases{"meaning.verdict.well", "meaning.verdict.roughly", "meaning.verdict.hardly"};
    return say(facts, phrases[static_cast<std::size_t>(telling(reliability))], row);
}

std::string needed(const Facts& facts, const AgreementRow& row) {
    const Count people = people_for_reliability(*row.icc1, wanted);
    if (!people || *people > most_people_worth_naming) return say(facts, "meaning.needed-too-many", row);
    return facts.messages().say(
        "meaning.needed", {{"group", facts.messages().say(kind("meaning.group", row))}, {"n", readable(static_cast<double>(*people), 0)}});
}

std::string why_not(const Facts& facts, const AgreementRow& row) {
    if (row.status == Status::no_variance) return say(facts, row.icc1 ? "meaning.flat-apart" : "meaning.flat", row);
    if (row.status == Status::too_few) return say(facts, "meaning.alone", row);
    if (row.status == Status::not_identified) return say(facts, row.groups == Count(1) ? "meaning.one" : "meaning.alike", row);
    return facts.messages().say("meaning.none", {{"reason", reason(facts, row.status)}});
}

/// In percent: whole from 1 on, with one decimal below.
std::string share_in_words(const Facts& facts, double icc1) {
    const double percent = 100 * icc1;
    return percent < 0.1 ? facts.messages().say("meaning.tiny") : readable(percent, percent < 1 ? 1 : 0);
}

std::string what_it_means(const Facts& facts, const AgreementRow& row) {
    if (!has_figures(row)) return why_not(facts, row);
    const Messages& messages = facts.messages();
    const std::string group = messages.say(kind("meaning.group", row)), groups = messages.say(kind("meaning.groups", row));
    const double reliability = *reliability_of_usual(row);
    std::string text = *row.icc1 <= 0
                           ? messages.say("meaning.negative", {{"groups", groups}, {"group", group}, {"icc1", readable(*row.icc1, 3)}})
                           : messages.say("meaning.between", {{"share", share_in_words(facts, *row.icc1)},
                                                              {"groups", groups},
                                                              {"group", group},
                                                              {"icc1", readable(*row.icc1, 3)},
                                                              {"n", readable(usual_size(row), 0)},
                                                              {"reliability", readable(reliability, 2)},
                                                              {"icc2", row.icc2 ? readable(*row.icc2, 2) : "\u2013"},
                                                              {"verdict", verdict(facts, row, reliability)},
                                                              {"needed", needed(facts, row)}});
    if (row.median_rwg_j) text += " " + messages.say("meaning.agree", {{"groups", groups}, {"median", readable(*row.median_rwg_j, 2)}});
    if (row.groups == Count(2)) text += " " + say(facts, "meaning.two", row);
    return text;
}

std::vector<ReportCell> table_row(const Facts& facts, const AgreementRow& row, const Theme& theme) {
    const bool figures = has_figures(row);
    const Count people = figures ? people_for_reliability(*row.icc1, wanted) : Count();
    const Status why = row.status == Status::ok ? Status::not_identified : row.status;
    return {theme.title,
            facts.name_of(row.scope.perspective.view()),
            cell(facts, row.groups, row.status),
            cell(facts, row.n, row.status),
            cell(facts, row.icc1, row.status, 3),
            cell(facts, row.icc2, row.status, 2),
            p_cell(facts, row.p_value, row.status),
            row.median_rwg_j || !theme.composite || row.status == Status::withheld
                ? cell(facts, row.median_rwg_j, why, 2)
                : ReportCell(UndefinedCell{facts.messages().say("meaning.no-rwg")}),
            cell(facts, figures ? Number(usual_size(row)) : Number(), row.status, 0),
            cell(facts, reliability_of_usual(row), row.status, 2),
            cell(facts, people, why)};
}

ReportTable empty_table(const Facts& facts, std::string_view by) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("meaning.caption." + std::string(by), {{"when", when(facts, facts.latest())}}),
                      {{messages.say("column.theme"), Alignment::text}, {messages.say("column.who"), Alignment::text}},
                      {}};
    constexpr std::array headings{"column.groups", "column.people",           "column.icc1",
                                  "column.icc2",   "column.p-plain",          "column.median-rwg",
                                  "column.usual",  "column.mean-reliability", "column.needed"};
    for (const std::string_view heading : headings) table.columns.push_back({messages.say(heading), Alignment::number});
    return table;
}

/// A group of one perspective, in the order of its site and its own name.
using GroupKey = std::array<std::string_view, 3>;

/// The groups of a grouping with r*wg on each theme.
void add_within(ReportSection& part, const Facts& facts, std::string_view by) {
    const Messages& messages = facts.messages();
    std::map<GroupKey, std::map<const Theme*, const GroupAgreementRow*>> groups;
    for (const GroupAgreementRow& row : facts.results().group_agreement)
        if (const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
            theme != nullptr && row.scope.by == by && row.scope.wave == facts.latest())
            groups[{row.scope.site.view(), row.scope.group.view(), row.scope.perspective.view()}][theme] = &row;
    ReportTable table{
        messages.say("meaning.within." + std::string(by), {{"when", when(facts, facts.latest())}}),
        {{messages.say(by == "site" ? "column.site" : "column.team"), Alignment::text}, {messages.say("column.who"), Alignment::text}},
        {}};
    std::vector<const Theme*> themes;
    for (const Theme& theme : facts.themes())
        if (!theme.composite) {
            themes.push_back(&theme);
            table.columns.push_back({theme.title, Alignment::number});
        }
    for (const auto& [key, rows] : groups) {
        if (table.rows.size() == most_rows) break;
        const std::string name =
            by == "site" || key[0].empty() ? std::string(by == "site" ? key[0] : key[1]) : fmt::format("{} / {}", key[0], key[1]);
        auto& cells = table.rows.emplace_back(std::vector<ReportCell>{name, facts.name_of(key[2])});
        for (const Theme* theme : themes) {
            const auto at = rows.find(theme);
            cells.push_back(at == rows.end() ? cell(facts, Number(), Status::no_answers, 2)
                                             : cell(facts, at->second->rwg_star, at->second->status, 2));
        }
    }
    if (table.rows.empty()) return;
    const std::size_t left_out = groups.size() - table.rows.size();
    part.blocks.emplace_back(std::move(table));
    part.blocks.emplace_back(Paragraph{
        left_out == 0 ? messages.say("meaning.within-files") : messages.say("meaning.within-more", {{"n", std::to_string(left_out)}}),
        Tone::note});
}

/// Rows of the latest wave about one grouping, with their themes.
std::vector<std::pair<const AgreementRow*, const Theme*>> rows_by(const Facts& facts, std::string_view by) {
    std::vector<std::pair<const AgreementRow*, const Theme*>> out;
    for (const AgreementRow& row : facts.results().agreement)
        if (const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
            theme != nullptr && row.scope.by == by && row.scope.wave == facts.latest())
            out.emplace_back(&row, theme);
    return out;
}

using ThemeRow = std::pair<const AgreementRow*, const Theme*>;

bool same_people(const AgreementRow& a, const AgreementRow& b) {
    return a.scope.perspective == b.scope.perspective && a.scope.instrument == b.scope.instrument;
}

/// Whether another theme of the same people tells groups apart more, and another less: the table is enough for such a theme.
bool lies_between(const std::vector<ThemeRow>& rows, const AgreementRow& row) {
    const Number own = reliability_of_usual(row);
    bool more = false, less = false, after = false;
    for (const auto& [other, theme] : rows) {
        after = after || other == &row;
        const Number reliability = reliability_of_usual(*other);
        if (!own || !reliability || other == &row || !same_people(*other, row)) continue;
        // Of themes that are equal the first is the one told.
        more = more || *reliability > *own || (*reliability == *own && !after);
        less = less || *reliability < *own || (*reliability == *own && !after);
    }
    return more && less;
}

/// The themes at both ends and those without figures, in words; withheld ones together.
Sentences sentences_of(const Facts& facts, const std::vector<ThemeRow>& rows) {
    const Messages& messages = facts.messages();
    Sentences out;
    std::size_t withheld = 0;
    for (const auto& [row, theme] : rows) {
        if (row->status == Status::withheld) ++withheld;
        else if (!lies_between(rows, *row))
            out.texts.push_back(messages.say("meaning.of", {{"theme", theme->title},
                                                            {"who", facts.name_within(row->scope.perspective.view())},
                                                            {"text", what_it_means(facts, *row)}}));
    }
    if (withheld > 0)
        out.texts.push_back(
            messages.say(withheld == 1 ? "meaning.withheld.one" : "meaning.withheld.many",
                         {{"n", std::to_string(withheld)}, {"group", messages.say(kind("meaning.group", *rows.front().first))}}));
    return out;
}

void add_part(ReportSection& section, const Facts& facts, const std::string& by) {
    const Messages& messages = facts.messages();
    const std::vector<ThemeRow> rows = rows_by(facts, by);
    if (rows.empty()) return;
    ReportSection part{"meaning-" + by, messages.say("meaning." + by), {}, {}};
    ReportTable table = empty_table(facts, by);
    for (const auto& [row, theme] : rows)
        if (row->status != Status::withheld) table.rows.push_back(table_row(facts, *row, *theme));
    if (std::ranges::any_of(rows, [&](const ThemeRow& row) { return lies_between(rows, *row.first); }))
        part.blocks.emplace_back(Paragraph{say(facts, "meaning.ends", *rows.front().first), Tone::plain});
    part.blocks.emplace_back(sentences_of(facts, rows));
    if (!table.rows.empty()) part.blocks.emplace_back(std::move(table));
    add_within(part, facts, by);
    section.parts.push_back(std::move(part));
}

/// One perspective's rows over one grouping: the least and the greatest reliability of a mean of the usual size.
struct Meaning {
    const AgreementRow* row = nullptr;  // of the first theme
    double least = 1, greatest = 0;
};

std::vector<Meaning> meanings(const Facts& facts, std::string_view by) {
    std::vector<Meaning> out;
    for (const auto& [row, theme] : rows_by(facts, by)) {
        const Number reliability = reliability_of_usual(*row);
        if (!reliability || theme->composite) continue;
        auto at = std::ranges::find_if(out, [&, row = row](const Meaning& meaning) { return same_people(*meaning.row, *row); });
        if (at == out.end()) at = out.insert(at, Meaning{row});
        at->least = std::min(at->least, *reliability);
        at->greatest = std::max(at->greatest, *reliability);
    }
    return out;
}

Finding finding_of(const Facts& facts, const Meaning& meaning) {
    const AgreementRow& row = *meaning.row;
    const Messages& messages = facts.messages();
    const std::string_view phrase = telling(meaning.least) == Telling::well        ? "meaning.finding.well"
                                    : telling(meaning.greatest) != Telling::hardly ? "meaning.finding.mixed"
                                                                                   : "meaning.finding.hardly";
    const std::string low = readable(meaning.least, 2), high = readable(meaning.greatest, 2);
    const std::string text =
        messages.say("meaning.finding", {{"groups", messages.say(kind("meaning.groups", row))},
                                         {"group", messages.say(kind("meaning.group", row))},
                                         {"who", facts.name_within(row.scope.perspective.view())},
                                         {"n", readable(usual_size(row), 0)},
                                         {"range", low == high ? low : messages.say("range", {{"low", low}, {"high", high}})},
                                         {"verdict", say(facts, phrase, row)}});
    return {"", "agreement", "", text, evidence("agreement", row.scope), "meaning"};
}

}  // namespace

ReportSection meaning_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"meaning", messages.say("meaning"), {}, {}};
    for (const std::string by : {"site", "team"}) add_part(section, facts, by);
    if (!section.parts.empty())
        section.blocks = {Paragraph{messages.say("meaning.intro"), Tone::plain}, Paragraph{messages.say("meaning.terms"), Tone::note}};
    return section;
}

std::vector<Finding> agreement_findings(const Facts& facts) {
    std::vector<Meaning> found = meanings(facts, "team");
    if (found.empty()) found = meanings(facts, "site");
    std::vector<Finding> findings;
    for (const Meaning& meaning : found) findings.push_back(finding_of(facts, meaning));
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i].id = fmt::format("agreement-{}", i + 1);
    return findings;
}

}  // namespace recaudit
