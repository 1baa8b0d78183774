#include <recaudit/change/over_waves.hpp>
#include <recaudit/change/variance_components.hpp>

#include <algorithm>
#include <numeric>

namespace recaudit {
namespace {

/// An intercept, and a column for each wave but the first.
Matrix on_waves(const std::vector<ScoreInWave>& rows, const std::vector<WaveCount>& waves) {
    Matrix out(rows.size(), waves.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        out(row, 0) = 1;
        for (std::size_t wave = 1; wave < waves.size(); ++wave) out(row, wave) = rows[row].wave == waves[wave].wave ? 1 : 0;
    }
    return out;
}

/// The group of everyone: that of the grouping by no factor.
std::size_t everyone_in(const Family& family, const Scores& scores) {
    const auto at = std::find_if(family.groups.begin(), family.groups.end(),
                                 [&](const Group& group) { return scores.groupings[group.grouping].factors.empty(); });
    return static_cast<std::size_t>(at - family.groups.begin());
}

/// The row of a perspective and scale, before a term.
VarianceComponentsRow empty_row(const Family& family, std::uint32_t perspective, std::size_t group, std::size_t dimension) {
    VarianceComponentsRow out;
    const auto slice =
        std::find_if(family.slices.begin(), family.slices.end(), [&](const Slice& any) { return any.perspective == perspective; });
    out.scope = scope_of(family, *slice, family.groups[group]);
    out.scope.wave = Label();
    out.scale = family.dimensions[dimension].id;
    return out;
}

}  // namespace

TermNames::TermNames(Labels& labels)
    : site(labels.intern("site")),
      team(labels.intern("team")),
      respondent(labels.intern("respondent")),
      residual(labels.intern("residual")) {}

std::vector<VarianceComponentsRow> component_rows(const std::vector<ScoreInWave>& scores, const Grouping& grouping,
                                                  VarianceComponentsRow about, const TermNames& names) {
    std::vector<VarianceComponentsRow> out;
    const std::vector<RandomTerm> terms = terms_of(scores, grouping);
    if (terms.empty()) return out;
    const auto waves = count_by_wave(scores);
    about.people = smallest_wave(waves);
    const MixedModel model = fit(scores, on_waves(scores, waves), terms);
    about.status = model.status;
    for (const RandomTerm term : terms) {
        out.push_back(about);
        out.back().term = names.of(term);
    }
    out.push_back(about);
    out.back().term = names.residual;
    if (model.status != Status::ok) return out;
    const double sum = std::accumulate(model.group_variances.begin(), model.group_variances.end(), model.residual_variance);
    for (std::size_t k = 0; k < out.size(); ++k) {
        const double variance = k < terms.size() ? model.group_variances[k] : model.residual_variance;
        out[k].variance = variance;
        out[k].share = variance / sum;
    }
    return out;
}

std::vector<VarianceComponentsRow> variance_components_table(const Study& study, const Responses& responses, const Scores& scores,
                                                             Labels& labels, Threads threads) {
    const TermNames names(labels);
    std::vector<VarianceComponentsRow> rows;
    for (const FamilyPerspective& of : family_perspectives(scores)) {
        const Family& family = scores.families[of.family];
        const std::size_t group = everyone_in(family, scores);
        if (group == family.groups.size()) continue;
        const PlacedRows placed(study, responses, scores, of.family, PlacedRows::Need::everyone);
        const ScoresOverWaves over_waves(study, responses, scores, placed, of);
        std::vector<std::vector<VarianceComponentsRow>> parts(family.dimensions.size());
        for_each_block(parts.size(), threads, [&](std::size_t dimension) {
            parts[dimension] = component_rows(over_waves.of(group, dimension), scores.groupings[family.groups[group].grouping],
                                              empty_row(family, of.perspective, group, dimension), names);
        });
        for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    }
    return rows;
}

}  // namespace recaudit
