#include <recaudit/comparison/compare.hpp>
#include <recaudit/comparison/compared_groups.hpp>
#include <recaudit/scoring/testing.hpp>
#include <recaudit/stats/effect_size.hpp>
#include <recaudit/stats/group_tests.hpp>
#include <recaudit/stats/mean_test.hpp>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

constexpr std::size_t most_groups_in_pairs = 12;

/// Teams within one site are a family of tests of their own.
Label within(const Scope& scope) { return scope.by == "team" ? scope.site : Label(); }

ComparisonsRow test_row(const Comparison& comparison, const GroupTest& test, Label name) {
    ComparisonsRow row;
    row.scope = comparison.scope;
    row.scale = comparison.scale;
    row.test = name;
    std::int64_t n = 0;
    for (const Tally* tally : comparison.tallies) {
        n += tally->n();
        row.people = row.people == 0 ? tally->n() : std::min(row.people, tally->n());
    }
    row.groups = static_cast<std::int64_t>(comparison.tallies.size());
    row.n = n;
    row.statistic = test.statistic;
    row.df1 = test.df1;
    row.df2 = test.df2;
    row.p_value = test.p_value;
    row.status = comparison.tallies.size() < 2 ? Status::too_few : test.status;
    return row;
}

struct TestNames {
    Label welch_anova, kruskal_wallis;
};

std::array<ComparisonsRow, 2> test_rows(const Comparison& comparison, const TestNames& names) {
    std::vector<Moments> groups;
    std::vector<Tally> tallies;
    for (const Tally* tally : comparison.tallies) {
        groups.push_back(moments(*tally));
        tallies.push_back(*tally);
    }
    std::array rows{test_row(comparison, welch_anova(groups), names.welch_anova),
                    test_row(comparison, kruskal_wallis(tallies), names.kruskal_wallis)};
    if (comparison.tallies.size() > 1) rows[0].omega_squared = omega_squared(one_way_anova(groups));
    return rows;
}

/// One side of a pair.
struct Side {
    Label name;
    const Tally* tally;
    Moments moments;
};

PairwiseRow pair_row(const Comparison& comparison, const Side& a, const Side& b, double confidence) {
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
    row.cliffs_delta = cliffs_delta(*a.tally, *b.tally).number();
    row.people = std::min(test.n_a, test.n_b);
    return row;
}

std::vector<Side> sides_of(const Comparison& comparison) {
    std::vector<Side> out;
    for (std::size_t i = 0; i < comparison.tallies.size(); ++i)
        out.push_back({comparison.names[i], comparison.tallies[i], moments(*comparison.tallies[i])});
    return out;
}

std::vector<PairwiseRow> all_pairs(const Comparison& comparison, double confidence) {
    const std::vector<Side> sides = sides_of(comparison);
    std::vector<PairwiseRow> rows;
    for (std::size_t a = 0; a < sides.size(); ++a)
        for (std::size_t b = a + 1; b < sides.size(); ++b) rows.push_back(pair_row(comparison, sides[a], sides[b], confidence));
    return rows;
}

std::vector<PairwiseRow> each_against_the_rest(const Comparison& comparison, Label rest, double confidence) {
    Tally everyone;
    for (const Tally* tally : comparison.everyone) everyone = merged(everyone, *tally);
    std::vector<PairwiseRow> rows;
    for (const Side& side : sides_of(comparison)) {
        const Tally others = difference(everyone, *side.tally);
        rows.push_back(pair_row(comparison, side, {rest, &others, moments(others)}, confidence));
    }
    return rows;
}

}  // namespace

std::vector<ComparisonsRow> comparisons_table(const Study& study, const Scores& scores, Labels& labels, Threads threads) {
    const TestNames names{labels.intern("welch_anova"), labels.intern("kruskal_wallis")};
    const std::vector<Comparison> comparisons = comparisons_of(study, scores);
    std::vector<ComparisonsRow> rows(2 * comparisons.size());
    for_each_block(comparisons.size(), threads, [&](std::size_t i) {
        std::ranges::copy(test_rows(comparisons[i], names), rows.begin() + static_cast<std::ptrdiff_t>(2 * i));
    });
    adjust_p_values(rows, multiplicity_of(study.adjust), [](const ComparisonsRow& row) {
        return std::vector{row.scope.wave, row.scope.perspective, row.scope.by, within(row.scope), row.test};
    });
    return rows;
}

std::vector<PairwiseRow> pairwise_table(const Study& study, const Scores& scores, Labels& labels, Threads threads) {
    const Label rest = labels.intern("rest");
    const std::vector<Comparison> comparisons = comparisons_of(study, scores);
    std::vector<std::vector<PairwiseRow>> parts(comparisons.size());
    for_each_block(comparisons.size(), threads, [&](std::size_t i) {
        const bool in_pairs = comparisons[i].tallies.size() <= most_groups_in_pairs;
        parts[i] = in_pairs ? all_pairs(comparisons[i], study.confidence) : each_against_the_rest(comparisons[i], rest, study.confidence);
    });
    std::vector<PairwiseRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    adjust_p_values(rows, multiplicity_of(study.adjust), [](const PairwiseRow& row) {
        return std::vector{row.scope.wave, row.scope.perspective, row.scope.by, within(row.scope)};
    });
    return rows;
}

}  // namespace recaudit
