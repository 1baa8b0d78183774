#include <recaudit/charts/axis.hpp>
#include <recaudit/core/number_format.hpp>
#include <recaudit/report/site_figures.hpp>
#include <recaudit/report/wording.hpp>
#include <recaudit/stats/distribution.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace recaudit {
namespace {

constexpr std::size_t few_enough_to_name = 8;          // up to so many sites, each has its name beside it
constexpr std::size_t most_sites_in_table = 40;        // above that the table holds only those outside the limits
constexpr double level_95 = 0.975, level_998 = 0.999;  // of the upper limits
constexpr int steps = 48;                              // of a curve

FunnelPlace place_of(const BenchmarksRow& row) {
    if (is_far_outside(row)) return FunnelPlace::far_outside;
    return is_outside(row) ? FunnelPlace::outside : FunnelPlace::within;
}

/// Whether the limits are those of the formula, so that they can be drawn for any number of people.
bool is_smooth(const BenchmarksRow& row) {
    if (!row.se || !row.tau2 || !row.target) return false;
    const double half = *normal_quantile(level_95) * std::sqrt(*row.se * *row.se + *row.tau2);
    return std::abs(*row.limit_95_high - *row.target - half) < 1e-6 * half;
}

Interval in_hundred(const Facts& facts, const Benchmarked& at, Number low, Number high) {
    const std::string_view who = at.first().scope.perspective.view();
    return {facts.in_hundred(*at.theme, who, low), facts.in_hundred(*at.theme, who, high)};
}

/// The limits for numbers of people from `low` to `high`: se^2 x n is the same for all sites, the pooled variance.
std::vector<FunnelLimits> curve(const Facts& facts, const Benchmarked& at, const Axis& people) {
    const BenchmarksRow& row = *at.with_limits().front();
    const double variance = *row.se * *row.se * static_cast<double>(*row.site_n);
    std::vector<FunnelLimits> out;
    for (int i = 0; i <= steps; ++i) {
        const double n = std::max(1.0, people.low + (people.high - people.low) * i / steps);
        const double total = std::sqrt(variance / n + *row.tau2);
        const auto around = [&](double level) {
            const double half = *normal_quantile(level) * total;
            return in_hundred(facts, at, *row.target - half, *row.target + half);
        };
        out.push_back({n, around(level_95), around(level_998)});
    }
    return out;
}

/// Each site's own limits, where no formula gives them for every number of people.
std::vector<FunnelLimits> own_limits(const Facts& facts, const Benchmarked& at) {
    std::vector<FunnelLimits> out;
    for (const BenchmarksRow* row : at.with_limits())
        out.push_back({static_cast<double>(*row->site_n), in_hundred(facts, at, row->limit_95_low, row->limit_95_high),
                       in_hundred(facts, at, row->limit_998_low, row->limit_998_high)});
    std::ranges::stable_sort(out, {}, &FunnelLimits::people);
    return out;
}

Axis people_axis(const Facts& facts, const Benchmarked& at) {
    double fewest = 1e300, most = 0;
    for (const BenchmarksRow* row : at.with_limits()) {
        fewest = std::min(fewest, static_cast<double>(*row->site_n));
        most = std::max(most, static_cast<double>(*row->site_n));
    }
    return axis_over(std::max(1.0, 0.8 * fewest), 1.1 * most, facts.messages().say("funnel.people"));
}

std::string note_of(const Facts& facts, const Benchmarked& at) {
    const std::size_t n = at.withheld();
    if (n == 0) return "";
    return facts.messages().say(n == 1 ? "funnel.withheld-one" : "funnel.withheld", {{"n", std::to_string(n)}});
}

FunnelPoint point_of(const Facts& facts, const Benchmarked& at, const BenchmarksRow& row, std::size_t sites) {
    const FunnelPlace place = place_of(row);
    const std::string name = row.scope.site.str();
    const std::string hover = facts.messages().say("funnel.hover", {{"site", name},
                                                                    {"value", site_value(facts, at, row)},
                                                                    {"people", people(facts, row.site_n)},
                                                                    {"place", facts.messages().say("benchmark.flag." + row.flag.str())}});
    return {static_cast<double>(*row.site_n), *facts.in_hundred(*at.theme, row.scope.perspective.view(), row.mean), place,
            place != FunnelPlace::within || sites <= few_enough_to_name ? name : "", hover};
}

FunnelPanel panel_of(const Facts& facts, const Benchmarked& at) {
    const auto sites = at.with_limits();
    FunnelPanel panel;
    panel.title = facts.name_of(at.first().scope.perspective.view());
    panel.people = people_axis(facts, at);
    panel.target = *facts.in_hundred(*at.theme, at.first().scope.perspective.view(), sites.front()->target);
    for (const BenchmarksRow* row : sites) panel.points.push_back(point_of(facts, at, *row, sites.size()));
    const bool smooth = std::ranges::all_of(sites, [](const BenchmarksRow* row) { return is_smooth(*row); });
    panel.limits = smooth ? curve(facts, at, panel.people) : own_limits(facts, at);
    panel.note = note_of(facts, at);
    return panel;
}

/// Holds every point, and the limits of the smallest site.
Axis value_axis(const std::vector<FunnelPanel>& panels, std::string label) {
    double low = 100, high = 0;
    const auto hold = [&](double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const FunnelPanel& panel : panels) {
        double fewest = 1e300;
        for (const FunnelPoint& point : panel.points) {
            hold(point.value - 1);
            hold(point.value + 1);
            fewest = std::min(fewest, point.people);
        }
        for (const FunnelLimits& limits : panel.limits)
            if (limits.people >= fewest)
                for (const Number end : {limits.limit_998.low, limits.limit_998.high})
                    if (end) hold(*end);
    }
    Axis axis = axis_over(std::max(0.0, low), std::min(100.0, high), std::move(label));
    axis.low = std::max(0.0, axis.low);
    axis.high = std::min(100.0, axis.high);
    return axis;
}

std::string summary(const Facts& facts, const FunnelPanel& panel) {
    std::array<std::size_t, 3> places{};
    for (const FunnelPoint& point : panel.points) ++places[static_cast<std::size_t>(point.place)];
    return facts.messages().say("funnel.summary", {{"who", panel.title},
                                                   {"n", std::to_string(panel.points.size())},
                                                   {"within", std::to_string(places[0])},
                                                   {"outside", std::to_string(places[1])},
                                                   {"far", std::to_string(places[2])}}) +
           (panel.note.empty() ? "" : " " + panel.note);
}

std::vector<ReportCell> table_row(const Facts& facts, const Benchmarked& at, const BenchmarksRow& row) {
    const auto interval = [&](Number low, Number high) { return cell(facts, in_hundred(facts, at, low, high), row.status, 0); };
    const std::string_view who = row.scope.perspective.view();
    return {row.scope.site.str(),
            facts.name_of(who),
            cell(facts, row.site_n, row.status),
            cell(facts, facts.in_hundred(*at.theme, who, row.mean), row.status, 0),
            interval(row.limit_95_low, row.limit_95_high),
            interval(row.limit_998_low, row.limit_998_high),
            row.flag.empty() ? cell(facts, Number(), row.status, 0) : ReportCell(facts.messages().say("benchmark.flag." + row.flag.str()))};
}

ReportTable table_of(const Facts& facts, std::span<const Benchmarked> theme, const std::string& caption) {
    const Messages& messages = facts.messages();
    ReportTable table{caption, {}, {}};
    for (const std::string_view heading : {"column.site", "column.who"}) table.columns.push_back({messages.say(heading), Alignment::text});
    for (const std::string_view heading : {"column.people", "column.mean", "column.limits-95", "column.limits-998"})
        table.columns.push_back({messages.say(heading), Alignment::number});
    table.columns.push_back({messages.say("column.place"), Alignment::text});
    for (const Benchmarked& at : theme)
        for (const BenchmarksRow* row : at.sites)
            if (at.sites.size() <= most_sites_in_table || is_outside(*row)) table.rows.push_back(table_row(facts, at, *row));
    return table;
}

}  // namespace

std::optional<Figure> funnel_figure(const Facts& facts, std::span<const Benchmarked> theme) {
    const Messages& messages = facts.messages();
    FunnelChart chart;
    for (const Benchmarked& at : theme)
        if (is_drawable(facts, at)) chart.panels.push_back(panel_of(facts, at));
    if (chart.panels.empty()) return std::nullopt;
    const Theme& about = *theme.front().theme;
    chart.value = value_axis(chart.panels, messages.say("axis.hundred"));
    chart.target = messages.say("funnel.target");
    chart.limit_95 = messages.say("percent", {{"n", "95"}});
    chart.limit_998 = messages.say("percent", {{"n", "99.8"}});
    chart.places = {messages.say("funnel.within"), messages.say("funnel.outside"), messages.say("funnel.far-outside")};
    chart.also_outside = messages.say("funnel.also");
    std::string described = messages.say(
        "funnel.description", {{"theme", about.title}, {"low", readable(chart.value.low, 0)}, {"high", readable(chart.value.high, 0)}});
    for (const FunnelPanel& panel : chart.panels) described += " " + summary(facts, panel);
    const std::string title = messages.say("funnel.chart", {{"theme", about.title}, {"when", when(facts, facts.latest())}});
    chart.head = {"fig-funnel-" + about.anchor, title, described, ""};
    ReportTable data = table_of(facts, theme, title);
    return Figure{std::move(chart), std::move(data)};
}

}  // namespace recaudit
