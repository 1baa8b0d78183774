#include <recaudit/combine/compare.hpp>
#include <recaudit/combine/refusals.hpp>

#include <algorithm>

namespace recaudit::detail {
namespace {

/// The sites of one scale, those withheld included.
using Sites = std::vector<ScaleCell>;

/// The site that a cell is about: an organisation that names no sites is one. Empty for other cells.
Label site_of(const Sources& from, const ScaleCell& cell) {
    if (cell.scope.by == "site") return cell.scope.site;
    return cell.scope.by == by_organisation ? from.names->own_site(cell.scope.group) : Label();
}

BenchmarksRow withheld_row(const ScaleCell& cell) {
    BenchmarksRow row;
    row.scope = cell.scope;
    row.scale = cell.scale;
    row.status = Status::withheld;
    row.people = unknown_few;
    return row;
}

/// The value from elsewhere for the scale of these sites.
Number value_for(const ScaleCell& cell, std::span<const BenchmarkTargetsRow> targets) {
    const auto at = std::ranges::find_if(targets, [&](const BenchmarkTargetsRow& row) {
        return row.scope.instrument == cell.scope.instrument && row.scope.perspective == cell.scope.perspective && row.scale == cell.scale;
    });
    return at == targets.end() ? Number() : at->mean;
}

/// The rows of the sites in their order: of those that publish their scores, and of those that do not.
std::vector<BenchmarksRow> rows_of(const Sources& from, const Sites& sites, Number elsewhere, const BenchmarkFlags& flags) {
    std::vector<SiteScores> known;
    for (const ScaleCell& cell : sites)
        if (cell.status != Status::withheld) known.push_back({cell.scope, cell.scale, cell.moments, nullptr, cell.status});
    std::vector<BenchmarksRow> made = benchmark_rows(*from.study, known, elsewhere, flags);
    std::vector<BenchmarksRow> rows;
    auto next = made.begin();
    for (const ScaleCell& cell : sites) rows.push_back(cell.status == Status::withheld ? withheld_row(cell) : std::move(*next++));
    return rows;
}

}  // namespace

std::vector<BenchmarkTargetsRow> benchmark_targets_of(const Sources& from) {
    std::vector<BenchmarkTargetsRow> rows;
    if (from.study->benchmark.against != BenchmarkTarget::file) return rows;
    for (const auto& at :
         pooled(from, &Results::benchmark_targets, [](const BenchmarkTargetsRow& row) { return std::pair(row.scale, Label()); })) {
        const BenchmarkTargetsRow& first = *at.parts.front().row;
        const bool agreed = std::ranges::all_of(at.parts, [&](const auto& part) { return part.row->mean == first.mean; });
        if (at.scope.by != "all" || !agreed) continue;
        BenchmarkTargetsRow& row = rows.emplace_back(first);
        row.scope = at.scope;
        row.scale = at.of;
        row.source = from.labels->intern(first.source.view());
        row.date = from.labels->intern(first.date.view());
    }
    return rows;
}

std::vector<BenchmarksRow> benchmarks_of(const Sources& from, std::span<const ScaleCell> cells,
                                         std::span<const BenchmarkTargetsRow> targets) {
    std::map<RowOrder::Key, Sites> all;
    for (const ScaleCell& cell : cells)
        if (const Label site = site_of(from, cell); !site.empty()) {
            Scope scope = cell.scope;
            scope.by = from.labels->intern("site");
            scope.site = scope.group = Label();
            Sites& sites = all[from.order->key(scope, cell.scale, {})];
            scope.site = site;
            sites.push_back(cell);
            sites.back().scope = scope;
        }
    for (auto& [key, sites] : all) std::ranges::stable_sort(sites, {}, [](const ScaleCell& cell) { return cell.scope.site.view(); });
    const BenchmarkFlags flags(*from.labels);
    std::vector<BenchmarksRow> rows;
    for (auto& [key, sites] : all)
        for (BenchmarksRow& row : rows_of(from, sites, value_for(sites.front(), targets), flags)) rows.push_back(std::move(row));
    return rows;
}

}  // namespace recaudit::detail
