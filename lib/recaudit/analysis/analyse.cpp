#include <recaudit/agreement/agreement_tables.hpp>
#include <recaudit/analysis/analyse.hpp>
#include <recaudit/change/change.hpp>
#include <recaudit/change/scale_versions.hpp>
#include <recaudit/change/spc.hpp>
#include <recaudit/change/trends.hpp>
#include <recaudit/change/variance_components.hpp>
#include <recaudit/comparison/compare.hpp>
#include <recaudit/comparison/simultaneous.hpp>
#include <recaudit/perspective/gaps.hpp>
#include <recaudit/perspective/item_gaps.hpp>
#include <recaudit/reliability/reliability_tables.hpp>
#include <recaudit/scoring/census.hpp>
#include <recaudit/scoring/describe.hpp>
#include <recaudit/scoring/describe_items.hpp>
#include <recaudit/structure/structure_tables.hpp>

namespace recaudit {

Results analyse(const Study& study, Responses responses, const std::set<Part>& parts, Threads threads) {
    const auto labels = std::make_shared<Labels>();
    Scores scores = score(study, responses, *labels, threads);
    Results out;
    out.labels = labels;
    out.census = std::make_shared<const Census>(census_of(study, responses, scores, threads));
    if (parts.contains(Part::description)) {
        out.responses = responses_table(responses, scores);
        out.scores = scores_table(study, responses, scores);
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
    if (parts.contains(Part::agreement)) {
        AgreementTables tables = agreement_tables(study, responses, scores, threads);
        out.agreement = std::move(tables.agreement);
        out.group_agreement = std::move(tables.group_agreement);
    }
    if (parts.contains(Part::comparison)) {
        const std::vector<Comparison> comparisons = comparisons_of(study, scores);
        out.comparisons = comparisons_table(study, comparisons, *labels, threads);
        out.pairwise = pairwise_table(study, comparisons, *labels, threads);
        out.games_howell = games_howell_table(study, comparisons, threads);
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
