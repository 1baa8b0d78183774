/// The tables of a combination that compare: groups, perspectives, waves. See docs/statistics/combine.md.
#pragma once

#include <recaudit/benchmark/benchmark_tables.hpp>
#include <recaudit/change/change.hpp>
#include <recaudit/combine/describe.hpp>
#include <recaudit/comparison/compare.hpp>
#include <recaudit/perspective/gaps.hpp>

#include <span>

namespace recaudit::detail {

/// The groups of each grouping side by side, organisations among them; teams also within each site. Crossed groupings are not
/// compared. A group that is withheld stands among everyone without people.
[[nodiscard]] std::vector<Comparison> comparisons_of(const Sources& from, std::span<const ScaleCell> cells);

[[nodiscard]] std::vector<GapPair> gap_pairs_of(const Sources& from, std::span<const ScaleCell> cells);

/// The same question by question, where forms link items by a concept.
[[nodiscard]] std::vector<ItemGapsRow> item_gaps_of(const Sources& from, std::span<const ItemsRow> items);

/// Scales whose questions changed between two waves, as the organisations say; of several the least comparable.
[[nodiscard]] std::vector<ScaleVersionsRow> scale_versions_of(const Sources& from);

/// Change of independent groups, where the questions of both waves may be compared; none where answers are linked, since who changed by how
/// much is not published.
[[nodiscard]] std::vector<ChangeRow> change_of(const Sources& from, std::span<const ScaleCell> cells,
                                               std::span<const ScaleVersionsRow> versions);

/// What follows groups over waves. A trend or variance component that depends on sites or teams needs them all published; a row about one
/// organisation is as that organisation publishes it.
struct PooledWaves {
    std::vector<TrendsRow> trends;
    std::vector<VarianceComponentsRow> variance_components;
    std::vector<SpcRow> spc;
    std::int64_t without_components = 0;  // scales whose components depend on places that are withheld
};
[[nodiscard]] PooledWaves over_waves_of(const Sources& from, std::span<const ScaleCell> cells, std::span<const ScaleVersionsRow> versions);

/// The values from elsewhere that every organisation sets its sites against, where all do and those who have one agree.
[[nodiscard]] std::vector<BenchmarkTargetsRow> benchmark_targets_of(const Sources& from);

/// The sites of all organisations against one target. A site that is withheld has a row without figures and is in no target.
[[nodiscard]] std::vector<BenchmarksRow> benchmarks_of(const Sources& from, std::span<const ScaleCell> cells,
                                                       std::span<const BenchmarkTargetsRow> targets);

/// What depends on sites and teams: intraclass correlations where no group is withheld, and each group's own agreement.
struct PooledAgreement {
    std::vector<AgreementRow> agreement;
    std::vector<GroupAgreementRow> group_agreement;
};
[[nodiscard]] PooledAgreement agreement_of(const Sources& from, std::span<const ScaleCell> cells);

}  // namespace recaudit::detail
