#include <recaudit/comparison/compare.hpp>
#include <recaudit/scoring/testing.hpp>
#include <recaudit/stats/effect_size.hpp>
#include <recaudit/stats/group_tests.hpp>
#include <recaudit/stats/mean_test.hpp>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

/// Teams within one site are a family of tests of their own.
Label within(const Scope& scope) { return scope.by == "team" ? scope.site : Label(); }

ComparisonsRow test_row(const Comparison& comparison, const GroupTest& test, Label name) {
    ComparisonsRow row;
    row.scope = comparison.scope;
    row.scale = comparison.scale;
    row.test = name;
    std::int64_t n = 0;
    for (const ComparedGroup& group : comparison.groups) {
        n += group.moments.n;
        row.people = row.people == 0 ? group.moments.n : std::min(row.people, group.moments.n);
    }
    row.groups = static_cast<std::int64_t>(comparison.groups.size());
    row.n = n;
    row.statistic = test.statistic;
    row.df1 = test.df1;
    row.df2 = test.df2;
    row.p_value = test.p_value;
    row.status = comparison.groups.size() < 2 ? Status::too_few : test.status;
    return row;
}

GroupTest unknown_test_of_ranks(const Comparison& comparison) {
    GroupTest out;
    if (!comparison.groups.empty()) out.df1 = static_cast<double>(comparison.groups.size() - 1);
    out.status = Status::needs_answers;
    return out;
}

GroupTest test_of_ranks(const Comparison& comparison) {
    if (!comparison.has_tallies()) return unknown_test_of_ranks(comparison);
    std::vector<Tally> tallies;
    for (const ComparedGroup& group : comparison.groups) tallies.push_back(*group.tally);
    return kruskal_wallis(tallies);
}

struct TestNames {
    Label welch_anova, kruskal_wallis;
};

std::array<ComparisonsRow, 2> test_rows(const Comparison& comparison, const TestNames& names) {
    std::vector<Moments> groups;
    for (const ComparedGroup& group : comparison.groups) groups.push_back(group.moments);
    std::array rows{test_row(comparison, welch_anova(groups), names.welch_anova),
                    test_row(comparison, test_of_ranks(comparison), names.kruskal_wallis)};
    if (groups.size() > 1) rows[0].omega_squared = omega_squared(one_way_anova(groups));
    return rows;
}

PairwiseRow pair_row(const Comparison& comparison, const ComparedGroup& a, const ComparedGroup& b, double confidence) {
    const WelchTest test = welch_test(a.moments, b.moments, confidence);
    const HedgesG g = hedges_g(test, confidence);
    PairwiseRow row;
    row.scope = comparison.scope;
    row.scale = comparison.scale;
    row.group_a = a.name;
    row.group_b = b.name;
    fill_sides(row, test);
    row.hedges_g = g.g;
    row.g_ci_low = g.ci_low;
    row.g_ci_high = g.ci_high;
    if (comparison.has_tallies()) row.cliffs_delta = cliffs_delta(*a.tally, *b.tally).number();
    else if (row.status == Status::ok) row.status = Status::needs_answers;
    row.people = std::min(test.n_a, test.n_b);
    return row;
}

std::vector<PairwiseRow> all_pairs(const Comparison& comparison, double confidence) {
    const std::vector<ComparedGroup>& groups = comparison.groups;
    std::vector<PairwiseRow> rows;
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b) rows.push_back(pair_row(comparison, groups[a], groups[b], confidence));
    return rows;
}

std::vector<PairwiseRow> each_against_all_others(const Comparison& comparison, Label rest, double confidence) {
    Tally everyone;
    for (const ComparedGroup& group : comparison.everyone) everyone = merged(everyone, *group.tally);
    std::vector<PairwiseRow> rows;
    for (const ComparedGroup& group : comparison.groups) {
        const Tally others = difference(everyone, *group.tally);
        rows.push_back(pair_row(comparison, group, {rest, moments(others), &others}, confidence));
    }
    return rows;
}

/// The same where only moments are known: they are put together anew for each group, since taking one group out of
/// the whole would lose digits.
std::vector<PairwiseRow> each_against_merged_others(const Comparison& comparison, Label rest, double confidence) {
    std::vector<PairwiseRow> rows;
    for (const ComparedGroup& group : comparison.groups) {
        Moments others;
        for (const ComparedGroup& other : comparison.everyone)
            if (other.name != group.name) others = merged(others, other.moments);
        rows.push_back(pair_row(comparison, group, {rest, others, nullptr}, confidence));
    }
    return rows;
}

std::vector<PairwiseRow> pairs_of(const Comparison& comparison, Label rest, double confidence) {
    if (comparison.groups.size() <= most_groups_in_pairs) return all_pairs(comparison, confidence);
    return comparison.has_tallies() ? each_against_all_others(comparison, rest, confidence)
                                    : each_against_merged_others(comparison, rest, confidence);
}

}  // namespace

std::vector<ComparisonsRow> comparisons_table(const Study& study, std::span<const Comparison> comparisons, Labels& labels,
                                              Threads threads) {
    const TestNames names{labels.intern("welch_anova"), labels.intern("kruskal_wallis")};
    std::vector<ComparisonsRow> rows(2 * comparisons.size());
    for_each_block(comparisons.size(), threads, [&](std::size_t i) {
        std::ranges::copy(test_rows(comparisons[i], names), rows.begin() + static_cast<std::ptrdiff_t>(2 * i));
    });
    adjust_p_values(rows, multiplicity_of(study.adjust), [](const ComparisonsRow& row) {
        return std::vector{row.scope.wave, row.scope.perspective, row.scope.by, within(row.scope), row.test};
    });
    return rows;
}

std::vector<PairwiseRow> pairwise_table(const Study& study, std::span<const Comparison> comparisons, Labels& labels, Threads threads) {
    const Label rest = labels.intern("rest");
    std::vector<std::vector<PairwiseRow>> parts(comparisons.size());
    for_each_block(comparisons.size(), threads, [&](std::size_t i) { parts[i] = pairs_of(comparisons[i], rest, study.confidence); });
    std::vector<PairwiseRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    adjust_p_values(rows, multiplicity_of(study.adjust), [](const PairwiseRow& row) {
        return std::vector{row.scope.wave, row.scope.perspective, row.scope.by, within(row.scope)};
    });
    return rows;
}

}  // namespace recaudit
