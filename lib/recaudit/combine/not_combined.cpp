#include <recaudit/combine/not_combined.hpp>

#include <recaudit/change/trends.hpp>
#include <recaudit/combine/refusals.hpp>

#include <algorithm>

namespace recaudit::detail {
namespace {

class NotCombined {
public:
    explicit NotCombined(const Sources& from) : from_(from) {}

    struct What {
        std::string_view organisation, table, of, figures;
        Count rows;
    };
    void add(const What& what, std::string_view reason) {
        NotCombinedRow& row = rows_.emplace_back();
        row.organisation = label(what.organisation);
        row.table = label(what.table);
        row.of = label(what.of);
        row.figures = label(what.figures);
        row.rows = what.rows;
        row.reason = label(reason);
    }
    /// Nothing is said of a table in which no row is concerned.
    void add_if_any(const What& what, std::string_view reason) {
        if (what.rows && *what.rows > 0) add(what, reason);
    }
    [[nodiscard]] std::vector<NotCombinedRow> take() { return std::move(rows_); }

private:
    [[nodiscard]] Label label(std::string_view text) const { return text.empty() ? Label() : from_.labels->intern(text); }
    const Sources& from_;
    std::vector<NotCombinedRow> rows_;
};

template <class Row, class Concerned>
Count count_rows(const std::vector<Row>& rows, Concerned concerned) {
    return std::ranges::count_if(rows, concerned);
}

constexpr auto needs_answers = [](const auto& row) { return row.status == Status::needs_answers; };
constexpr auto is_withheld = [](const auto& row) { return row.status == Status::withheld; };

/// Whether an organisation's waves all have dates, three or more of them.
bool have_dates(const Sources& from) {
    return std::ranges::any_of(*from.organisations, [](const Organisation& organisation) {
        const std::vector<Wave>& waves = organisation.published.study.waves;
        return waves.size() >= fewest_trend_waves && std::ranges::all_of(waves, [](const Wave& wave) { return wave.day.has_value(); });
    });
}

void add_what_needs_answers(NotCombined& all, const Sources& from, const Results& results) {
    const std::string_view why = name_of(Status::needs_answers);
    const auto withheld_quartiles = [](const ScoresRow& row) { return row.mean.has_value() && !row.median; };
    all.add_if_any({"", "scores", "", "median q1 q3", count_rows(results.scores, withheld_quartiles)}, why);
    all.add_if_any({"", "comparisons", "kruskal_wallis", "statistic p_value p_adjusted", count_rows(results.comparisons, needs_answers)},
                   why);
    all.add_if_any({"", "pairwise", "", "cliffs_delta", count_rows(results.pairwise, needs_answers)}, why);
    all.add_if_any({"", "agreement", "", "", count_rows(results.agreement, is_withheld)}, name_of(Status::withheld));
    all.add_if_any({"", "agreement", "", "median_rwg_j share_rwg_070", count_rows(results.agreement, needs_answers)},
                   name_of(Status::withheld));
    all.add_if_any({"", "benchmarks", "", "limit_95_low limit_95_high limit_998_low limit_998_high flag",
                    count_rows(results.benchmarks, needs_answers)},
                   why);
    for (const std::string_view table : {"bootstrap_intervals",
                                         "interval_cautions",
                                         "reliability",
                                         "item_analysis",
                                         "structure",
                                         "loadings",
                                         "factor_correlations",
                                         "drivers",
                                         "permutation_tests",
                                         "standardised_means",
                                         "representation",
                                         "non_response",
                                         "needs",
                                         "ranked_needs",
                                         "quality",
                                         "exclusions",
                                         "exclusion_effects",
                                         "actions",
                                         "comments",
                                         "language"})
        all.add({"", table, "", "", {}}, why);
    all.add_if_any({"", "trends", "", "", count_rows(results.trends, needs_answers)}, why);
    const auto no_date = [](const Wave& wave) { return !wave.day; };
    if (have_dates(from) && std::ranges::any_of(from.study->waves, no_date)) all.add({"", "trends", "", "", {}}, "dates_differ");
}

void add_what_differs(NotCombined& all, const Content& content) {
    std::set<std::string> ids;
    for (const Content::Key& key : content.differing) ids.insert(key.id);
    for (const std::string& id : ids) all.add({"", "", id, "", {}}, "content_differs");
    for (const auto& [organisation, scales] : content.local_of)
        for (const std::string& scale : scales) all.add({organisation, "", scale, "", {}}, "local");
}

/// The organisations set sites against values from elsewhere that are not the same, or that not all of them have.
void add_other_targets(NotCombined& all, const Sources& from, const Results& results) {
    if (from.study->benchmark.against != BenchmarkTarget::file) return;
    std::set<std::string> scales;
    for (const ScoresRow& row : results.scores) scales.insert(row.scale.str());
    for (const BenchmarkTargetsRow& row : results.benchmark_targets) scales.erase(row.scale.str());
    for (const std::string& scale : scales) all.add({"", "benchmark_targets", scale, "", {}}, "content_differs");
}

/// What one organisation does not publish is in no figure of the combination.
void add_what_is_not_published(NotCombined& all, const Organisation& organisation) {
    const Results& results = organisation.published.results;
    const std::string_view why = name_of(Status::withheld);
    all.add_if_any({organisation.name, "scores", "", "", count_rows(results.scores, is_withheld)}, why);
    all.add_if_any({organisation.name, "items", "", "", count_rows(results.items, is_withheld)}, why);
    all.add_if_any({organisation.name, "options", "", "", count_rows(results.options, is_withheld)}, why);
    const auto no_headcount = [](const ResponsesRow& row) { return row.scope.by == "all" && row.responded.has_value() && !row.headcount; };
    all.add_if_any({organisation.name, "responses", "", "headcount response_rate", count_rows(results.responses, no_headcount)},
                   "no_headcount");
    if (organisation.published.study.respondents != Respondents::linked) return;
    for (const std::string_view table : {"change", "trends", "variance_components"})
        all.add({organisation.name, table, "", "", {}}, "linked");
}

}  // namespace

std::vector<NotCombinedRow> not_combined_of(const Sources& from, const Results& results, std::int64_t without_components) {
    NotCombined all(from);
    add_what_needs_answers(all, from, results);
    add_what_differs(all, *from.content);
    add_other_targets(all, from, results);
    all.add_if_any({"", "variance_components", "", "", without_components}, name_of(Status::withheld));
    for (const Organisation& organisation : *from.organisations) add_what_is_not_published(all, organisation);
    return all.take();
}

}  // namespace recaudit::detail
