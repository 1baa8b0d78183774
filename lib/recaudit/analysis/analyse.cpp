#include <recaudit/agreement/agreement_tables.hpp>
#include <recaudit/analysis/analyse.hpp>
#include <recaudit/change/change.hpp>
#include <recaudit/change/scale_versions.hpp>
#include <recaudit/change/spc.hpp>
#include <recaudit/change/trends.hpp>
#include <recaudit/change/variance_components.hpp>
#include <recaudit/comparison/compare.hpp>
#include <recaudit/comparison/permutation_tests.hpp>
#include <recaudit/comparison/simultaneous.hpp>
#include <recaudit/drivers/drivers.hpp>
#include <recaudit/perspective/gaps.hpp>
#include <recaudit/perspective/item_gaps.hpp>
#include <recaudit/reliability/reliability_tables.hpp>
#include <recaudit/resampling/bootstrap_intervals.hpp>
#include <recaudit/scoring/census.hpp>
#include <recaudit/scoring/describe.hpp>
#include <recaudit/scoring/describe_items.hpp>
#include <recaudit/structure/structure_tables.hpp>

namespace recaudit {

namespace {

/// Resampling takes long, so what is to come of it is said before it starts.
void expect_resampling(WorkCounter& counter, const Study& study, const Scores& scores, const std::vector<Comparison>& comparisons,
                       const std::set<Part>& parts) {
    if (parts.contains(Part::description)) counter.expect(bootstrap_steps(study, scores));
    if (parts.contains(Part::drivers)) counter.expect(driver_steps(study, scores));
    counter.expect(permutation_steps(study, comparisons));
}

}  // namespace

Results analyse(const Study& study, Responses responses, const std::set<Part>& parts, Threads threads, WorkCounter* counter) {
    WorkCounter unheard;
    WorkCounter& steps = counter ? *counter : unheard;
    const auto labels = std::make_shared<Labels>();
    Scores scores = score(study, responses, *labels, threads);
    const auto comparisons = parts.contains(Part::comparison) ? comparisons_of(study, scores) : std::vector<Comparison>();
    expect_resampling(steps, study, scores, comparisons, parts);
    Results out;
    out.labels = labels;
    out.census = std::make_shared<const Census>(census_of(study, responses, scores, threads));
    if (parts.contains(Part::description)) {
        out.responses = responses_table(responses, scores);
        out.scores = scores_table(study, responses, scores);
        out.bootstrap_intervals = bootstrap_intervals_table(study, scores, *labels, threads, steps);
        out.interval_cautions = interval_cautions_table(scores, *labels);
    }
    if (parts.contains(Part::reliability)) {
        ReliabilityTables tables = reliability_tables(study, responses, scores, *labels, threads);
        out.reliability = std::move(tables.reliability);
        out.item_analysis = std::move(tables.item_analysis);
    }
    if (parts.contains(Part::structure)) {
        StructureTables tables = structure_tables(study, responses, scores, *labels, threads);
        out.structure = std::move(tables.structure);
        out.loadings = std::move(tables.loadings);
        out.factor_correlations = std::move(tables.factor_correlations);
    }
    if (parts.contains(Part::drivers)) out.drivers = drivers_table(study, responses, scores, *labels, threads, steps);
    if (parts.contains(Part::agreement)) {
        AgreementTables tables = agreement_tables(study, responses, scores, threads);
        out.agreement = std::move(tables.agreement);
        out.group_agreement = std::move(tables.group_agreement);
    }
    if (parts.contains(Part::comparison)) {
        out.comparisons = comparisons_table(study, comparisons, *labels, threads);
        out.pairwise = pairwise_table(study, comparisons, *labels, threads);
        out.games_howell = games_howell_table(study, comparisons, threads);
        out.permutation_tests = permutation_tests_table(study, comparisons, *labels, threads, steps);
    }
    std::vector<std::vector<ItemCounts>> counts;  // of answers to items
    if (parts.contains(Part::gaps) || parts.contains(Part::description)) counts = count_items(study, responses, scores, threads);
    if (parts.contains(Part::gaps)) {
        out.gaps = gaps_table(study, gap_pairs(scores, threads), threads);
        out.item_gaps = item_gaps_table(study, scores, counts, *labels, threads);
    }
    if (parts.contains(Part::change)) {
        out.change = change_table(study, responses, scores, *labels, threads);
        out.trends = trends_table(study, responses, scores, *labels, threads);
        out.variance_components = variance_components_table(study, responses, scores, *labels, threads);
        out.scale_versions = scale_versions_table(study, responses, scores, *labels);
        out.spc = spc_table(study, responses, scores, *labels, threads);
    }
    if (parts.contains(Part::description)) {  // last, because these tables are the longest
        responses = {};
        ItemTables tables = item_tables(study, std::move(counts), std::move(scores), *labels, threads);
        out.items = std::move(tables.items);
        out.options = std::move(tables.options);
    }
    return out;
}

}  // namespace recaudit
