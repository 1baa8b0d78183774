#include <recaudit/combine/compare.hpp>

#include <recaudit/scoring/testing.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace recaudit::detail {
namespace {

/// Cells that one row or one comparison is made of, by where it stands.
using CellSets = std::map<RowOrder::Key, std::vector<const ScaleCell*>>;

bool is_crossed(const Study& study, Label by) {
    return std::ranges::any_of(study.cross, [&](const auto& names) { return by == fmt::format("{}", fmt::join(names, "_x_")); });
}

/// SITE / TEAM for teams side by side over all sites.
Label name_over_all(const Sources& from, const Scope& scope) {
    if (scope.by == "site") return scope.site;
    if (scope.by != "team" || scope.site.empty()) return scope.group;
    return from.labels->intern(fmt::format("{} / {}", scope.site.view(), scope.group.view()));
}

/// A comparison of the cells; nothing where there is one alone, or where a score has no meaning.
std::optional<Comparison> comparison_of(const Sources& from, const Scope& scope, const std::vector<const ScaleCell*>& cells) {
    Comparison out{scope, cells.front()->scale, {}, {}};
    for (const ScaleCell* cell : cells) {
        if (!cell->is_known() && cell->status != Status::withheld) return std::nullopt;
        const Label name = scope.site.empty() ? name_over_all(from, cell->scope) : cell->scope.group;
        out.everyone.push_back({name, cell->moments, nullptr});
    }
    if (out.everyone.size() < 2) return std::nullopt;
    std::ranges::sort(out.everyone, {}, &ComparedGroup::name);
    for (const ComparedGroup& group : out.everyone)
        if (group.moments.n >= smallest_tested_group(*from.study)) out.groups.push_back(group);
    return out;
}

/// The scope of a comparison over all groups, or over the teams of one site.
Scope scope_of_set(const ScaleCell& cell, Label site) {
    Scope scope = cell.scope;
    scope.site = site;
    scope.group = Label();
    return scope;
}

Moments in_percent(const ScaleCell& cell) {
    const double unit = 100 / (cell.range.high - cell.range.low);
    Moments out = cell.moments;
    if (out.mean) out.mean = (*out.mean - cell.range.low) * unit;
    if (out.variance) out.variance = *out.variance * unit * unit;
    return out;
}

ChangeRow withheld_change(const ChangeOf& of) {
    ChangeRow row;
    row.scope = of.scope;
    row.scale = of.scale;
    row.wave_from = of.wave_from;
    row.wave_to = of.wave_to;
    row.status = Status::withheld;
    row.people = unknown_few;
    return row;
}

/// Family, perspective, scale and two waves.
using VersionKey = std::array<Label, 5>;

VersionKey key_of(const ChangeOf& of) { return {of.scope.instrument, of.scope.perspective, of.scale, of.wave_from, of.wave_to}; }

/// same, flagged, not_comparable.
int rank_of(Label comparable) { return comparable == "not_comparable" ? 2 : comparable == "flagged" ? 1 : 0; }

std::set<VersionKey> not_comparable(std::span<const ScaleVersionsRow> versions) {
    std::set<VersionKey> out;
    for (const ScaleVersionsRow& row : versions)
        if (row.comparable == "not_comparable")
            out.insert({row.scope.instrument, row.scope.perspective, row.scale, row.wave_from, row.wave_to});
    return out;
}

/// The cells of each group and scale, wave by wave.
std::map<RowOrder::Key, std::map<std::size_t, const ScaleCell*>> cells_by_wave(const Sources& from, std::span<const ScaleCell> cells) {
    std::map<RowOrder::Key, std::map<std::size_t, const ScaleCell*>> out;
    for (const ScaleCell& cell : cells) {
        Scope scope = cell.scope;
        scope.wave = Label();
        out[from.order->key(scope, cell.scale, {})][from.order->wave(cell.scope.wave)] = &cell;
    }
    return out;
}

}  // namespace

std::vector<Comparison> comparisons_of(const Sources& from, std::span<const ScaleCell> cells) {
    CellSets sets;
    for (const ScaleCell& cell : cells) {
        if (cell.scope.by == "all" || is_crossed(*from.study, cell.scope.by)) continue;
        sets[from.order->key(scope_of_set(cell, {}), cell.scale, {})].push_back(&cell);
        if (cell.scope.by == "team" && !cell.scope.site.empty())
            sets[from.order->key(scope_of_set(cell, cell.scope.site), cell.scale, {})].push_back(&cell);
    }
    std::vector<Comparison> out;
    for (const auto& [key, members] : sets)
        if (auto comparison = comparison_of(from, scope_of_set(*members.front(), std::get<1>(key)), members))
            out.push_back(std::move(*comparison));
    return out;
}

std::vector<GapPair> gap_pairs_of(const Sources& from, std::span<const ScaleCell> cells) {
    CellSets sets;
    for (const ScaleCell& cell : cells) {
        if (!cell.is_known() || cell.range.high <= cell.range.low) continue;
        Scope scope = cell.scope;
        scope.perspective = Label();
        sets[from.order->key(scope, cell.scale, {})].push_back(&cell);
    }
    std::vector<GapPair> out;
    for (const auto& [key, members] : sets)
        for (std::size_t a = 0; a < members.size(); ++a)
            for (std::size_t b = a + 1; b < members.size(); ++b) {
                GapPair& pair = out.emplace_back();
                pair.scope = members[a]->scope;
                pair.scope.perspective = Label();
                pair.scale = members[a]->scale;
                pair.perspective_a = members[a]->scope.perspective;
                pair.perspective_b = members[b]->scope.perspective;
                pair.a = in_percent(*members[a]);
                pair.b = in_percent(*members[b]);
            }
    return out;
}

std::vector<ScaleVersionsRow> scale_versions_of(const Sources& from) {
    const auto waves = [&](const ScaleVersionsRow& row) {
        return std::pair(row.scale, from.labels->intern(fmt::format("{}\n{}", row.wave_from.view(), row.wave_to.view())));
    };
    std::vector<ScaleVersionsRow> rows;
    for (const auto& at : pooled(from, &Results::scale_versions, waves)) {
        if (at.scope.by != "all") continue;
        ScaleVersionsRow& row = rows.emplace_back(*at.parts.front().row);
        for (const Part<ScaleVersionsRow>& part : at.parts)
            if (rank_of(part.row->comparable) > rank_of(row.comparable)) row = *part.row;
        row.scope = at.scope;
        row.scale = at.of;
        for (Label* label : {&row.wave_from, &row.wave_to, &row.comparable}) *label = from.labels->intern(label->view());
    }
    return rows;
}

std::vector<ChangeRow> change_of(const Sources& from, std::span<const ScaleCell> cells, std::span<const ScaleVersionsRow> versions) {
    std::vector<ChangeRow> rows;
    if (from.study->respondents == Respondents::linked) return rows;
    const std::set<VersionKey> apart = not_comparable(versions);
    const auto groups = cells_by_wave(from, cells);
    for (const auto& [first, last] : pairs_of_waves(from.order->waves()))
        for (const auto& [key, waves] : groups) {
            const auto a = waves.find(first), b = waves.find(last);
            if (a == waves.end() || b == waves.end() || a->second->range != b->second->range) continue;
            ChangeOf of{a->second->scope, a->second->scale, a->second->scope.wave, b->second->scope.wave};
            of.scope.wave = Label();
            const bool withheld = a->second->status == Status::withheld || b->second->status == Status::withheld;
            if (withheld) rows.push_back(withheld_change(of));
            else if (a->second->is_known() && b->second->is_known()) {
                const ChangeRow row = independent_change(*from.study, of, a->second->moments, b->second->moments);
                rows.push_back(apart.contains(key_of(of)) ? without_comparison(row) : row);
            }
        }
    rows = judged(*from.study, std::move(rows), *from.labels);
    for (ChangeRow& row : rows)
        if (row.status == Status::withheld) row.verdict = Label();
    return rows;
}

}  // namespace recaudit::detail
