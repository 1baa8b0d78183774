/// What leaving people out changed: means of everyone who answered beside those of the people who were kept.
/// See docs/statistics/exclusions.md.
#pragma once

#include <recaudit/core/table.hpp>
#include <recaudit/scoring/scores.hpp>

#include <vector>

namespace recaudit {

/// One scale of one perspective and wave. With the row's figures the people left out are known together, so `people` counts
/// them where they are fewer, and stands at 1 where all of them have one score.
struct ExclusionEffectsRow {
    Scope scope;
    Label scale;
    Count n_all, n_kept;
    Number mean_all, mean_kept, difference, sd_all, sd_kept;
    Status status = Status::ok;
    std::int64_t people = 0;
};

const Declaration<ExclusionEffectsRow>& declaration_of(const ExclusionEffectsRow*);

/// The scores of everyone on one scale in one perspective and wave, kept from before anybody was left out.
struct EveryonesScores {
    Scope scope;
    Label scale;
    Tally tally;
};
[[nodiscard]] std::vector<EveryonesScores> everyones_scores(const Scores& scores);

/// Both beside each other; unweighted. Empty where nobody's scores were kept.
[[nodiscard]] std::vector<ExclusionEffectsRow> exclusion_effects_table(const std::vector<EveryonesScores>& before, const Scores& after);

/// One row. `after` is part of `before`.
[[nodiscard]] ExclusionEffectsRow exclusion_effects_row(const EveryonesScores& before, const Tally& after);

}  // namespace recaudit
