#include <recaudit/charts/axis.hpp>
#include <recaudit/core/number_format.hpp>
#include <recaudit/report/site_figures.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr std::size_t most_rows = 30;   // so that a figure fits on a printed page
constexpr std::size_t most_sites = 40;  // above that only those outside the limits are drawn

std::vector<const BenchmarksRow*> drawn_sites(const Benchmarked& at) {
    if (at.sites.size() <= most_sites) return at.sites;
    std::vector<const BenchmarksRow*> out;
    for (const BenchmarksRow* row : at.sites)
        if (is_outside(*row)) out.push_back(row);
    return out;
}

Interval guess_interval(const Facts& facts, const Benchmarked& at, const BenchmarksRow& row) {
    const std::string_view who = row.scope.perspective.view();
    return {facts.in_hundred(*at.theme, who, row.shrunken_low), facts.in_hundred(*at.theme, who, row.shrunken_high)};
}

GuessRow guess_row(const Facts& facts, const Benchmarked& at, const BenchmarksRow& row) {
    const Messages& messages = facts.messages();
    const std::string_view who = row.scope.perspective.view();
    GuessRow out;
    out.label = row.scope.site.str();
    out.withheld = row.status == Status::withheld;
    out.value = facts.in_hundred(*at.theme, who, row.mean);
    out.guess = facts.in_hundred(*at.theme, who, row.shrunken_mean);
    out.interval = guess_interval(facts, at, row);
    out.rank_low = row.rank_low;
    out.rank_high = row.rank_high;
    out.text = reason(facts, row.status);
    if (is_at_target(row)) {
        out.interval = {};
        out.text = readable(*out.guess, 0);
    } else if (out.guess && out.interval.low && out.interval.high)
        out.text = messages.say("short.value",
                                {{"value", readable(*out.guess, 0)}, {"range", range(facts, *out.interval.low, *out.interval.high)}});
    out.rank_text = ranks_in_words(facts, row);
    out.hover = out.guess ? messages.say("guess.hover", {{"site", out.label},
                                                         {"value", site_value(facts, at, row)},
                                                         {"people", people(facts, row.site_n)},
                                                         {"guess", out.text},
                                                         {"ranks", out.rank_text}})
                          : out.label + ": " + out.text;
    return out;
}

/// Tens around every mark and interval of the theme's sites.
Axis value_axis(const Facts& facts, const Benchmarked& at) {
    double low = 100, high = 0;
    for (const BenchmarksRow* row : at.sites) {
        const Interval interval = guess_interval(facts, at, *row);
        for (const Number value : {facts.in_hundred(*at.theme, row->scope.perspective.view(), row->mean), interval.low, interval.high})
            if (value) {
                low = std::min(low, *value);
                high = std::max(high, *value);
            }
    }
    Axis axis = axis_over(std::max(0.0, low), std::min(100.0, high), facts.messages().say("axis.hundred"));
    axis.low = std::max(0.0, axis.low);
    axis.high = std::min(100.0, axis.high);
    return axis;
}

Axis rank_axis(const Facts& facts, const Benchmarked& at) {
    const auto places = static_cast<double>(at.sites.size());
    return {1, places, places - 1, facts.messages().say("guess.rank-axis", {{"n", readable(places, 0)}})};
}

std::vector<ReportCell> table_row(const Facts& facts, const Benchmarked& at, const BenchmarksRow& row) {
    const std::string_view who = row.scope.perspective.view();
    const Number guess = facts.in_hundred(*at.theme, who, row.shrunken_mean);
    const Interval interval = guess_interval(facts, at, row);
    const ReportCell missing = cell(facts, Number(), row.status, 0);
    const std::string ranks = ranks_in_words(facts, row);
    return {row.scope.site.str(), cell(facts, row.site_n, row.status),
            cell(facts, facts.in_hundred(*at.theme, who, row.mean), row.status, 0),
            guess && is_at_target(row)               ? ReportCell(NumberCell{*guess, 0})
            : guess && interval.low && interval.high ? ReportCell(EstimateCell{*guess, *interval.low, *interval.high, 0})
                                                     : missing,
            ranks.empty() ? missing : ReportCell(ranks)};
}

ReportTable empty_table(const Facts& facts, std::string caption) {
    const Messages& messages = facts.messages();
    ReportTable table{std::move(caption), {{messages.say("column.site"), Alignment::text}}, {}};
    for (const std::string_view heading : {"column.people", "column.mean", "column.shrunken", "column.rank"})
        table.columns.push_back({messages.say(heading), Alignment::number});
    return table;
}

GuessChart empty_chart(const Facts& facts, const Benchmarked& at) {
    const Messages& messages = facts.messages();
    const std::string_view who = at.first().scope.perspective.view();
    GuessChart chart;
    chart.axis = value_axis(facts, at);
    chart.ranks = rank_axis(facts, at);
    chart.target = *facts.in_hundred(*at.theme, who, at.with_limits().front()->target);
    chart.value = messages.say("guess.value");
    chart.guess = messages.say("guess.guess", {{"level", percent_of_one(facts.study().confidence)}});
    chart.rank = messages.say("guess.rank");
    chart.target_name = messages.say("funnel.target");
    chart.head = {
        "fig-guess-" + at.theme->anchor + "-" + slug(who.empty() ? "all" : who),
        messages.say("guess.chart", {{"theme", at.theme->title}, {"who", facts.name_within(who)}, {"when", when(facts, facts.latest())}}),
        messages.say("guess.description", {{"theme", at.theme->title},
                                           {"who", facts.name_within(who)},
                                           {"low", readable(chart.axis.low, 0)},
                                           {"high", readable(chart.axis.high, 0)}}),
        ""};
    return chart;
}

}  // namespace

std::vector<Figure> guess_figures(const Facts& facts, const Benchmarked& at) {
    std::vector<Figure> out;
    if (!is_drawable(facts, at)) return out;
    const auto sites = drawn_sites(at);
    const GuessChart empty = empty_chart(facts, at);
    for (std::size_t first = 0; first < sites.size(); first += most_rows) {
        const std::size_t last = std::min(first + most_rows, sites.size());
        GuessChart chart = empty;
        if (sites.size() > most_rows) {
            chart.head.id += "-" + std::to_string(first / most_rows + 1);
            chart.head.title += facts.messages().say(
                "sites.part", {{"first", sites[first]->scope.site.str()}, {"last", sites[last - 1]->scope.site.str()}});
        }
        ReportTable data = empty_table(facts, chart.head.title);
        for (std::size_t i = first; i < last; ++i) {
            chart.rows.push_back(guess_row(facts, at, *sites[i]));
            data.rows.push_back(table_row(facts, at, *sites[i]));
        }
        out.push_back({std::move(chart), std::move(data)});
    }
    return out;
}

}  // namespace recaudit
