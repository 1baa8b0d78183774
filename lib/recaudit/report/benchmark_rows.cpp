#include <recaudit/report/benchmark_rows.hpp>

#include <recaudit/core/natural_order.hpp>
#include <recaudit/core/number_format.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// "1st", "2nd", "3rd", "11th".
std::string ordinal(const Facts& facts, std::int64_t n) {
    const std::int64_t last = n % 10, teens = n % 100;
    const bool plain = teens >= 11 && teens <= 13;
    const std::string_view phrase = plain       ? "ordinal.th"
                                    : last == 1 ? "ordinal.st"
                                    : last == 2 ? "ordinal.nd"
                                    : last == 3 ? "ordinal.rd"
                                                : "ordinal.th";
    return facts.messages().say(phrase, {{"n", std::to_string(n)}});
}

}  // namespace

std::size_t Benchmarked::withheld() const {
    return static_cast<std::size_t>(std::ranges::count_if(sites, [](const BenchmarksRow* row) { return row->status == Status::withheld; }));
}

std::size_t Benchmarked::shown() const {
    return static_cast<std::size_t>(std::ranges::count_if(sites, [](const BenchmarksRow* row) { return row->mean.has_value(); }));
}

std::vector<const BenchmarksRow*> Benchmarked::with_limits() const {
    std::vector<const BenchmarksRow*> out;
    for (const BenchmarksRow* row : sites)
        if (row->limit_95_low) out.push_back(row);
    return out;
}

std::vector<Benchmarked> benchmarked_sites(const Facts& facts) {
    std::vector<Benchmarked> out;
    for (const BenchmarksRow& row : facts.results().benchmarks) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (theme == nullptr || row.scope.wave != facts.latest()) continue;
        auto at = std::ranges::find_if(
            out, [&](const Benchmarked& any) { return any.theme == theme && any.first().scope.perspective == row.scope.perspective; });
        if (at == out.end()) at = out.insert(at, Benchmarked{theme, {}});
        at->sites.push_back(&row);
    }
    for (Benchmarked& at : out)
        std::ranges::stable_sort(at.sites, precedes_naturally, [](const BenchmarksRow* row) { return row->scope.site.view(); });
    return out;
}

std::vector<std::vector<Benchmarked>> by_theme(const std::vector<Benchmarked>& all) {
    std::vector<std::vector<Benchmarked>> out;
    for (const Benchmarked& at : all) {
        const auto same = std::ranges::find_if(out, [&](const auto& theme) { return theme.front().theme == at.theme; });
        if (same == out.end()) out.push_back({at});
        else same->push_back(at);
    }
    return out;
}

bool is_outside(const BenchmarksRow& row) { return !row.flag.empty() && row.flag != "within"; }
bool is_far_outside(const BenchmarksRow& row) { return row.flag == "above_99_8" || row.flag == "below_99_8"; }

bool is_at_target(const BenchmarksRow& row) {
    return row.shrunken_mean && row.shrunken_low && row.shrunken_high && *row.shrunken_low == *row.shrunken_high;
}

bool is_drawable(const Facts& facts, const Benchmarked& at) {
    const auto sites = at.with_limits();
    return !sites.empty() && facts.in_hundred(*at.theme, at.first().scope.perspective.view(), sites.front()->mean);
}

std::string ranks_in_words(const Facts& facts, const BenchmarksRow& row) {
    if (!row.rank_low || !row.rank_high) return "";
    if (*row.rank_low == *row.rank_high) return ordinal(facts, *row.rank_low);
    return facts.messages().say("benchmark.ranked", {{"low", ordinal(facts, *row.rank_low)}, {"high", ordinal(facts, *row.rank_high)}});
}

std::string in_points(const Facts& facts, const Benchmarked& at, Number value) {
    const Number points = facts.in_hundred(*at.theme, at.first().scope.perspective.view(), value);
    return points ? readable(*points, 0) : "\u2013";
}

std::string site_value(const Facts& facts, const Benchmarked& at, const BenchmarksRow& row) {
    const Standing standing =
        facts.standing(*at.theme, {row.scope.perspective.view(), row.scope.wave.view(), "site", row.scope.site.view()});
    if (!standing.interval.low || !standing.interval.high) return in_points(facts, at, row.mean);
    return facts.messages().say("benchmark.site-value", {{"value", in_points(facts, at, row.mean)},
                                                         {"level", percent_of_one(facts.study().confidence)},
                                                         {"range", range(facts, *standing.interval.low, *standing.interval.high)}});
}

}  // namespace recaudit
