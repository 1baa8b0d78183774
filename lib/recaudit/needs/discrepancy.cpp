#include <recaudit/needs/discrepancy.hpp>

#include <recaudit/scoring/score_column.hpp>

#include <algorithm>
#include <span>

namespace recaudit {
namespace {

bool same_group(const Scope& a, const Scope& b) {
    return a.instrument == b.instrument && a.perspective == b.perspective && a.wave == b.wave && a.by == b.by && a.site == b.site &&
           a.group == b.group;
}

/// What ranks are by: distances as a share of their range, so that ranges of different width can stand side by side.
Number order_of(const NeedsRow& row) {
    if (!row.need) return {};
    return row.importance_item.empty() ? *row.need / row.width : *row.need;
}
Number order_of(const RankedNeedsRow& row) { return row.ranked_discrepancy ? Number(-*row.ranked_discrepancy) : Number(); }

/// Ranks rows of one group measured alike, greatest first.
template <class Row>
void rank(std::span<Row* const> rows) {
    std::vector<double> orders;
    for (const Row* row : rows) orders.push_back(*order_of(*row));
    const std::vector<double> levels = distinct_levels(orders);
    std::vector<std::int64_t> at_or_above(levels.size() + 1);
    for (const double order : orders) ++at_or_above[level_index(levels, order)];
    for (std::size_t level = levels.size(); level-- > 0;) at_or_above[level] += at_or_above[level + 1];
    for (Row* row : rows) row->rank = 1 + at_or_above[level_index(levels, *order_of(*row)) + 1];
}

template <class Row>
std::vector<Row> ranked(std::vector<Row> rows) {
    for (std::size_t first = 0, last = 0; first < rows.size(); first = last) {
        std::vector<Row*> rated, others;
        for (last = first; last < rows.size() && same_group(rows[first].scope, rows[last].scope); ++last) {
            rows[last].rank = Count();
            if (order_of(rows[last])) (rows[last].importance_item.empty() ? others : rated).push_back(&rows[last]);
        }
        rank<Row>(rated);
        rank<Row>(others);
    }
    return rows;
}

}  // namespace

Number mean_weighted_discrepancy(const PairSums& sums) {
    if (sums.n == 0) return {};
    return sums.discrepancy / sums.weight * (sums.importance / sums.weight);
}

Number ranked_discrepancy(const PairSums& sums) {
    if (sums.n == 0) return {};
    return 100 * (sums.above - sums.below) / sums.weight;
}

std::vector<NeedsRow> with_ranks(std::vector<NeedsRow> rows) { return ranked(std::move(rows)); }
std::vector<RankedNeedsRow> with_ranks(std::vector<RankedNeedsRow> rows) { return ranked(std::move(rows)); }

}  // namespace recaudit
