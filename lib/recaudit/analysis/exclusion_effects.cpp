#include <recaudit/analysis/exclusion_effects.hpp>

#include <recaudit/stats/moments.hpp>

#include <algorithm>

namespace recaudit {
namespace {

bool same_place(const EveryonesScores& a, const EveryonesScores& b) {
    return a.scale == b.scale && a.scope.instrument == b.scope.instrument && a.scope.perspective == b.scope.perspective &&
           a.scope.wave == b.scope.wave;
}

}  // namespace

const Declaration<ExclusionEffectsRow>& declaration_of(const ExclusionEffectsRow*) {
    using R = ExclusionEffectsRow;
    static const auto declaration = declare<R>(
        {"exclusion_effects",
         "With and without those left out",
         "Means of everyone who answered beside those of the people whom the study keeps, unweighted. Empty unless the study leaves "
         "people out.",
         "exclusions",
         {}},
        {{{"scale", "The scale or composite."}, &R::scale},
         {{"n_all", "Everyone with a score.", Unit::people}, &R::n_all},
         {{"n_kept", "Those of them who are kept.", Unit::people}, &R::n_kept},
         {{"mean_all", "Mean score of everyone.", Unit::scale_points}, &R::mean_all},
         {{"mean_kept", "Mean score of those kept.", Unit::scale_points}, &R::mean_kept},
         {{"difference", "mean_kept - mean_all.", Unit::scale_points}, &R::difference},
         {{"sd_all", "Standard deviation over everyone, n - 1.", Unit::scale_points}, &R::sd_all},
         {{"sd_kept", "Standard deviation over those kept, n - 1.", Unit::scale_points}, &R::sd_kept},
         {{"status", "ok, or why figures are empty."}, &R::status}});
    return declaration;
}

std::vector<EveryonesScores> everyones_scores(const Scores& scores) {
    std::vector<EveryonesScores> out;
    for (std::size_t f = 0; f < scores.families.size(); ++f) {
        const Family& family = scores.families[f];
        for (std::size_t s = 0; s < family.slices.size(); ++s)
            for (std::size_t d = 0; d < family.dimensions.size(); ++d) {
                const SliceDimension& of = scores.tallies[f][s][d];
                if (of.present && of.status == Status::ok)
                    out.push_back({scope_of(family, family.slices[s], family.groups[0]), family.dimensions[d].id, of.tallies[0]});
            }
    }
    return out;
}

std::vector<ExclusionEffectsRow> exclusion_effects_table(const std::vector<EveryonesScores>& before, const Scores& after) {
    std::vector<ExclusionEffectsRow> rows;
    const auto kept = before.empty() ? std::vector<EveryonesScores>() : everyones_scores(after);
    for (const EveryonesScores& of : before) {
        const auto at = std::ranges::find_if(kept, [&](const EveryonesScores& other) { return same_place(of, other); });
        rows.push_back(exclusion_effects_row(of, at == kept.end() ? Tally() : at->tally));
    }
    return rows;
}

ExclusionEffectsRow exclusion_effects_row(const EveryonesScores& before, const Tally& after) {
    ExclusionEffectsRow row;
    row.scope = before.scope;
    row.scale = before.scale;
    row.n_all = before.tally.n();
    row.n_kept = after.n();
    const Tally gone = difference(before.tally, after);
    row.people = *row.n_kept;
    if (!gone.empty()) row.people = gone.values.size() == 1 ? 1 : std::min(gone.n(), after.empty() ? gone.n() : after.n());
    if (before.tally.empty() || after.empty()) row.status = Status::no_answers;
    if (before.tally.empty()) return row;
    const Moments all = moments(before.tally);
    row.mean_all = all.mean;
    row.sd_all = all.sd();
    if (after.empty()) return row;
    const Moments kept = moments(after);
    row.mean_kept = kept.mean;
    row.sd_kept = kept.sd();
    row.difference = *row.mean_kept - *row.mean_all;
    return row;
}

}  // namespace recaudit
