#include <recaudit/core/number_format.hpp>
#include <recaudit/report/benchmark_rows.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/groupings.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/site_figures.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace recaudit {
namespace {

constexpr std::size_t few_sites = 10;
constexpr std::size_t most_sites_in_table = 40;  // above that only those outside the limits stand in the report
constexpr std::size_t most_sites_in_finding = 6;
constexpr double outside_by_chance = 0.05;

std::string flag_in_words(const Facts& facts, const BenchmarksRow& row) { return facts.messages().say("benchmark.flag." + row.flag.str()); }

std::string site_in_words(const Facts& facts, const Benchmarked& at, const BenchmarksRow& row) {
    const std::string ranks = ranks_in_words(facts, row);
    return facts.messages().say("benchmark.site", {{"site", row.scope.site.str()},
                                                   {"place", flag_in_words(facts, row)},
                                                   {"value", site_value(facts, at, row)},
                                                   {"people", people(facts, row.site_n)},
                                                   {"shrunken", in_points(facts, at, row.shrunken_mean)},
                                                   {"ranks", ranks.empty() ? "\u2013" : ranks}});
}

/// Sites outside the 99.8 % limits with their figures, the others by name: their figures stand in the chart and its table.
std::vector<std::string> outside_list(const Facts& facts, const Benchmarked& at, const std::vector<const BenchmarksRow*>& sites) {
    std::vector<std::string> out;
    for (const BenchmarksRow* row : sites)
        if (is_far_outside(*row)) out.push_back(site_in_words(facts, at, *row));
    for (const std::string_view flag : {"above_95", "below_95"}) {
        std::vector<std::string> names;
        for (const BenchmarksRow* row : sites)
            if (row->flag == flag) names.push_back(row->scope.site.str());
        if (!names.empty())
            out.push_back(facts.messages().say("benchmark.sites", {{"place", facts.messages().say("benchmark.flag." + std::string(flag))},
                                                                   {"sites", facts.messages().list(names)}}));
    }
    return out;
}

/// In how many places the site in the middle may be.
std::size_t typical_span(const std::vector<const BenchmarksRow*>& sites) {
    std::vector<std::int64_t> spans;
    for (const BenchmarksRow* row : sites)
        if (row->rank_low && row->rank_high) spans.push_back(*row->rank_high - *row->rank_low + 1);
    std::ranges::sort(spans);
    return spans.empty() ? sites.size() : static_cast<std::size_t>(spans[spans.size() / 2]);
}

std::string why_not(const Facts& facts, const Benchmarked& at) {
    const auto has_status = [](Status status) { return [status](const BenchmarksRow* row) { return row->status == status; }; };
    if (at.withheld() == at.sites.size()) return facts.messages().say("benchmark.reason", {{"reason", facts.messages().say("withheld")}});
    if (std::ranges::any_of(at.sites, has_status(Status::not_identified)))
        return facts.messages().say("benchmark.too-few-sites", {{"n", std::to_string(at.shown() + at.withheld())}});
    const auto shown = std::ranges::find_if(at.sites, [](const BenchmarksRow* row) { return row->status != Status::withheld; });
    return facts.messages().say("benchmark.reason", {{"reason", reason(facts, (*shown)->status)}});
}

std::string withheld_sites(const Facts& facts, std::size_t n) {
    if (n == 0) return "";
    return n == 1 ? facts.messages().say("benchmark.withheld-one") : facts.messages().say("benchmark.withheld", {{"n", std::to_string(n)}});
}

/// The sites outside the limits on one theme.
std::string outside_in_words(const Facts& facts, const Benchmarked& at, const std::vector<const BenchmarksRow*>& sites) {
    const std::vector<std::string> outside = outside_list(facts, at, sites);
    const std::size_t places = sites.size() + at.withheld();
    return withheld_sites(facts, at.withheld()) +
           facts.messages().say("benchmark.outside",
                                {{"n", std::to_string(sites.size())},
                                 {"target", in_points(facts, at, sites.front()->target)},
                                 {"expected", readable(outside_by_chance * static_cast<double>(sites.size()), 1)},
                                 {"list", fmt::format("{}", fmt::join(outside, "; "))},
                                 {"ranks", facts.messages().say("benchmark.ranks", {{"span", std::to_string(typical_span(sites))},
                                                                                    {"n", std::to_string(places)}})}});
}

/// The themes of one perspective on which all of as many sites lie within the limits.
struct Inside {
    Label perspective;
    std::size_t sites = 0, withheld = 0;
    std::vector<std::string> themes;
    std::size_t least_span = 0, greatest_span = 0;
};

void add_inside(std::vector<Inside>& all, const Benchmarked& at, const std::vector<const BenchmarksRow*>& sites) {
    const std::size_t span = typical_span(sites);
    auto found = std::ranges::find_if(all, [&](const Inside& any) {
        return any.perspective == at.first().scope.perspective && any.sites == sites.size() && any.withheld == at.withheld();
    });
    if (found == all.end()) found = all.insert(found, Inside{at.first().scope.perspective, sites.size(), at.withheld(), {}, span, span});
    found->themes.push_back(at.theme->title);
    found->least_span = std::min(found->least_span, span);
    found->greatest_span = std::max(found->greatest_span, span);
}

std::string inside_in_words(const Facts& facts, const Inside& inside) {
    const Messages& messages = facts.messages();
    const std::string least = std::to_string(inside.least_span), greatest = std::to_string(inside.greatest_span);
    return messages.say(
        "benchmark.inside",
        {{"who", facts.name_of(inside.perspective.view())},
         {"withheld", withheld_sites(facts, inside.withheld)},
         {"all", messages.say(inside.withheld == 0 ? "benchmark.all" : "benchmark.all-shown", {{"n", std::to_string(inside.sites)}})},
         {"themes", quoted_list(facts, inside.themes)},
         {"span", least == greatest ? least : messages.say("range", {{"low", least}, {"high", greatest}})},
         {"places", std::to_string(inside.sites + inside.withheld)}});
}

bool any_outside(const Benchmarked& at) {
    return std::ranges::any_of(at.with_limits(), [](const BenchmarksRow* row) { return is_outside(*row); });
}

/// Where all sites lie within the limits, and why there is nothing to say elsewhere.
Sentences sentences_of(const Facts& facts, const std::vector<Benchmarked>& all) {
    Sentences out;
    std::vector<Inside> inside;
    for (const Benchmarked& at : all) {
        const auto sites = at.with_limits();
        if (any_outside(at)) continue;
        if (!sites.empty()) add_inside(inside, at, sites);
        else
            out.texts.push_back(facts.messages().say("meaning.of", {{"theme", at.theme->title},
                                                                    {"who", facts.name_within(at.first().scope.perspective.view())},
                                                                    {"text", why_not(facts, at)}}));
    }
    for (const Inside& one : inside) out.texts.push_back(inside_in_words(facts, one));
    return out;
}

/// The sites outside the limits on a theme, a sentence for each perspective that has any.
Sentences outside_sentences(const Facts& facts, const std::vector<Benchmarked>& theme) {
    Sentences out;
    for (const Benchmarked& at : theme)
        if (any_outside(at))
            out.texts.push_back(facts.messages().say("meaning.of", {{"theme", at.theme->title},
                                                                    {"who", facts.name_within(at.first().scope.perspective.view())},
                                                                    {"text", outside_in_words(facts, at, at.with_limits())}}));
    return out;
}

/// The sites' means where there are no limits to draw.
void add_table(ReportSection& section, const Facts& facts, const Benchmarked& at) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("benchmark.caption", {{"theme", at.theme->title},
                                                         {"who", facts.name_within(at.first().scope.perspective.view())},
                                                         {"when", when(facts, facts.latest())}}),
                      {{messages.say("column.site"), Alignment::text}},
                      {}};
    for (const std::string_view heading : {"column.people", "column.mean"})
        table.columns.push_back({messages.say(heading), Alignment::number});
    for (const BenchmarksRow* row : at.sites)
        if (at.sites.size() <= most_sites_in_table)
            table.rows.push_back({row->scope.site.str(), cell(facts, row->site_n, row->status),
                                  cell(facts, facts.in_hundred(*at.theme, row->scope.perspective.view(), row->mean), row->status, 0)});
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    else section.blocks.emplace_back(Paragraph{messages.say("benchmark.more-plain", {{"n", std::to_string(at.sites.size())}}), Tone::note});
}

/// The pictures of one theme, or its plain tables.
void add_theme(ReportSection& section, const Facts& facts, const std::vector<Benchmarked>& theme) {
    if (Sentences outside = outside_sentences(facts, theme); !outside.texts.empty()) section.blocks.emplace_back(std::move(outside));
    if (auto figure = funnel_figure(facts, theme)) section.blocks.emplace_back(std::move(*figure));
    std::size_t left_out = 0;
    for (const Benchmarked& at : theme) {
        if (!is_drawable(facts, at)) {
            add_table(section, facts, at);
            continue;
        }
        std::size_t drawn = 0;
        if (std::ranges::any_of(at.sites, [](const BenchmarksRow* row) { return is_at_target(*row); }))
            section.blocks.emplace_back(Paragraph{
                facts.messages().say("guess.at-target",
                                     {{"theme", at.theme->title}, {"who", facts.name_within(at.first().scope.perspective.view())}}),
                Tone::note});
        for (Figure& figure : guess_figures(facts, at)) {
            drawn += figure.data.rows.size();
            section.blocks.emplace_back(std::move(figure));
        }
        left_out += at.sites.size() - drawn;
    }
    if (left_out > 0)
        section.blocks.emplace_back(Paragraph{facts.messages().say("benchmark.more", {{"n", std::to_string(left_out)}}), Tone::note});
}

void add_targets(ReportSection& section, const Facts& facts) {
    const Messages& messages = facts.messages();
    ReportTable table{messages.say("benchmark.targets"),
                      {{messages.say("column.theme"), Alignment::text}, {messages.say("column.who"), Alignment::text}},
                      {}};
    for (const std::string_view heading : {"column.target", "column.people"})
        table.columns.push_back({messages.say(heading), Alignment::number});
    for (const std::string_view heading : {"column.source", "column.date"})
        table.columns.push_back({messages.say(heading), Alignment::text});
    for (const BenchmarkTargetsRow& row : facts.results().benchmark_targets) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (theme == nullptr) continue;
        const std::string_view who = row.scope.perspective.view();
        table.rows.push_back({theme->title, facts.name_of(who), cell(facts, facts.in_hundred(*theme, who, row.mean), row.status, 0),
                              cell(facts, row.n, row.status), row.source.str(), row.date.str()});
    }
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
}

std::string_view against(const Facts& facts) {
    switch (facts.study().benchmark.against) {
        case BenchmarkTarget::all_sites: return "benchmark.against.all_sites";
        case BenchmarkTarget::median_site: return "benchmark.against.median_site";
        case BenchmarkTarget::file: break;
    }
    return "benchmark.against.file";
}

/// Per perspective the sites in rows and the themes in columns.
ReportSection standardised_part(const Facts& facts) {
    const Messages& messages = facts.messages();
    const std::string attribute = attribute_title(facts, facts.study().benchmark.standardise);
    ReportSection part{"standardised", messages.say("standardised"), {}, {}};
    std::map<std::pair<std::string_view, std::string_view>, std::map<const Theme*, const StandardisedMeansRow*>> sites;
    for (const StandardisedMeansRow& row : facts.results().standardised_means)
        if (const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
            theme != nullptr && row.scope.wave == facts.latest())
            sites[{row.scope.site.view(), row.scope.perspective.view()}][theme] = &row;
    if (sites.empty()) return part;
    ReportTable table{messages.say("standardised.caption", {{"attribute", attribute}, {"when", when(facts, facts.latest())}}),
                      {{messages.say("column.site"), Alignment::text}, {messages.say("column.who"), Alignment::text}},
                      {}};
    for (const Theme& theme : facts.themes()) table.columns.push_back({theme.title, Alignment::number});
    for (const auto& [key, rows] : sites) {
        auto& cells = table.rows.emplace_back(std::vector<ReportCell>{std::string(key.first), facts.name_of(key.second)});
        for (const Theme& theme : facts.themes()) {
            const auto at = rows.find(&theme);
            if (at == rows.end()) {
                cells.push_back(cell(facts, Number(), Status::no_answers, 0));
                continue;
            }
            const StandardisedMeansRow& row = *at->second;
            const auto points = [&, of = key.second](Number value) { return facts.in_hundred(theme, of, value); };
            const Number mean = points(row.standardised_mean), low = points(row.ci_low), high = points(row.ci_high);
            cells.push_back(mean && low && high ? ReportCell(EstimateCell{*mean, *low, *high, 0}) : cell(facts, mean, row.status, 0));
        }
    }
    part.blocks = {Paragraph{messages.say("standardised.intro", {{"attribute", attribute}}), Tone::plain}, std::move(table)};
    return part;
}

/// Every site outside the 99.8 % limits, theme by theme.
std::vector<std::string> far_outside(const Facts& facts, const std::vector<Benchmarked>& all) {
    std::vector<std::string> out;
    for (const Benchmarked& at : all)
        for (const BenchmarksRow* row : at.with_limits())
            if (is_far_outside(*row))
                out.push_back(facts.messages().say("benchmark.finding.site", {{"site", row->scope.site.str()},
                                                                              {"place", flag_in_words(facts, *row)},
                                                                              {"theme", at.theme->title},
                                                                              {"who", facts.name_within(row->scope.perspective.view())},
                                                                              {"value", site_value(facts, at, *row)},
                                                                              {"people", people(facts, row->site_n)}}));
    return out;
}

}  // namespace

ReportSection benchmark_section(const Facts& facts) {
    const Messages& messages = facts.messages();
    const std::vector<Benchmarked> all = benchmarked_sites(facts);
    ReportSection section{"benchmark", messages.say("benchmark"), {}, {}};
    if (all.empty()) return section;
    section.blocks = {Paragraph{messages.say("benchmark.intro"), Tone::plain}, Paragraph{messages.say(against(facts)), Tone::plain}};
    add_targets(section, facts);
    if (std::ranges::any_of(all, [](const Benchmarked& at) { return !at.with_limits().empty() && at.sites.size() < few_sites; }))
        section.blocks.emplace_back(Paragraph{messages.say("benchmark.few"), Tone::warning});
    if (Sentences inside = sentences_of(facts, all); !inside.texts.empty()) section.blocks.emplace_back(std::move(inside));
    for (const std::vector<Benchmarked>& theme : by_theme(all)) add_theme(section, facts, theme);
    if (ReportSection part = standardised_part(facts); !part.blocks.empty()) section.parts.push_back(std::move(part));
    return section;
}

std::vector<Finding> benchmark_findings(const Facts& facts) {
    const std::vector<Benchmarked> all = benchmarked_sites(facts);
    if (std::ranges::none_of(all, [](const Benchmarked& at) { return !at.with_limits().empty(); })) return {};
    std::vector<std::string> sites = far_outside(facts, all);
    std::string text = facts.messages().say("benchmark.finding.none");
    if (!sites.empty()) {
        if (sites.size() > most_sites_in_finding) {
            const std::size_t more = sites.size() - most_sites_in_finding;
            sites.resize(most_sites_in_finding);
            sites.push_back(facts.messages().say("benchmark.finding.more", {{"n", std::to_string(more)}}));
        }
        text = facts.messages().say("benchmark.finding", {{"list", fmt::format("{}", fmt::join(sites, "; "))}});
    }
    return {{"benchmark-1", "benchmark", "", std::move(text), fmt::format("benchmarks: wave={}, by=site", facts.latest()), "benchmark"}};
}

}  // namespace recaudit
