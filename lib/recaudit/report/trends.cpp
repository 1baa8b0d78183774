#include <recaudit/report/trends.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/wording.hpp>
#include <recaudit/scoring/testing.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace recaudit {
namespace {

/// The trend of a theme over everyone, in points out of 100.
struct Trend {
    const TrendsRow* row = nullptr;
    const Theme* theme = nullptr;
    Number slope, low, high, p_adjusted;
};

/// All trends of everyone; p-values adjusted over the themes of each perspective.
std::vector<Trend> trends_of(const Facts& facts) {
    std::vector<Trend> out;
    std::map<std::pair<Label, Label>, std::vector<std::size_t>> families;
    for (const TrendsRow& row : facts.results().trends) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (row.scope.by != "all" || theme == nullptr) continue;
        const Number points = facts.points_per_unit(*theme, row.scope.perspective.view());
        const auto in_points = [&](Number number) { return number && points ? Number(*number * *points) : Number(); };
        families[{row.scope.instrument, row.scope.perspective}].push_back(out.size());
        out.push_back({&row, theme, in_points(row.slope_per_year), in_points(row.ci_low), in_points(row.ci_high), {}});
    }
    for (const auto& [key, members] : families) {
        std::vector<Number> p_values;
        for (const std::size_t i : members) p_values.push_back(out[i].row->p_value);
        const auto found = adjusted(p_values, multiplicity_of(facts.study().adjust));
        for (std::size_t i = 0; i < members.size(); ++i) out[members[i]].p_adjusted = found[i];
    }
    return out;
}

bool is_clear(const Facts& facts, const Trend& trend) {
    return trend.slope && trend.low && trend.high && trend.p_adjusted && *trend.p_adjusted < 1 - facts.study().confidence;
}

std::string in_words(const Facts& facts, const Trend& trend) {
    const Messages& messages = facts.messages();
    if (trend.row->status == Status::withheld) return messages.say("withheld");
    if (trend.row->status != Status::ok) return reason(facts, trend.row->status);
    if (!is_clear(facts, trend)) return messages.say("trend.too-early");
    return messages.say(*trend.slope > 0 ? "trend.rising" : "trend.falling");
}

std::string one_decimal_range(const Facts& facts, double a, double b) {
    return facts.messages().say("range", {{"low", readable(std::min(a, b), 1)}, {"high", readable(std::max(a, b), 1)}});
}

std::string sentence(const Facts& facts, const Trend& trend) {
    const double sign = *trend.slope < 0 ? -1 : 1;
    return facts.messages().say(sign > 0 ? "trend.up" : "trend.down",
                                {{"who", facts.name_of(trend.row->scope.perspective.view())},
                                 {"theme", trend.theme->title},
                                 {"slope", readable(std::abs(*trend.slope), 1)},
                                 {"level", percent_of_one(facts.study().confidence)},
                                 {"range", one_decimal_range(facts, sign * *trend.low, sign * *trend.high)},
                                 {"n", readable(static_cast<double>(*trend.row->waves), 0)},
                                 {"people", people(facts, trend.row->n)}});
}

std::vector<Trend> clear_trends(const Facts& facts) {
    std::vector<Trend> out;
    for (const Trend& trend : trends_of(facts))
        if (is_clear(facts, trend)) out.push_back(trend);
    std::ranges::stable_sort(out, [](const Trend& a, const Trend& b) { return std::abs(*a.slope) > std::abs(*b.slope); });
    return out;
}

ReportTable table_of(const Facts& facts, const std::vector<Trend>& trends) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("trend.caption"),
                      {{messages.say("column.theme"), Alignment::text}, {messages.say("column.who"), Alignment::text}},
                      {}};
    for (const std::string& heading :
         {messages.say("column.rounds"), messages.say("column.answers-given"), messages.say("column.slope"),
          messages.say("column.interval", {{"level", percent_of_one(facts.study().confidence)}}), messages.say("column.p")})
        table.columns.push_back({heading, Alignment::number});
    table.columns.push_back({messages.say("column.verdict"), Alignment::text});
    for (const Trend& trend : trends) {
        const Status status = trend.row->status;
        table.rows.push_back({trend.theme->title, facts.name_of(trend.row->scope.perspective.view()), cell(facts, trend.row->waves, status),
                              cell(facts, trend.row->n, status), cell(facts, trend.slope, status, 1),
                              cell(facts, Interval{trend.low, trend.high}, status, 1), p_cell(facts, trend.p_adjusted, status),
                              in_words(facts, trend)});
    }
    return table;
}

bool has_dates(const Facts& facts) {
    return !facts.study().waves.empty() && std::ranges::all_of(facts.study().waves, [](const Wave& wave) { return wave.day.has_value(); });
}

}  // namespace

std::vector<Block> trend_blocks(const Facts& facts) {
    const Messages& messages = facts.messages();
    std::vector<Block> blocks;
    if (facts.waves().size() < 3) return blocks;
    if (!has_dates(facts)) {
        blocks.emplace_back(Paragraph{messages.say("trend.no-dates"), Tone::note});
        return blocks;
    }
    const std::vector<Trend> trends = trends_of(facts);
    if (trends.empty()) return blocks;
    blocks.emplace_back(Paragraph{messages.say("trend.intro"), Tone::plain});
    Sentences told;
    for (const Trend& trend : clear_trends(facts)) told.texts.push_back(sentence(facts, trend));
    if (told.texts.empty()) blocks.emplace_back(Paragraph{messages.say("trend.none"), Tone::plain});
    else blocks.emplace_back(std::move(told));
    blocks.emplace_back(table_of(facts, trends));
    return blocks;
}

std::vector<Finding> trend_findings(const Facts& facts) {
    std::vector<Finding> findings;
    for (const Trend& trend : clear_trends(facts))
        findings.push_back({"", "change", trend.theme->id, sentence(facts, trend),
                            evidence("trends", trend.row->scope, "scale=" + trend.theme->id), "change"});
    return findings;
}

}  // namespace recaudit
