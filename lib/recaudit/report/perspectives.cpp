#include <recaudit/core/number_format.hpp>
#include <recaudit/report/rounding.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

/// The gaps of two perspectives of one family in the latest wave, everyone together.
struct Pair {
    Label instrument, a, b;
    std::vector<const GapsRow*> rows;
};

std::vector<Pair> pairs_of(const Facts& facts) {
    std::vector<Pair> pairs;
    for (const GapsRow& row : facts.results().gaps) {
        if (row.scope.by != "all" || row.scope.wave != facts.latest() ||
            facts.theme(row.scope.instrument.view(), row.scale.view()) == nullptr)
            continue;
        auto pair = std::ranges::find_if(pairs, [&](const Pair& p) {
            return p.instrument == row.scope.instrument && p.a == row.perspective_a && p.b == row.perspective_b;
        });
        if (pair == pairs.end()) pair = pairs.insert(pairs.end(), Pair{row.scope.instrument, row.perspective_a, row.perspective_b, {}});
        pair->rows.push_back(&row);
    }
    return pairs;
}

std::string verdict(const Facts& facts, const GapsRow& row) {
    if (!row.p_adjusted) return facts.messages().say(row.status == Status::withheld ? "withheld" : "verdict.not_tested");
    return facts.messages().say(*row.p_adjusted < 1 - facts.study().confidence ? "gap.clear-short" : "gap.unclear-short");
}

GapRow gap_row(const Facts& facts, const GapsRow& row) {
    const Messages& messages = facts.messages();
    GapRow out;
    out.label = facts.theme(row.scope.instrument.view(), row.scale.view())->title;
    out.a = row.mean_a;
    out.b = row.mean_b;
    out.difference = row.difference;
    out.interval = {row.ci_low, row.ci_high};
    out.withheld = row.status == Status::withheld;
    out.text = out.withheld ? messages.say("withheld") : reason(facts, row.status);
    if (row.difference) out.text = readable(*row.difference, 0);
    if (row.difference && row.ci_low && row.ci_high)
        out.text =
            messages.say("short.value", {{"value", readable(*row.difference, 0)}, {"range", range(facts, *row.ci_low, *row.ci_high)}});
    if (row.p_adjusted && *row.p_adjusted < 1 - facts.study().confidence) out.text = messages.say("gap.clear-value", {{"value", out.text}});
    out.hover = out.label + ": " + out.text + ". " + verdict(facts, row);
    return out;
}

/// Ends and step of an axis that holds every interval, the same to both sides of 0.
Axis difference_axis(const std::vector<const GapsRow*>& rows, const std::string& label) {
    double most = 10;
    for (const GapsRow* row : rows)
        for (const Number end : {row->ci_low, row->ci_high, row->difference})
            if (end) most = std::max(most, std::abs(*end));
    const double step = most > 50 ? 50 : most > 20 ? 20 : 10;
    const double end = std::ceil(most / step) * step;
    return {-end, end, step, label};
}

ReportTable table_of(const Facts& facts, const Pair& pair, const std::string& caption) {
    const Messages& messages = facts.messages();
    const std::string a = facts.name_of(pair.a.view()), b = facts.name_of(pair.b.view());
    ReportTable table{caption, {{messages.say("column.theme"), Alignment::text}}, {}};
    for (const std::string& heading :
         {messages.say("column.people-of", {{"who", a}}), messages.say("column.people-of", {{"who", b}}), a, b, messages.say("column.gap"),
          messages.say("column.interval", {{"level", percent_of_one(facts.study().confidence)}}), messages.say("column.p")})
        table.columns.push_back({heading, Alignment::number});
    table.columns.push_back({messages.say("column.verdict"), Alignment::text});
    for (const GapsRow* row : pair.rows)
        table.rows.push_back({facts.theme(row->scope.instrument.view(), row->scale.view())->title, cell(facts, row->n_a, row->status),
                              cell(facts, row->n_b, row->status), cell(facts, row->mean_a, row->status, 0),
                              cell(facts, row->mean_b, row->status, 0), cell(facts, row->difference, row->status, 0),
                              cell(facts, Interval{row->ci_low, row->ci_high}, row->status, 0), p_cell(facts, row->p_adjusted, row->status),
                              verdict(facts, *row)});
    return table;
}

Figure gap_figure(const Facts& facts, const Pair& pair, std::size_t position) {
    const Messages& messages = facts.messages();
    const std::string a = facts.name_of(pair.a.view()), b = facts.name_within(pair.b.view());
    const std::string title = messages.say("gap.chart", {{"a", a}, {"b", b}, {"when", when(facts, facts.latest())}});
    GapChart chart;
    chart.head = {"fig-gaps-" + std::to_string(position + 1), title, messages.say("gap.chart-description", {{"a", a}, {"b", b}}), ""};
    chart.axis.label = messages.say("axis.hundred");
    chart.a = a;
    chart.b = facts.name_of(pair.b.view());
    chart.difference_axis = difference_axis(pair.rows, messages.say("axis.gap", {{"a", a}, {"b", b}}));
    for (const GapsRow* row : pair.rows) chart.rows.push_back(gap_row(facts, *row));
    return {std::move(chart), table_of(facts, pair, title)};
}

bool any_looks_off(const Pair& pair) {
    return std::ranges::any_of(pair.rows, [](const GapsRow* row) {
        return row->mean_a && row->mean_b && row->difference && looks_off(*row->mean_a, *row->mean_b, *row->difference);
    });
}

}  // namespace

ReportSection perspectives_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportSection section{"perspectives", messages.say("perspectives"), {}, {}};
    const auto pairs = pairs_of(facts);
    if (pairs.empty()) {
        section.blocks.emplace_back(Paragraph{messages.say("perspectives.one"), Tone::plain});
        return section;
    }
    section.blocks.emplace_back(Paragraph{messages.say("perspectives.intro"), Tone::plain});
    section.blocks.emplace_back(Paragraph{messages.say("gap.neither"), Tone::note});
    for (std::size_t i = 0; i < pairs.size(); ++i) section.blocks.emplace_back(gap_figure(facts, pairs[i], i));
    if (std::ranges::any_of(pairs, any_looks_off)) section.blocks.emplace_back(Paragraph{messages.say("gap.rounding"), Tone::note});
    section.parts = item_gap_parts(facts);
    return section;
}

}  // namespace recaudit
