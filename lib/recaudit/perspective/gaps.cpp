#include <recaudit/perspective/gaps.hpp>
#include <recaudit/perspective/slice_pairs.hpp>

#include <algorithm>

namespace recaudit {
namespace {

bool is_comparable(const SliceDimension& dimension) {
    return dimension.present && dimension.status == Status::ok && dimension.range.high > dimension.range.low;
}

/// The pairs of one group, wave and family.
std::vector<GapPair> gaps_of_group(const Scores& scores, const PairsOfGroup& of) {
    std::vector<GapPair> out;
    const Family& family = scores.families[of.family];
    for (std::size_t d = 0; d < family.dimensions.size(); ++d)
        for (const SlicePair& pair : of.pairs) {
            const SliceDimension &a = scores.tallies[of.family][pair.a][d], &b = scores.tallies[of.family][pair.b][d];
            if (!is_comparable(a) || !is_comparable(b)) continue;
            GapPair& gap = out.emplace_back(gap_between(family, of.group, pair));
            gap.scale = family.dimensions[d].id;
            gap.a = moments(in_percent(a.tallies[of.group], a.range));
            gap.b = moments(in_percent(b.tallies[of.group], b.range));
        }
    return out;
}

}  // namespace

std::vector<GapPair> gap_pairs(const Scores& scores, Threads threads) {
    const std::vector<PairsOfGroup> groups = pairs_of_groups(scores);
    std::vector<std::vector<GapPair>> parts(groups.size());
    for_each_block(groups.size(), threads, [&](std::size_t i) { parts[i] = gaps_of_group(scores, groups[i]); });
    std::vector<GapPair> out;
    for (const auto& part : parts) out.insert(out.end(), part.begin(), part.end());
    return out;
}

std::vector<GapsRow> gaps_table(const Study& study, std::span<const GapPair> pairs, Threads threads) {
    std::vector<const GapPair*> tested;
    for (const GapPair& pair : pairs)
        if (std::min(pair.a.n, pair.b.n) >= smallest_tested_group(study)) tested.push_back(&pair);
    std::vector<GapsRow> rows(tested.size());
    for_each_block(tested.size(), threads, [&](std::size_t i) {
        rows[i] = gap_row<GapsRow>(*tested[i], study.confidence);
        rows[i].scale = tested[i]->scale;
    });
    adjust_gaps(rows, study.adjust);
    return rows;
}

}  // namespace recaudit
