#include <recaudit/core/number_format.hpp>
#include <recaudit/core/scope_key.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/report/groupings.hpp>
#include <recaudit/report/missing_people.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace recaudit {
namespace {

constexpr std::size_t most_named = 12, most_rows = 40;

/// "North: staff", "nurse: service users"
std::string label_of(const Facts& facts, const Scope& scope) {
    const std::string place = scope.group.empty() ? scope.site.str() : level_label(facts, scope.by.view(), scope.group.view());
    return place + ": " + facts.name_within(scope.perspective.view());
}

std::string rate(const Facts& facts, Number share) { return facts.messages().say("percent", {{"n", percent_of_one(*share)}}); }

/// Sites and other groupings, not teams: of many small teams some are under the rest by chance alone.
Paragraph under_represented(const Facts& facts) {
    std::vector<std::string> named;
    std::size_t more = 0;
    for (const RepresentationRow& row : facts.results().representation) {
        if (row.scope.wave != facts.latest() || row.scope.by == "team" || row.verdict != "under" || !row.response_rate) continue;
        if (named.size() == most_named) ++more;
        else
            named.push_back(facts.messages().say(
                "missing.group",
                {{"group", label_of(facts, row.scope)}, {"rate", rate(facts, row.response_rate)}, {"rest", rate(facts, row.rest_rate)}}));
    }
    if (named.empty()) return {facts.messages().say("missing.nobody-under"), Tone::plain};
    std::string text = facts.messages().say("missing.under", {{"groups", listed(named)}});
    if (more > 0) text += " " + facts.messages().say("more-rows", {{"n", std::to_string(more)}, {"table", "representation"}});
    return {text, Tone::plain};
}

using DifferenceKey = std::tuple<std::string_view, ScopeKey, std::string_view, std::string_view, std::string_view>;

/// The differences that the report calls clear.
std::set<DifferenceKey> clear_differences(const Facts& facts) {
    std::set<DifferenceKey> out;
    const double alpha = 1 - facts.study().confidence;
    const auto is_clear = [alpha](Number p) { return p && *p < alpha; };
    for (const ChangeRow& row : facts.results().change)
        if (is_clear(row.p_adjusted)) out.emplace("change", key_of(row.scope), row.scale.view(), row.wave_from.view(), row.wave_to.view());
    for (const GapsRow& row : facts.results().gaps)
        if (is_clear(row.p_adjusted))
            out.emplace("gaps", key_of(row.scope), row.scale.view(), row.perspective_a.view(), row.perspective_b.view());
    for (const PairwiseRow& row : facts.results().pairwise)
        if (is_clear(row.p_adjusted)) out.emplace("pairwise", key_of(row.scope), row.scale.view(), row.group_a.view(), row.group_b.view());
    return out;
}

bool is_latest(const Facts& facts, const NonResponseRow& row) {
    return row.finding == "change" ? row.side_b == facts.latest() : row.scope.wave == facts.latest();
}

/// "Hope: staff, 2024 to 2025", "Hope: staff – service users", "Hope: staff, North – South"
std::string difference_name(const Facts& facts, const NonResponseRow& row) {
    const Messages& messages = facts.messages();
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    const std::string title = theme == nullptr ? row.scale.str() : theme->title;
    if (row.finding == "gaps")
        return messages.say("missing.gap",
                            {{"theme", title}, {"a", facts.name_within(row.side_a.view())}, {"b", facts.name_within(row.side_b.view())}});
    return messages.say(
        row.finding == "change" ? "missing.change" : "missing.pair",
        {{"theme", title}, {"who", facts.name_within(row.scope.perspective.view())}, {"a", row.side_a.str()}, {"b", row.side_b.str()}});
}

/// In points of 100, so that themes can be read beside each other.
Number in_points(const Facts& facts, const NonResponseRow& row, Number value) {
    if (!value || row.finding == "gaps") return value;
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    const Number unit = theme == nullptr ? Number() : facts.points_per_unit(*theme, row.perspective_a.view());
    return unit ? Number(*value * *unit) : value;
}

ReportTable what_if(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("missing.what-if"),
                      {{messages.say("missing.column.finding"), Alignment::text},
                       {messages.say("column.difference"), Alignment::number},
                       {messages.say("missing.column.shift"), Alignment::number},
                       {messages.say("missing.column.verdict"), Alignment::text}},
                      {}};
    const auto clear = clear_differences(facts);
    for (const NonResponseRow& row : facts.results().non_response) {
        const bool told = row.difference && row.shift && row.scope.by != "team" && is_latest(facts, row) && table.rows.size() < most_rows;
        if (!told || !clear.contains({row.finding.view(), key_of(row.scope), row.scale.view(), row.side_a.view(), row.side_b.view()}))
            continue;
        if (row.finding != "pairwise" && row.scope.by != "all") continue;
        table.rows.push_back({difference_name(facts, row), cell(facts, in_points(facts, row, row.difference), row.status, 1),
                              cell(facts, in_points(facts, row, row.shift), row.status, 1),
                              messages.say(row.verdict == "holds" ? "missing.holds" : "missing.depends")});
    }
    return table;
}

ReportTable left_out_by_rule(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("left-out.rules", {{"when", when(facts, facts.latest())}}),
                      {{messages.say("column.check"), Alignment::text},
                       {messages.say("column.who"), Alignment::text},
                       {messages.say("left-out.people"), Alignment::number},
                       {messages.say("column.of-all"), Alignment::number}},
                      {}};
    for (const ExclusionsRow& row : facts.results().exclusions) {
        if (row.scope.wave != facts.latest()) continue;
        const bool any = row.screen == "any";
        const std::string name = any ? messages.say("left-out.any") : messages.say("quality." + row.screen.str(), {{"subject", ""}});
        const ReportCell share =
            row.share ? ReportCell(messages.say("percent", {{"n", readable(100 * *row.share, 1)}})) : cell(facts, Number(), row.status, 0);
        table.rows.push_back({name, facts.name_of(row.scope.perspective.view()), cell(facts, row.excluded, row.status), share});
    }
    return table;
}

ReportTable with_and_without(const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("left-out.effects", {{"when", when(facts, facts.latest())}}),
                      {{messages.say("column.theme"), Alignment::text},
                       {messages.say("column.who"), Alignment::text},
                       {messages.say("left-out.everyone"), Alignment::number},
                       {messages.say("left-out.kept"), Alignment::number},
                       {messages.say("column.difference"), Alignment::number}},
                      {}};
    for (const ExclusionEffectsRow& row : facts.results().exclusion_effects) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (row.scope.wave != facts.latest() || theme == nullptr) continue;
        table.rows.push_back({theme->title, facts.name_of(row.scope.perspective.view()), cell(facts, row.mean_all, row.status, 2),
                              cell(facts, row.mean_kept, row.status, 2), cell(facts, row.difference, row.status, 2)});
    }
    return table;
}

}  // namespace

std::vector<Block> who_is_missing(const Facts& facts) {
    std::vector<Block> out;
    if (!facts.results().representation.empty()) out.emplace_back(under_represented(facts));
    ReportTable table = what_if(facts);
    if (table.rows.empty()) return out;
    out.emplace_back(Paragraph{facts.messages().say("missing.intro"), Tone::plain});
    out.emplace_back(std::move(table));
    return out;
}

std::vector<Block> who_is_left_out(const Facts& facts) {
    if (facts.results().exclusions.empty()) return {};
    std::vector<Block> out{Paragraph{facts.messages().say("left-out.intro"), Tone::warning}, left_out_by_rule(facts)};
    if (ReportTable effects = with_and_without(facts); !effects.rows.empty()) out.emplace_back(std::move(effects));
    return out;
}

}  // namespace recaudit
