#include <recaudit/report/team_figures.hpp>

#include <recaudit/agreement/icc.hpp>
#include <recaudit/core/number_format.hpp>
#include <recaudit/report/group_rows.hpp>
#include <recaudit/report/meaning.hpp>
#include <recaudit/report/trends.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <span>

namespace recaudit {
namespace {

constexpr std::size_t most_teams = 200;      // of one perspective
constexpr std::size_t teams_in_figure = 24;  // with the names of their sites, what a printed page holds
constexpr std::size_t most_columns = 7;
constexpr std::size_t most_shades = 5;

/// A team's line: where it is and how it stands on the themes of the figure.
struct Line {
    GroupName name;
    std::vector<Standing> standings;
};

/// Bands of equal width for the scores shown.
struct Shades {
    double low = 0, width = 20;
    std::size_t count = 0;

    [[nodiscard]] std::size_t of(double value) const {
        const double band = std::floor((value - low) / width);
        return static_cast<std::size_t>(std::clamp(band, 0.0, static_cast<double>(count) - 1));
    }
};

/// A score as it is printed, so that a shade never contradicts its number.
double as_shown(double value) { return std::stod(fixed(value, 0)); }

Shades shades_over(double low, double high) {
    for (const double width : {2.0, 5.0, 10.0, 20.0}) {
        const double from = std::floor(low / width) * width;
        const auto count = static_cast<std::size_t>(std::floor((high - from) / width)) + 1;
        if (count <= most_shades) return {from, width, count};
    }
    return {0, 20, most_shades};
}

/// A theme, and how much depends on the team there: from agreement, and where that is withheld from the parts of the
/// spread over all rounds.
struct Column {
    const Theme* theme = nullptr;
    Number icc1;
    Status status = Status::ok;  // of agreement
    double usual = 0;            // people in the usual team
};

/// One perspective's teams on up to seven themes.
struct Sheet {
    std::string perspective;
    std::vector<Column> columns;
    std::vector<Line> lines;
};

Telling telling_of(const Column& column, const Standing& standing) {
    if (!column.icc1 || !standing.n) return Telling::well;
    return telling(mean_reliability(*column.icc1, static_cast<double>(*standing.n)));
}

bool is_shaded(const Column& column, const Standing& standing) { return standing.value && telling_of(column, standing) != Telling::hardly; }

/// The same for all sheets, so that a shade means the same everywhere.
Shades shades_of(const std::vector<Sheet>& sheets) {
    double low = 100, high = 0;
    for (const Sheet& sheet : sheets)
        for (const Line& line : sheet.lines)
            for (std::size_t i = 0; i < sheet.columns.size(); ++i)
                if (is_shaded(sheet.columns[i], line.standings[i])) {
                    low = std::min(low, as_shown(*line.standings[i].value));
                    high = std::max(high, as_shown(*line.standings[i].value));
                }
    return low > high ? Shades{} : shades_over(low, high);
}

HeatCell heat_cell(const Facts& facts, const Column& column, const Line& line, const Standing& standing, const Shades& shades) {
    const Messages& messages = facts.messages();
    HeatCell out;
    out.hover = std::string(line.name.group) + ", " + column.theme->title + ": " + in_words(facts, standing);
    if (standing.status == Status::withheld) {
        out.mark = HeatMark::withheld;
    } else if (!standing.value) {
        out.text = "\u2013";
    } else if (is_shaded(column, standing)) {
        out.mark = HeatMark::shown;
        out.shade = shades.of(as_shown(*standing.value));
        out.text = readable(*standing.value, 0);
    } else {
        out.mark = HeatMark::unsure;
        out.text = messages.say("heat.bracketed", {{"value", readable(*standing.value, 0)}});
        out.hover += messages.say("heat.unsure-hover");
    }
    return out;
}

std::string most_people(const std::vector<Standing>& standings) {
    Count most;
    for (const Standing& standing : standings)
        if (standing.value && standing.n) most = most ? std::max(*most, *standing.n) : *standing.n;
    return most ? readable(static_cast<double>(*most), 0) : "";
}

std::string foot_of(const Facts& facts, const Column& column) {
    constexpr std::array<std::string_view, 3> phrases{"heat.well", "heat.roughly", "heat.hardly"};
    if (!column.icc1) return facts.messages().say(column.status == Status::withheld ? "withheld" : "heat.unknown");
    return facts.messages().say(phrases[static_cast<std::size_t>(telling(mean_reliability(*column.icc1, column.usual)))]);
}

void add_legend(HeatChart& chart, const Facts& facts, const Shades& shades) {
    const Messages& messages = facts.messages();
    for (std::size_t i = 0; i < shades.count; ++i) {
        const double from = shades.low + static_cast<double>(i) * shades.width;
        chart.shades.push_back(
            messages.say("range", {{"low", readable(from, 0)}, {"high", readable(std::min(100.0, from + shades.width - 1), 0)}}));
    }
    const auto has = [&](HeatMark mark) {
        return std::ranges::any_of(chart.rows, [&](const HeatRow& row) {
            return std::ranges::any_of(row.cells, [&](const HeatCell& cell) { return cell.mark == mark; });
        });
    };
    if (has(HeatMark::unsure)) chart.unsure = messages.say("heat.unsure");
    if (has(HeatMark::withheld)) chart.withheld = messages.say("withheld");
}

HeatChart chart_of(const Facts& facts, const Sheet& sheet, std::span<const Line> lines, const Shades& shades) {
    const Messages& messages = facts.messages();
    HeatChart chart;
    chart.people = messages.say("column.people");
    chart.foot = messages.say("heat.foot");
    for (const Column& column : sheet.columns) {
        chart.columns.push_back(column.theme->title);
        chart.feet.push_back(foot_of(facts, column));
    }
    for (const Line& line : lines) {
        const bool starts = chart.rows.empty() || line.name.site != lines[chart.rows.size() - 1].name.site;
        HeatRow row{starts ? std::string(line.name.site) : "", std::string(line.name.group), most_people(line.standings), {}};
        for (std::size_t i = 0; i < sheet.columns.size(); ++i)
            row.cells.push_back(heat_cell(facts, sheet.columns[i], line, line.standings[i], shades));
        chart.rows.push_back(std::move(row));
    }
    add_legend(chart, facts, shades);
    return chart;
}

ReportTable table_of(const Facts& facts, const Sheet& sheet, std::span<const Line> lines, const std::string& caption) {
    const Messages& messages = facts.messages();
    ReportTable table{caption,
                      {{messages.say("column.team"), Alignment::text},
                       {messages.say("column.site"), Alignment::text},
                       {messages.say("column.people"), Alignment::number}},
                      {}};
    for (const Column& column : sheet.columns) table.columns.push_back({column.theme->title, Alignment::number});
    for (const Line& line : lines) {
        auto& row = table.rows.emplace_back(
            std::vector<ReportCell>{std::string(line.name.group), std::string(line.name.site), people_cell(facts, line.standings)});
        for (const Standing& standing : line.standings) row.push_back(estimate_cell(facts, standing));
    }
    return table;
}

/// A part of a sheet that fits on a page.
struct Page {
    std::size_t first, last;
    std::string id;
};

std::string title_of(const Facts& facts, const Sheet& sheet, const Page& page) {
    const Messages& messages = facts.messages();
    std::string title = messages.say("heat.chart", {{"who", facts.name_of(sheet.perspective)}, {"when", when(facts, facts.latest())}});
    if (page.last - page.first == sheet.lines.size()) return title;
    const auto name = [&](const GroupName& team) {
        return team.site.empty() ? std::string(team.group) : std::string(team.site) + " / " + std::string(team.group);
    };
    return title +
           messages.say("sites.part", {{"first", name(sheet.lines[page.first].name)}, {"last", name(sheet.lines[page.last - 1].name)}});
}

Figure figure_of(const Facts& facts, const Sheet& sheet, const Page& page, const Shades& shades) {
    const std::span lines = std::span(sheet.lines).subspan(page.first, page.last - page.first);
    HeatChart chart = chart_of(facts, sheet, lines, shades);
    const std::string title = title_of(facts, sheet, page);
    chart.head = {page.id, title, facts.messages().say("heat.description", {{"who", facts.name_within(sheet.perspective)}}), ""};
    return {std::move(chart), table_of(facts, sheet, lines, title)};
}

std::string id_of(const Sheet& sheet, std::size_t position, std::size_t first) {
    return "fig-teams-" + slug(sheet.perspective.empty() ? "all" : sheet.perspective) + "-" + std::to_string(position + 1) + "-" +
           std::to_string(first / teams_in_figure + 1);
}

/// People in the usual team: the mean number of those shown.
double usual_team(const std::vector<Line>& lines, std::size_t column) {
    double people = 0, teams = 0;
    for (const Line& line : lines)
        if (const Standing& standing = line.standings[column]; standing.value && standing.n) {
            people += static_cast<double>(*standing.n);
            ++teams;
        }
    return teams == 0 ? 0 : std::round(people / teams);
}

Column column_of(const Facts& facts, const Sheet& sheet, const Theme& theme, std::size_t position) {
    const AgreementRow* row = agreement_of(facts, theme, sheet.perspective, "team");
    if (row != nullptr && has_figures(*row)) return {&theme, row->icc1, row->status, usual_size(*row)};
    const double usual = usual_team(sheet.lines, position);
    const Status status = row == nullptr ? Status::ok : row->status;
    if (status != Status::withheld || usual == 0) return {&theme, {}, status, usual};
    return {&theme, share_between_teams(facts, theme, sheet.perspective), status, usual};
}

/// One perspective's teams, cut by columns; the teams without anybody of it left out.
std::vector<Sheet> sheets_of(const Facts& facts, const std::string& perspective, const std::set<GroupName>& teams) {
    std::vector<const Theme*> asked;
    for (const Theme& theme : facts.themes())
        if (facts.asks(theme, perspective)) asked.push_back(&theme);
    std::vector<Sheet> out;
    for (std::size_t first = 0; first < asked.size(); first += most_columns) {
        const std::vector<const Theme*> themes(asked.begin() + static_cast<std::ptrdiff_t>(first),
                                               asked.begin() + static_cast<std::ptrdiff_t>(std::min(first + most_columns, asked.size())));
        Sheet sheet{perspective, {}, {}};
        for (const GroupName& team : teams) {
            auto standings = standings_of(facts, themes, {perspective, facts.latest(), "team", team.site, team.group});
            if (has_anyone(standings)) sheet.lines.push_back({team, std::move(standings)});
        }
        for (std::size_t i = 0; i < themes.size(); ++i) sheet.columns.push_back(column_of(facts, sheet, *themes[i], i));
        if (!sheet.lines.empty()) out.push_back(std::move(sheet));
    }
    return out;
}

}  // namespace

TeamFigures team_figures(const Facts& facts) {
    TeamFigures out;
    std::vector<Sheet> sheets;
    const auto teams = groups_of(facts, "team");
    for (const std::string& perspective : facts.perspectives())
        std::ranges::move(sheets_of(facts, perspective, teams), std::back_inserter(sheets));
    for (Sheet& sheet : sheets) {
        const std::size_t drawn = std::min(most_teams, sheet.lines.size());
        out.left_out = std::max(out.left_out, sheet.lines.size() - drawn);
        sheet.lines.resize(drawn);
    }
    const Shades shades = shades_of(sheets);
    for (std::size_t s = 0; s < sheets.size(); ++s)
        for (std::size_t first = 0; first < sheets[s].lines.size(); first += teams_in_figure) {
            const std::size_t last = std::min(first + teams_in_figure, sheets[s].lines.size());
            out.figures.push_back(figure_of(facts, sheets[s], {first, last, id_of(sheets[s], s, first)}, shades));
        }
    return out;
}

}  // namespace recaudit
