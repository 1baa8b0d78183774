#include <recaudit/combine/combine.hpp>

#include <recaudit/combine/compare.hpp>
#include <recaudit/combine/not_combined.hpp>
#include <recaudit/combine/refusals.hpp>
#include <recaudit/comparison/simultaneous.hpp>
#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

using namespace detail;

Results tables_of(const Sources& from, Threads threads) {
    const Study& study = *from.study;
    Results out;
    out.responses = responses_of(from);
    PooledScores scores = scores_of(from, out.responses);
    out.scores = std::move(scores.rows);
    out.items = items_of(from);
    out.options = options_of(from);
    out.population = population_of(from, scores.cells, out.responses);
    PooledAgreement agreement = agreement_of(from, scores.cells);
    out.agreement = std::move(agreement.agreement);
    out.group_agreement = std::move(agreement.group_agreement);
    const std::vector<Comparison> comparisons = detail::comparisons_of(from, scores.cells);
    out.comparisons = comparisons_table(study, comparisons, *from.labels, threads);
    out.pairwise = pairwise_table(study, comparisons, *from.labels, threads);
    out.games_howell = games_howell_table(study, comparisons, threads);
    out.gaps = gaps_table(study, gap_pairs_of(from, scores.cells), threads);
    out.item_gaps = item_gaps_of(from, out.items);
    out.scale_versions = scale_versions_of(from);
    out.change = change_of(from, scores.cells, out.scale_versions);
    PooledWaves waves = over_waves_of(from, scores.cells, out.scale_versions);
    out.trends = std::move(waves.trends);
    out.variance_components = std::move(waves.variance_components);
    out.spc = std::move(waves.spc);
    out.benchmark_targets = benchmark_targets_of(from);
    out.benchmarks = benchmarks_of(from, scores.cells, out.benchmark_targets);
    out.not_combined = not_combined_of(from, out, waves.without_components);
    return out;
}

std::vector<InputFile> files_of(const std::vector<Organisation>& organisations) {
    std::vector<InputFile> out;
    for (const Organisation& organisation : organisations)
        for (InputFile file : organisation.published.files) {
            file.path = fmt::format("{}/{}", organisation.name, file.path);
            out.push_back(std::move(file));
        }
    return out;
}

void report_shared_names(Diagnostics& problems, const std::vector<Organisation>& organisations, const GroupNames& names) {
    for (const auto& [name, owners] : names.shared())
        problems.add("shared-name", provenance_of(organisations.back()),
                     fmt::format("{} have a site or team \"{}\"; they are taken for different places and carry the organisation's name",
                                 listed(owners), quotable(name)),
                     "if it is one place, its people must not be counted twice: leave one of the results out");
}

}  // namespace

const std::set<std::string_view>& tables_to_combine() {
    static const std::set<std::string_view> names{"responses",         "scores",          "items",
                                                  "options",           "group_agreement", "scale_versions",
                                                  "benchmark_targets", "trends",          "variance_components"};
    return names;
}

Parsed<Combined> combine(std::vector<Organisation> organisations, Unpublishable unpublishable, Threads threads) {
    std::ranges::sort(organisations, {}, &Organisation::name);
    Parsed<Combined> out;
    out.diagnostics = refusals(organisations, unpublishable);
    if (out.diagnostics.has_errors()) return out;
    const Content content = content_of(organisations);
    auto study = study_of(organisations, content);
    out.diagnostics.append(std::move(study.diagnostics));
    if (!study.value) return out;
    const auto labels = std::make_shared<Labels>();
    GroupNames names(organisations, *study.value, *labels);
    report_shared_names(out.diagnostics, organisations, names);
    const RowOrder order(*study.value, organisations);
    Results results = tables_of({&organisations, &content, &*study.value, &order, &names, labels.get()}, threads);
    results.labels = labels;
    out.value = Combined{std::move(*study.value), std::move(results), files_of(organisations)};
    return out;
}

}  // namespace recaudit
