#include <recaudit/core/number_format.hpp>
#include <recaudit/report/differences.hpp>
#include <recaudit/report/group_rows.hpp>
#include <recaudit/report/groupings.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/standing_chart.hpp>
#include <recaudit/report/team_figures.hpp>
#include <recaudit/report/trends.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t most_sites_drawn = 40;
constexpr std::size_t lines_in_figure = 32;  // so that a figure fits on a printed page
constexpr std::size_t most_rows = 200;

std::vector<std::string> perspective_names(const Facts& facts) {
    std::vector<std::string> names;
    for (const std::string& perspective : facts.perspectives()) names.push_back(facts.name_of(perspective));
    return names;
}

std::size_t sites_in_figure(const Facts& facts) {
    return std::max<std::size_t>(1, lines_in_figure / std::max<std::size_t>(1, facts.perspectives().size()));
}

/// One theme at the sites first ... last - 1, in alphabetical order, whatever their scores.
Figure sites_figure(const Facts& facts, const Theme& theme, std::size_t first, std::size_t last) {
    const Messages& messages = facts.messages();
    std::vector<StandingLine> lines;
    for (std::size_t s = first; s < last; ++s)
        for (std::size_t p = 0; p < facts.perspectives().size(); ++p) {
            const std::string& perspective = facts.perspectives()[p];
            lines.push_back(
                {"", facts.sites()[s], perspective, p, facts.standing(theme, {perspective, facts.latest(), "site", facts.sites()[s]})});
        }
    std::string title = messages.say("sites.chart", {{"theme", theme.title}, {"when", when(facts, facts.latest())}});
    std::string id = "fig-sites-" + theme.anchor;
    if (last - first < facts.sites().size()) {
        title += messages.say("sites.part", {{"first", facts.sites()[first]}, {"last", facts.sites()[last - 1]}});
        id += "-" + std::to_string(first / sites_in_figure(facts) + 1);
    }
    return standing_figure(facts,
                           {id, title, messages.say("sites.chart-description", {{"theme", theme.title}}), "", messages.say("column.site"),
                            perspective_names(facts)},
                           lines);
}

/// What the tests over all groups of one grouping say in the latest wave.
ReportTable comparisons_table(const Facts& facts, std::string_view by, const std::string& caption) {
    const Messages& messages = facts.messages();
    ReportTable table{caption, {{messages.say("column.theme"), Alignment::text}, {messages.say("column.who"), Alignment::text}}, {}};
    for (const std::string_view heading : {"column.groups", "column.people", "column.p", "column.between"})
        table.columns.push_back({messages.say(heading), Alignment::number});
    table.columns.push_back({messages.say("column.verdict"), Alignment::text});
    for (const ComparisonsRow& row : facts.results().comparisons) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (row.scope.by != by || row.scope.wave != facts.latest() || !row.scope.site.empty() || row.test != "welch_anova" ||
            theme == nullptr)
            continue;
        const bool clear = row.p_adjusted && *row.p_adjusted < 1 - facts.study().confidence;
        const std::string_view verdict = row.status == Status::withheld ? "withheld"
                                         : !row.p_adjusted              ? "verdict.not_tested"
                                         : clear                        ? "differ.clear"
                                                                        : "differ.unclear";
        const ReportCell between = row.omega_squared ? ReportCell(messages.say("percent", {{"n", percent_of_one(*row.omega_squared)}}))
                                                     : cell(facts, Number(), row.status, 0);
        table.rows.push_back({theme->title, facts.name_of(row.scope.perspective.view()), cell(facts, row.groups, row.status),
                              cell(facts, row.n, row.status), p_cell(facts, row.p_adjusted, row.status), between, messages.say(verdict)});
    }
    return table;
}

void add_table(ReportSection& section, ReportTable table) {
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
}

ReportSection sites_part(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection part{"sites", messages.say("sites"), {Paragraph{messages.say("sites.order"), Tone::plain}}, {}};
    std::ranges::move(difference_blocks(facts, "site"), std::back_inserter(part.blocks));
    add_table(part, comparisons_table(facts, "site", messages.say("sites.differ", {{"when", when(facts, facts.latest())}})));
    const std::size_t drawn = std::min(facts.sites().size(), most_sites_drawn);
    for (const Theme& theme : facts.themes())
        for (std::size_t first = 0; first < drawn; first += sites_in_figure(facts))
            part.blocks.emplace_back(sites_figure(facts, theme, first, std::min(first + sites_in_figure(facts), drawn)));
    if (drawn < facts.sites().size())
        part.blocks.emplace_back(Paragraph{messages.say("sites.more", {{"n", std::to_string(facts.sites().size() - drawn)}}), Tone::note});
    return part;
}

void add_group_rows(ReportTable& table, const Facts& facts, const GroupName& group, std::string_view by) {
    std::vector<const Theme*> themes;
    for (const Theme& theme : facts.themes()) themes.push_back(&theme);
    for (const std::string& perspective : facts.perspectives()) {
        const auto standings = standings_of(facts, themes, {perspective, facts.latest(), by, group.site, group.group});
        if (!has_anyone(standings)) continue;
        auto& row = table.rows.emplace_back(
            std::vector<ReportCell>{level_label(facts, by, group.group), facts.name_of(perspective), people_cell(facts, standings)});
        for (const Standing& standing : standings) row.push_back(estimate_cell(facts, standing));
    }
}

ReportTable empty_group_table(const Facts& facts, const std::string& caption, const std::string& heading) {
    ReportTable table{caption,
                      {{heading, Alignment::text},
                       {facts.messages().say("column.who"), Alignment::text},
                       {facts.messages().say("column.people"), Alignment::number}},
                      {}};
    for (const Theme& theme : facts.themes()) table.columns.push_back({theme.title, Alignment::number});
    return table;
}

ReportSection teams_part(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection part{"teams", messages.say("teams"), {Paragraph{messages.say("teams.intro"), Tone::plain}}, {}};
    std::ranges::move(difference_blocks(facts, "team"), std::back_inserter(part.blocks));
    add_table(part, comparisons_table(facts, "team", messages.say("teams.differ", {{"when", when(facts, facts.latest())}})));
    TeamFigures teams = team_figures(facts);
    std::ranges::move(teams.figures, std::back_inserter(part.blocks));
    if (teams.left_out > 0)
        part.blocks.emplace_back(Paragraph{messages.say("teams.more", {{"n", std::to_string(teams.left_out)}}), Tone::note});
    return part;
}

ReportSection attribute_part(const Facts& facts, const std::string& id) {
    const Messages& messages = facts.messages();
    const std::string title = capitalised(attribute_title(facts, id));
    ReportSection part{section_of(facts, id), messages.say("by-attribute", {{"attribute", title}}), difference_blocks(facts, id), {}};
    add_table(part, comparisons_table(facts, id,
                                      messages.say("attribute.differ", {{"attribute", title}, {"when", when(facts, facts.latest())}})));
    ReportTable table =
        empty_group_table(facts, messages.say("attribute.caption", {{"attribute", title}, {"when", when(facts, facts.latest())}}), title);
    std::size_t left_out = 0;
    for (const GroupName& group : groups_of(facts, id)) {
        if (table.rows.size() >= most_rows) ++left_out;
        else add_group_rows(table, facts, group, id);
    }
    add_table(part, std::move(table));
    if (left_out > 0) part.blocks.emplace_back(Paragraph{messages.say("teams.more", {{"n", std::to_string(left_out)}}), Tone::note});
    return part;
}

}  // namespace

ReportSection groups_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"groups", messages.say("groups"), {Paragraph{messages.say("groups.intro"), Tone::plain}}, {}};
    std::ranges::move(variance_blocks(facts), std::back_inserter(section.blocks));
    if (!facts.sites().empty()) section.parts.push_back(sites_part(facts));
    if (!groups_of(facts, "team").empty()) section.parts.push_back(teams_part(facts));
    for (const std::string& attribute : attributes_of(facts)) section.parts.push_back(attribute_part(facts, attribute));
    return section;
}

}  // namespace recaudit
