#include <recaudit/comparison/compared_groups.hpp>
#include <recaudit/comparison/simultaneous.hpp>
#include <recaudit/stats/games_howell.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t fewest_groups = 3, most_groups = 12;

GamesHowellRow pair_row(const Comparison& comparison, std::size_t a, std::size_t b, const std::vector<Moments>& groups, double confidence) {
    const GamesHowell test = games_howell(groups[a], groups[b], static_cast<std::int64_t>(groups.size()), confidence);
    GamesHowellRow row;
    row.scope = comparison.scope;
    row.scale = comparison.scale;
    row.group_a = comparison.names[a];
    row.group_b = comparison.names[b];
    row.difference = test.difference;
    row.ci_low = test.ci_low;
    row.ci_high = test.ci_high;
    row.q = test.q;
    row.df = test.df;
    row.p_value = test.p_value;
    row.status = test.status;
    row.people = std::min(groups[a].n, groups[b].n);
    return row;
}

std::vector<GamesHowellRow> rows_of(const Comparison& comparison, double confidence) {
    std::vector<GamesHowellRow> rows;
    if (comparison.tallies.size() < fewest_groups || comparison.tallies.size() > most_groups) return rows;
    std::vector<Moments> groups;
    for (const Tally* tally : comparison.tallies) groups.push_back(moments(*tally));
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b) rows.push_back(pair_row(comparison, a, b, groups, confidence));
    return rows;
}

}  // namespace

std::vector<GamesHowellRow> games_howell_table(const Study& study, const Scores& scores, Threads threads) {
    const std::vector<Comparison> comparisons = comparisons_of(study, scores);
    std::vector<std::vector<GamesHowellRow>> parts(comparisons.size());
    for_each_block(comparisons.size(), threads, [&](std::size_t i) { parts[i] = rows_of(comparisons[i], study.confidence); });
    std::vector<GamesHowellRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

}  // namespace recaudit
