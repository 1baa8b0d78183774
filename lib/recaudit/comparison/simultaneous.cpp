#include <recaudit/comparison/simultaneous.hpp>
#include <recaudit/scoring/testing.hpp>
#include <recaudit/stats/games_howell.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t fewest_groups = 3, most_groups = 12;

GamesHowellRow pair_row(const Comparison& comparison, const ComparedGroup& a, const ComparedGroup& b, double confidence) {
    const GamesHowell test = games_howell(a.moments, b.moments, static_cast<std::int64_t>(comparison.groups.size()), confidence);
    GamesHowellRow row;
    row.scope = comparison.scope;
    row.scale = comparison.scale;
    row.group_a = a.name;
    row.group_b = b.name;
    fill_tested(row, test);
    row.q = test.q;
    row.people = std::min(a.moments.n, b.moments.n);
    return row;
}

std::vector<GamesHowellRow> rows_of(const Comparison& comparison, double confidence) {
    const std::vector<ComparedGroup>& groups = comparison.groups;
    std::vector<GamesHowellRow> rows;
    if (groups.size() < fewest_groups || groups.size() > most_groups) return rows;
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b) rows.push_back(pair_row(comparison, groups[a], groups[b], confidence));
    return rows;
}

}  // namespace

std::vector<GamesHowellRow> games_howell_table(const Study& study, std::span<const Comparison> comparisons, Threads threads) {
    std::vector<std::vector<GamesHowellRow>> parts(comparisons.size());
    for_each_block(comparisons.size(), threads, [&](std::size_t i) { parts[i] = rows_of(comparisons[i], study.confidence); });
    std::vector<GamesHowellRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

}  // namespace recaudit
