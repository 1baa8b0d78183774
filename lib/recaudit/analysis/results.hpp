/// All tables of one study, before disclosure control. Nothing may write these: see disclosure/release.hpp.
#pragma once

#include <recaudit/agreement/tables.hpp>
#include <recaudit/analysis/exclusion_effects.hpp>
#include <recaudit/analysis/form_changes.hpp>
#include <recaudit/analysis/non_response.hpp>
#include <recaudit/analysis/not_combined.hpp>
#include <recaudit/analysis/representation.hpp>
#include <recaudit/benchmark/tables.hpp>
#include <recaudit/change/tables.hpp>
#include <recaudit/comments/tables.hpp>
#include <recaudit/comparison/tables.hpp>
#include <recaudit/drivers/tables.hpp>
#include <recaudit/needs/tables.hpp>
#include <recaudit/perspective/tables.hpp>
#include <recaudit/quality/tables.hpp>
#include <recaudit/reliability/tables.hpp>
#include <recaudit/resampling/tables.hpp>
#include <recaudit/scoring/census.hpp>
#include <recaudit/scoring/tables.hpp>
#include <recaudit/scoring/weighting.hpp>
#include <recaudit/structure/tables.hpp>

#include <cstddef>
#include <memory>
#include <vector>

namespace recaudit {

struct Results {
    std::shared_ptr<const Labels> labels;  // keeps the text of every label in the rows
    std::shared_ptr<const Census> census;  // who is where, for disclosure control; none in results made by hand
    std::size_t round_base = 0;            // counts of people are rounded to multiples of it; 0: they are exact
    std::vector<ResponsesRow> responses;
    std::vector<ScoresRow> scores;
    std::vector<ItemsRow> items;
    std::vector<OptionsRow> options;
    std::vector<WeightingRow> weighting;
    std::vector<PopulationRow> population;
    std::vector<ReliabilityRow> reliability;
    std::vector<ItemAnalysisRow> item_analysis;
    std::vector<StructureRow> structure;
    std::vector<LoadingsRow> loadings;
    std::vector<FactorCorrelationsRow> factor_correlations;
    std::vector<DriversRow> drivers;
    std::vector<AgreementRow> agreement;
    std::vector<GroupAgreementRow> group_agreement;
    std::vector<ComparisonsRow> comparisons;
    std::vector<PairwiseRow> pairwise;
    std::vector<GamesHowellRow> games_howell;
    std::vector<GapsRow> gaps;
    std::vector<ItemGapsRow> item_gaps;
    std::vector<ChangeRow> change;
    std::vector<TrendsRow> trends;
    std::vector<VarianceComponentsRow> variance_components;
    std::vector<ScaleVersionsRow> scale_versions;
    std::vector<BenchmarksRow> benchmarks;
    std::vector<BenchmarkTargetsRow> benchmark_targets;
    std::vector<StandardisedMeansRow> standardised_means;
    std::vector<SpcRow> spc;
    std::vector<BootstrapIntervalsRow> bootstrap_intervals;
    std::vector<PermutationTestsRow> permutation_tests;
    std::vector<IntervalCautionsRow> interval_cautions;
    std::vector<RepresentationRow> representation;
    std::vector<NonResponseRow> non_response;
    std::vector<NeedsRow> needs;
    std::vector<RankedNeedsRow> ranked_needs;
    std::vector<QualityRow> quality;
    std::vector<ExclusionsRow> exclusions;
    std::vector<ExclusionEffectsRow> exclusion_effects;
    std::vector<ActionsRow> actions;
    std::vector<CommentsRow> comments;
    std::vector<LanguageRow> language;
    std::vector<FormChangesRow> form_changes;
    std::vector<NotCombinedRow> not_combined;  // of combinations of published results alone
    std::vector<ChangeRow> further_change;     // what actions rest on beside the rows of `change`; never written
    std::vector<Quote> quotes;                 // no table: for the report's page alone
};

/// Calls visit(rows) for each table in the order in which they are written: the one list of tables.
template <class AnyResults, class Visit>
void for_each_table(AnyResults& results, Visit&& visit) {
    visit(results.responses);
    visit(results.scores);
    visit(results.items);
    visit(results.options);
    visit(results.weighting);
    visit(results.population);
    visit(results.reliability);
    visit(results.item_analysis);
    visit(results.structure);
    visit(results.loadings);
    visit(results.factor_correlations);
    visit(results.drivers);
    visit(results.agreement);
    visit(results.group_agreement);
    visit(results.comparisons);
    visit(results.pairwise);
    visit(results.games_howell);
    visit(results.gaps);
    visit(results.item_gaps);
    visit(results.change);
    visit(results.trends);
    visit(results.variance_components);
    visit(results.scale_versions);
    visit(results.benchmarks);
    visit(results.benchmark_targets);
    visit(results.standardised_means);
    visit(results.spc);
    visit(results.bootstrap_intervals);
    visit(results.permutation_tests);
    visit(results.interval_cautions);
    visit(results.representation);
    visit(results.non_response);
    visit(results.needs);
    visit(results.ranked_needs);
    visit(results.quality);
    visit(results.exclusions);
    visit(results.exclusion_effects);
    visit(results.actions);
    visit(results.comments);
    visit(results.language);
    visit(results.form_changes);
    visit(results.not_combined);
}

/// Every table as writers see it. The views do not outlive `results`.
[[nodiscard]] std::vector<TableView> tables_of(const Results& results);

/// The declarations of all tables, for explain, the schema and the docs.
[[nodiscard]] std::vector<const TableInfo*> all_tables();

}  // namespace recaudit
