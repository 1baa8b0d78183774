#include <recaudit/change/over_waves.hpp>
#include <recaudit/change/trends.hpp>
#include <recaudit/scoring/comparability.hpp>
#include <recaudit/scoring/testing.hpp>

#include <algorithm>
#include <optional>

namespace recaudit {
namespace {

constexpr double days_of_a_year = 365.25;

Matrix on_years(const std::vector<ScoreInWave>& rows, const std::vector<double>& years) {
    Matrix out(rows.size(), 2);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        out(row, 0) = 1;
        out(row, 1) = years[rows[row].wave];
    }
    return out;
}

/// The trends of one perspective of a family.
class Trends {
public:
    Trends(const Study& study, const Responses& responses, const Scores& scores, const PlacedRows& placed, FamilyPerspective of,
           const std::vector<double>& years, const TrendNames& names)
        : study_(&study),
          scores_(&scores),
          versions_(study, responses, scores),
          family_number_(of.family),
          family_(&scores.families[of.family]),
          perspective_(of.perspective),
          names_(names),
          years_(&years),
          over_waves_(study, responses, scores, placed, of) {}

    [[nodiscard]] std::vector<TrendsRow> rows(std::size_t group) const {
        std::vector<TrendsRow> out;
        if (over_waves_.waves_of(group) < fewest_trend_waves) return out;
        for (std::size_t dimension = 0; dimension < family_->dimensions.size(); ++dimension) {
            const auto scores = over_waves_.of(group, dimension);
            if (!scores.empty()) out.push_back(row(group, dimension, scores));
        }
        return out;
    }

private:
    [[nodiscard]] TrendsRow row(std::size_t group, std::size_t dimension, const std::vector<ScoreInWave>& scores) const {
        const auto slice =
            std::find_if(family_->slices.begin(), family_->slices.end(), [&](const Slice& any) { return any.perspective == perspective_; });
        Scope scope = scope_of(*family_, *slice, family_->groups[group]);
        scope.wave = Label();
        TrendsRow out = trend_before_slope(*study_, scope, family_->dimensions[dimension].id, scores);
        if (out.status != Status::ok) return out;
        if (same_questions(dimension, count_by_wave(scores)))
            return with_slope(out, scores, *years_, scores_->groupings[family_->groups[group].grouping], study_->confidence, names_);
        out.status = Status::not_comparable;
        return out;
    }

    [[nodiscard]] bool same_questions(std::size_t dimension, const std::vector<WaveCount>& waves) const {
        std::vector<std::size_t> slices;
        for (const WaveCount& wave : waves)
            for (std::size_t slice = 0; slice < family_->slices.size(); ++slice)
                if (family_->slices[slice].perspective == perspective_ && family_->slices[slice].wave == wave.wave) slices.push_back(slice);
        for (std::size_t i = 1; i < slices.size(); ++i)
            if (!versions_.comparable(family_number_, slices[i - 1], slices[i], dimension)) return false;
        return true;
    }

    const Study* study_;
    const Scores* scores_;
    Comparability versions_;
    std::size_t family_number_;
    const Family* family_;
    std::uint32_t perspective_;
    TrendNames names_;
    const std::vector<double>* years_;
    ScoresOverWaves over_waves_;
};

}  // namespace

TrendNames::TrendNames(Labels& labels) : ols(labels.intern("ols")), mixed(labels.intern("mixed")) {}

std::vector<double> years_of_waves(const Study& study, std::span<const std::string> waves) {
    std::vector<double> out;
    if (std::any_of(study.waves.begin(), study.waves.end(), [](const Wave& wave) { return !wave.day; })) return out;
    std::int64_t first = study.waves.empty() ? 0 : *study.waves.front().day;
    for (const Wave& wave : study.waves) first = std::min(first, *wave.day);
    for (const std::string& id : waves) {
        const auto at = std::find_if(study.waves.begin(), study.waves.end(), [&](const Wave& wave) { return wave.id == id; });
        if (at == study.waves.end()) return {};
        out.push_back(static_cast<double>(*at->day - first) / days_of_a_year);
    }
    return out;
}

TrendsRow trend_before_slope(const Study& study, const Scope& scope, Label scale, const std::vector<ScoreInWave>& scores) {
    TrendsRow out;
    out.scope = scope;
    out.scale = scale;
    const auto waves = count_by_wave(scores);
    std::int64_t n = 0;
    for (const WaveCount& wave : waves) n += wave.n;
    out.waves = static_cast<std::int64_t>(waves.size());
    out.n = n;
    out.people = smallest_wave(waves);
    if (waves.size() < fewest_trend_waves || n < std::max<std::int64_t>(3, smallest_tested_group(study))) out.status = Status::too_few;
    return out;
}

TrendsRow with_slope(TrendsRow row, const std::vector<ScoreInWave>& scores, const std::vector<double>& years, const Grouping& grouping,
                     double confidence, const TrendNames& names) {
    std::vector<RandomTerm> terms = terms_of(scores, grouping);
    const bool both =
        std::count(terms.begin(), terms.end(), RandomTerm::site) + std::count(terms.begin(), terms.end(), RandomTerm::team) == 2;
    if (both && teams_are_sites(scores)) terms.erase(std::find(terms.begin(), terms.end(), RandomTerm::team));
    const CoefficientTest slope = coefficient_test(fit(scores, on_years(scores, years), terms), 1, confidence);
    row.method = terms.empty() ? names.ols : names.mixed;
    row.slope_per_year = slope.estimate;
    row.se = slope.se;
    row.ci_low = slope.ci_low;
    row.ci_high = slope.ci_high;
    row.p_value = slope.p_value;
    row.status = slope.status;
    return row;
}

std::vector<TrendsRow> trends_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels, Threads threads) {
    std::vector<TrendsRow> rows;
    const std::vector<double> years = years_of_waves(study, responses.waves);
    if (responses.waves.size() < fewest_trend_waves || years.empty()) return rows;
    const TrendNames names(labels);
    std::optional<PlacedRows> placed;  // of one family, whose perspectives come one after the other
    std::size_t placed_family = 0;
    for (const FamilyPerspective& of : family_perspectives(scores)) {
        if (!placed || placed_family != of.family) placed.emplace(study, responses, scores, of.family, PlacedRows::Need::all_groups);
        placed_family = of.family;
        const Trends trends(study, responses, scores, *placed, of, years, names);
        std::vector<std::vector<TrendsRow>> parts(scores.families[of.family].groups.size());
        for_each_block(parts.size(), threads, [&](std::size_t group) { parts[group] = trends.rows(group); });
        for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    }
    return rows;
}

}  // namespace recaudit
