#include <recaudit/change/spc.hpp>
#include <recaudit/change/trends.hpp>
#include <recaudit/change/variance_components.hpp>
#include <recaudit/combine/compare.hpp>
#include <recaudit/combine/places.hpp>
#include <recaudit/combine/refusals.hpp>
#include <recaudit/scoring/testing.hpp>
#include <recaudit/stats/control_chart.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace recaudit::detail {
namespace {

/// One scale of one group over waves.
using Series = std::map<std::size_t, const ScaleCell*>;

/// The organisations behind each group, in any wave.
using Owners = std::map<RowOrder::Key, std::set<std::size_t>>;

/// Family, perspective and scale.
using ScaleKey = std::array<Label, 3>;

Scope over_waves(Scope scope) {
    scope.wave = Label();
    return scope;
}

Owners owners_of(const Sources& from) {
    Owners out;
    for (std::size_t i = 0; i < from.organisations->size(); ++i)
        for (const ResponsesRow& row : (*from.organisations)[i].published.results.responses)
            for (const Scope& scope : from.names->scopes(i, over_waves(row.scope))) out[from.order->key(scope, {}, {})].insert(i);
    return out;
}

bool any_withheld(const Series& series) {
    return std::ranges::any_of(series, [](const auto& wave) { return wave.second->status == Status::withheld; });
}

/// Whether scores have one range, and every wave that has any has a meaning.
bool one_range(const Series& series) {
    const Range& first = series.begin()->second->range;
    return std::ranges::all_of(series, [&](const auto& wave) {
        return wave.second->range == first && (wave.second->is_known() || wave.second->status == Status::withheld);
    });
}

/// All that is made of groups over waves.
class OverWaves {
public:
    OverWaves(const Sources& from, std::span<const ScaleCell> cells, std::span<const ScaleVersionsRow> versions)
        : from_(from), owners_(owners_of(from)), names_(*from.labels), terms_(*from.labels), waves_(from.order->waves()) {
        components_ = own_rows(&Results::variance_components, [](const VarianceComponentsRow& row) { return row.term; });
        for (const ScaleCell& cell : cells) {
            groups_[from.order->key(over_waves(cell.scope), cell.scale, {})][from.order->wave(cell.scope.wave)] = &cell;
            places_.try_emplace(key_of(cell), from).first->second.add(cell);
            waves_[from.order->wave(cell.scope.wave)] = cell.scope.wave.str();
        }
        for (const ScaleVersionsRow& row : versions)
            if (row.comparable == "not_comparable")
                apart_.insert({{row.scope.instrument, row.scope.perspective, row.scale}, from.order->wave(row.wave_to)});
    }

    [[nodiscard]] std::vector<TrendsRow> trends() const {
        std::vector<TrendsRow> rows;
        const std::vector<double> years = years_of_waves(*from_.study, waves_);
        const auto own = own_rows(&Results::trends, [](const TrendsRow&) { return Label(); });
        for (const auto& [key, series] : groups_) {
            const ScaleCell& any = *series.begin()->second;
            if (series.size() < fewest_trend_waves) continue;
            if (owners(any).size() == 1) {
                if (const auto at = own.find(key); at != own.end()) rows.push_back(own_trend(at->second));
            } else if (!years.empty() && from_.study->respondents == Respondents::anonymous && one_range(series))
                rows.push_back(trend(series, years));
        }
        return rows;
    }

    /// The rows of one scale over everyone; nothing where they depend on places that are withheld.
    [[nodiscard]] std::optional<std::vector<VarianceComponentsRow>> components(const Series& series) const {
        const ScaleCell& any = *series.begin()->second;
        if (owners(any).size() == 1) return own_components(any);
        if (from_.study->respondents == Respondents::linked || !one_range(series)) return std::vector<VarianceComponentsRow>();
        const auto scores = places_.at(key_of(any)).everyone();
        if (!scores) return std::nullopt;
        VarianceComponentsRow about;
        about.scope = over_waves(any.scope);
        about.scale = any.scale;
        return component_rows(*scores, {}, about, terms_);
    }
    /// Every series over everyone.
    template <class Visit>
    void for_everyone(Visit visit) const {
        for (const auto& [key, series] : groups_)
            if (series.begin()->second->scope.by == "all") visit(series);
    }

    [[nodiscard]] std::vector<SpcRow> spc() const {
        std::vector<SpcRow> rows;
        const RuleNames names = rule_names(*from_.labels);
        for (const auto& [key, all] : groups_) {
            Series series = all;
            std::erase_if(series, [](const auto& wave) { return wave.second->is_known() && wave.second->moments.n == 0; });
            if (series.size() < fewest_chart_points || !one_range(series)) continue;
            std::vector<SpcRow> points = values_of(series);
            if (points.front().status == Status::ok) points = charted(std::move(points), names);
            rows.insert(rows.end(), points.begin(), points.end());
        }
        return rows;
    }

private:
    [[nodiscard]] std::vector<VarianceComponentsRow> own_components(const ScaleCell& any) const {
        std::vector<VarianceComponentsRow> rows;
        for (const Label term : {terms_.site, terms_.team, terms_.respondent, terms_.residual}) {
            const auto at = components_.find(from_.order->key(over_waves(any.scope), any.scale, term));
            if (at != components_.end()) rows.push_back(own_component(at->second));
        }
        return rows;
    }

    static ScaleKey key_of(const ScaleCell& cell) { return {cell.scope.instrument, cell.scope.perspective, cell.scale}; }

    [[nodiscard]] const std::set<std::size_t>& owners(const ScaleCell& cell) const {
        return owners_.at(from_.order->key(over_waves(cell.scope), {}, {}));
    }

    /// The rows of a table as the organisations publish them, by where they stand here.
    template <class Row, class Code>
    [[nodiscard]] std::map<RowOrder::Key, Pooled<Row>> own_rows(std::vector<Row> Results::*table, Code code) const {
        std::map<RowOrder::Key, Pooled<Row>> out;
        for (Pooled<Row>& at : pooled(from_, table, [&](const Row& row) { return std::pair(row.scale, code(row)); })) {
            const RowOrder::Key key = from_.order->key(at.scope, at.of, at.code);
            out.emplace(key, std::move(at));
        }
        return out;
    }

    [[nodiscard]] bool same_questions(const Series& series) const {
        for (auto wave = std::next(series.begin()); wave != series.end(); ++wave)
            if (apart_.contains({key_of(*wave->second), wave->first})) return false;
        return true;
    }

    /// As its organisation publishes it, but for what other settings give otherwise.
    [[nodiscard]] TrendsRow own_trend(const Pooled<TrendsRow>& at) const {
        TrendsRow row = *at.parts.front().row;
        const Study& its_study = (*from_.organisations)[at.parts.front().organisation].published.study;
        row.scope = at.scope;
        row.scale = at.of;
        row.people = row.status == Status::withheld ? unknown_few : row.n ? *row.n : 0;
        row.method = row.method.empty() ? Label() : from_.labels->intern(row.method.view());
        if (row.n && *row.n < smallest_tested_group(*from_.study)) {
            row.slope_per_year = row.se = row.p_value = row.ci_low = row.ci_high = Number();
            row.method = Label();
            row.status = Status::too_few;
        } else if (row.ci_low && its_study.confidence != from_.study->confidence) {
            row.ci_low = row.ci_high = Number();
            row.status = Status::needs_answers;
        }
        return row;
    }

    [[nodiscard]] VarianceComponentsRow own_component(const Pooled<VarianceComponentsRow>& at) const {
        VarianceComponentsRow row = *at.parts.front().row;
        row.scope = at.scope;
        row.scale = at.of;
        row.term = at.code;
        row.people = row.status == Status::withheld ? unknown_few : 0;
        return row;
    }

    /// The scores of a group, as far as a trend needs them.
    [[nodiscard]] std::optional<std::vector<ScoreInWave>> scores_of(const Series& series) const {
        const ScaleCell& any = *series.begin()->second;
        const Places& places = places_.at(key_of(any));
        if (any.scope.by == "all") return places.everyone();
        if (!places.are_few()) return std::nullopt;
        std::vector<ScoreInWave> out;
        for (const auto& [wave, cell] : series)
            if (cell->moments.n > 0) out.push_back(place_of(wave, 0, 0, cell->moments));
        return out;
    }

    [[nodiscard]] TrendsRow trend(const Series& series, const std::vector<double>& years) const {
        const ScaleCell& any = *series.begin()->second;
        const auto scores = any_withheld(series) ? std::nullopt : scores_of(series);
        if (scores) {
            TrendsRow row = trend_before_slope(*from_.study, over_waves(any.scope), any.scale, *scores);
            if (row.status != Status::ok) return row;
            if (same_questions(series)) return with_slope(row, *scores, years, {}, from_.study->confidence, names_);
            row.status = Status::not_comparable;
            return row;
        }
        TrendsRow row;
        row.scope = over_waves(any.scope);
        row.scale = any.scale;
        row.status = any_withheld(series) ? Status::withheld : Status::needs_answers;
        row.people = any_withheld(series) ? unknown_few : 0;
        return row;
    }

    /// The points of a chart; of none where a wave is withheld.
    [[nodiscard]] std::vector<SpcRow> values_of(const Series& series) const {
        std::vector<SpcRow> rows;
        const bool withheld = any_withheld(series), comparable = same_questions(series);
        for (const auto& [wave, cell] : series) {
            SpcRow& row = rows.emplace_back();
            row.scope = cell->scope;
            row.scale = cell->scale;
            row.status = withheld ? Status::withheld : comparable ? Status::ok : Status::not_comparable;
            row.people = withheld ? unknown_few : cell->moments.n;
            if (!withheld) row.value = cell->moments.mean;
        }
        return rows;
    }

    const Sources& from_;
    Owners owners_;
    TrendNames names_;
    TermNames terms_;
    std::vector<std::string> waves_;
    std::map<RowOrder::Key, Series> groups_;
    std::map<ScaleKey, Places> places_;
    std::map<RowOrder::Key, Pooled<VarianceComponentsRow>> components_;  // as the organisations publish them
    std::set<std::pair<ScaleKey, std::size_t>> apart_;  // a scale, and the wave that cannot be compared with the one before
};

}  // namespace

PooledWaves over_waves_of(const Sources& from, std::span<const ScaleCell> cells, std::span<const ScaleVersionsRow> versions) {
    const OverWaves all(from, cells, versions);
    PooledWaves out{all.trends(), {}, all.spc(), 0};
    all.for_everyone([&](const Series& series) {
        const auto rows = all.components(series);
        if (rows) out.variance_components.insert(out.variance_components.end(), rows->begin(), rows->end());
        else ++out.without_components;
    });
    return out;
}

}  // namespace recaudit::detail
