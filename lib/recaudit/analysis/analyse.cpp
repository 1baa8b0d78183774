#include <recaudit/agreement/agreement_tables.hpp>
#include <recaudit/analysis/analyse.hpp>
#include <recaudit/benchmark/benchmark_tables.hpp>
#include <recaudit/benchmark/standardised_means.hpp>
#include <recaudit/change/actions.hpp>
#include <recaudit/change/change.hpp>
#include <recaudit/change/scale_versions.hpp>
#include <recaudit/change/spc.hpp>
#include <recaudit/change/trends.hpp>
#include <recaudit/change/variance_components.hpp>
#include <recaudit/comparison/compare.hpp>
#include <recaudit/comparison/permutation_tests.hpp>
#include <recaudit/comparison/simultaneous.hpp>
#include <recaudit/drivers/drivers.hpp>
#include <recaudit/needs/needs.hpp>
#include <recaudit/perspective/gaps.hpp>
#include <recaudit/perspective/item_gaps.hpp>
#include <recaudit/quality/quality_table.hpp>
#include <recaudit/reliability/reliability_tables.hpp>
#include <recaudit/resampling/bootstrap_intervals.hpp>
#include <recaudit/scoring/census.hpp>
#include <recaudit/scoring/describe.hpp>
#include <recaudit/scoring/describe_items.hpp>
#include <recaudit/scoring/weighting.hpp>
#include <recaudit/structure/structure_tables.hpp>

namespace recaudit {

namespace {

/// Fills the tables of one study, part by part.
class Analysis {
public:
    Analysis(const Study& study, Responses responses, const std::set<Part>& parts, Threads threads, WorkCounter& steps)
        : study_(study),
          responses_(std::move(responses)),
          labels_(std::make_shared<Labels>()),
          scores_(score(study, responses_, *labels_, threads)),
          parts_(parts),
          threads_(threads),
          steps_(steps) {}

    Results run() {
        out_.labels = labels_;
        out_.census = std::make_shared<const Census>(census_of(study_, responses_, scores_, threads_));
        const auto comparisons = wants(Part::comparison) ? comparisons_of(study_, scores_) : std::vector<Comparison>();
        expect_resampling(comparisons);
        if (wants(Part::description)) describe();
        if (wants(Part::reliability)) check_scales();
        if (wants(Part::structure)) fit_factor_models();
        if (wants(Part::drivers)) out_.drivers = drivers_table(study_, responses_, scores_, *labels_, threads_, steps_);
        if (wants(Part::agreement)) check_groups();
        if (wants(Part::comparison)) compare(comparisons);
        if (wants(Part::change)) follow_over_waves();
        if (wants(Part::benchmark)) set_against_targets();
        if (wants(Part::quality)) out_.quality = quality_table(study_, responses_, *labels_, threads_);
        tell_of_items();
        return std::move(out_);
    }

private:
    [[nodiscard]] bool wants(Part part) const { return parts_.contains(part); }

    /// Resampling takes long, so what is to come of it is said before it starts.
    void expect_resampling(const std::vector<Comparison>& comparisons) {
        if (wants(Part::description)) steps_.expect(bootstrap_steps(study_, scores_));
        if (wants(Part::drivers)) steps_.expect(driver_steps(study_, scores_));
        steps_.expect(permutation_steps(study_, comparisons));
    }
    void describe() {
        out_.responses = responses_table(responses_, scores_);
        out_.scores = scores_table(study_, responses_, scores_);
        out_.weighting = weighting_table(study_, responses_, scores_, threads_);
        out_.population = population_table(study_, responses_, scores_, threads_);
        out_.bootstrap_intervals = bootstrap_intervals_table(study_, scores_, *labels_, threads_, steps_);
        out_.interval_cautions = interval_cautions_table(scores_, *labels_);
    }
    void check_scales() {
        ReliabilityTables tables = reliability_tables(study_, responses_, scores_, *labels_, threads_);
        out_.reliability = std::move(tables.reliability);
        out_.item_analysis = std::move(tables.item_analysis);
    }
    void fit_factor_models() {
        StructureTables tables = structure_tables(study_, responses_, scores_, *labels_, threads_);
        out_.structure = std::move(tables.structure);
        out_.loadings = std::move(tables.loadings);
        out_.factor_correlations = std::move(tables.factor_correlations);
    }
    void check_groups() {
        AgreementTables tables = agreement_tables(study_, responses_, scores_, threads_);
        out_.agreement = std::move(tables.agreement);
        out_.group_agreement = std::move(tables.group_agreement);
    }
    void compare(const std::vector<Comparison>& comparisons) {
        out_.comparisons = comparisons_table(study_, comparisons, *labels_, threads_);
        out_.pairwise = pairwise_table(study_, comparisons, *labels_, threads_);
        out_.games_howell = games_howell_table(study_, comparisons, threads_);
        out_.permutation_tests = permutation_tests_table(study_, comparisons, *labels_, threads_, steps_);
    }
    void follow_over_waves() {
        out_.change = change_table(study_, responses_, scores_, *labels_, threads_);
        out_.trends = trends_table(study_, responses_, scores_, *labels_, threads_);
        out_.variance_components = variance_components_table(study_, responses_, scores_, *labels_, threads_);
        out_.scale_versions = scale_versions_table(study_, responses_, scores_, *labels_);
        out_.spc = spc_table(study_, responses_, scores_, *labels_, threads_);
        ActionTables since = action_tables(study_, responses_, scores_, out_.change, *labels_, threads_);
        out_.actions = std::move(since.actions);
        out_.further_change = std::move(since.further_change);
    }
    void set_against_targets() {
        out_.benchmarks = benchmarks_table(study_, responses_, scores_, *labels_, threads_);
        out_.benchmark_targets = benchmark_targets_table(responses_, *labels_);
        out_.standardised_means = standardised_means_table(study_, responses_, scores_, *labels_, threads_);
    }
    /// Last, because these tables are the longest: answers and scores are not needed beside them.
    void tell_of_items() {
        if (!wants(Part::gaps) && !wants(Part::needs) && !wants(Part::description)) return;
        auto counts = count_items(study_, responses_, scores_, threads_);
        if (wants(Part::needs)) {
            NeedsTables tables = needs_tables(study_, responses_, scores_, counts, *labels_, threads_);
            out_.needs = std::move(tables.needs);
            out_.ranked_needs = std::move(tables.ranked_needs);
        }
        responses_ = {};
        if (wants(Part::gaps)) {
            out_.gaps = gaps_table(study_, gap_pairs(scores_, threads_), threads_);
            out_.item_gaps = item_gaps_table(study_, scores_, counts, *labels_, threads_);
        }
        if (!wants(Part::description)) return;
        ItemTables tables = item_tables(study_, std::move(counts), std::move(scores_), *labels_, threads_);
        out_.items = std::move(tables.items);
        out_.options = std::move(tables.options);
    }
    const Study& study_;
    Responses responses_;
    std::shared_ptr<Labels> labels_;
    Scores scores_;
    const std::set<Part>& parts_;
    Threads threads_;
    WorkCounter& steps_;
    Results out_;
};

}  // namespace

const std::set<Part>& all_parts() {
    using enum Part;
    static const std::set<Part> all{description, reliability, structure, agreement, comparison, gaps, change, drivers, benchmark, needs, quality};
    return all;
}

Results analyse(const Study& study, Responses responses, const std::set<Part>& parts, Threads threads, WorkCounter* counter) {
    WorkCounter unheard;
    return Analysis(study, std::move(responses), parts, threads, counter != nullptr ? *counter : unheard).run();
}

}  // namespace recaudit
