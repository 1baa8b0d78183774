#include <recaudit/report/standing_chart.hpp>

#include <recaudit/report/wording.hpp>

namespace recaudit {
namespace {

DotLane lane_of(const Facts& facts, const StandingLine& line, const std::vector<std::string>& series) {
    const std::string who = series.size() > 1 ? line.label + ", " + series.at(line.series) : line.label;
    return {line.series,
            line.standing.value,
            line.standing.interval,
            in_short(facts, line.standing),
            who + ": " + in_words(facts, line.standing),
            line.standing.status == Status::withheld};
}

DotChart chart_of(const Facts& facts, const StandingTexts& texts, const std::vector<StandingLine>& lines) {
    DotChart chart{{texts.id, texts.title, texts.description, ""}, {0, 100, 20, facts.messages().say("axis.hundred")}, texts.series, {}};
    for (const StandingLine& line : lines) {
        if (chart.groups.empty() || chart.groups.back().heading != line.group) chart.groups.push_back({line.group, {}});
        auto& rows = chart.groups.back().rows;
        if (rows.empty() || rows.back().label != line.label || rows.back().lanes.back().series >= line.series)
            rows.push_back({line.label, {}});
        rows.back().lanes.push_back(lane_of(facts, line, texts.series));
    }
    return chart;
}

ReportTable table_of(const Facts& facts, const StandingTexts& texts, const std::vector<StandingLine>& lines) {
    const Messages& messages = facts.messages();
    const bool grouped = !texts.group_heading.empty();
    const bool several = texts.series.size() > 1;
    ReportTable table{texts.title, {{texts.label_heading, Alignment::text}}, {}};
    if (grouped) table.columns.push_back({texts.group_heading, Alignment::text});
    if (several) table.columns.push_back({messages.say("column.who"), Alignment::text});
    for (const std::string_view heading : {"column.people", "column.score", "column.interval"})
        table.columns.push_back({messages.say(heading, {{"level", percent_of_one(facts.study().confidence)}}), Alignment::number});
    for (const StandingLine& line : lines) {
        const Standing& standing = line.standing;
        std::vector<ReportCell> row{line.label};
        if (grouped) row.emplace_back(line.group);
        if (several) row.emplace_back(texts.series.at(line.series));
        row.push_back(cell(facts, standing.n, standing.status));
        row.push_back(cell(facts, standing.value, standing.status, 0));
        row.push_back(cell(facts, standing.interval, standing.status, 0));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Figure standing_figure(const Facts& facts, const StandingTexts& texts, const std::vector<StandingLine>& lines) {
    return {chart_of(facts, texts, lines), table_of(facts, texts, lines)};
}

}  // namespace recaudit
