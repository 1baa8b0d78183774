#include <recaudit/perspective/gaps.hpp>
#include <recaudit/scoring/testing.hpp>
#include <recaudit/stats/effect_size.hpp>
#include <recaudit/stats/mean_test.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// Two perspectives in the same wave.
struct SlicePair {
    std::size_t family, a, b;  // slices of the family
};

std::vector<SlicePair> pairs_in_wave(const Family& family, std::size_t number, std::uint32_t wave) {
    std::vector<SlicePair> out;
    for (std::size_t a = 0; a < family.slices.size(); ++a)
        for (std::size_t b = a + 1; b < family.slices.size(); ++b)
            if (family.slices[a].wave == wave && family.slices[b].wave == wave) out.push_back({number, a, b});
    return out;
}

/// Scores in percent of the maximum of their declared range.
Tally in_percent(const Tally& tally, const Range& range) {
    Tally out = tally;
    for (double& value : out.values) value = 100 * (value - range.low) / (range.high - range.low);
    return out;
}

bool is_comparable(const SliceDimension& dimension) {
    return dimension.present && dimension.status == Status::ok && dimension.range.high > dimension.range.low;
}

/// The pairs of one group, wave and family.
std::vector<GapPair> gaps_of_group(const Scores& scores, const std::vector<SlicePair>& pairs, std::size_t group) {
    std::vector<GapPair> out;
    const std::size_t f = pairs.front().family;
    const Family& family = scores.families[f];
    for (std::size_t d = 0; d < family.dimensions.size(); ++d)
        for (const SlicePair& pair : pairs) {
            const SliceDimension &a = scores.tallies[f][pair.a][d], &b = scores.tallies[f][pair.b][d];
            if (!is_comparable(a) || !is_comparable(b)) continue;
            GapPair& gap = out.emplace_back();
            gap.scope = scope_of(family, family.slices[pair.a], family.groups[group]);
            gap.scope.perspective = Label();
            gap.scale = family.dimensions[d].id;
            gap.perspective_a = family.slices[pair.a].perspective_name;
            gap.perspective_b = family.slices[pair.b].perspective_name;
            gap.a = moments(in_percent(a.tallies[group], a.range));
            gap.b = moments(in_percent(b.tallies[group], b.range));
        }
    return out;
}

GapsRow gap_row(const GapPair& pair, double confidence) {
    const WelchTest test = welch_test(pair.a, pair.b, confidence);
    GapsRow row;
    row.scope = pair.scope;
    row.scale = pair.scale;
    row.perspective_a = pair.perspective_a;
    row.perspective_b = pair.perspective_b;
    fill_sides(row, test);
    row.hedges_g = hedges_g(test).number();
    row.people_a = test.n_a;
    row.people_b = test.n_b;
    return row;
}

std::vector<std::uint32_t> waves_of(const Family& family) {
    std::vector<std::uint32_t> out;
    for (const Slice& slice : family.slices) out.push_back(slice.wave);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace

std::vector<GapPair> gap_pairs(const Scores& scores, Threads threads) {
    struct Task {
        std::vector<SlicePair> pairs;
        std::size_t group;
    };
    std::vector<Task> tasks;
    for (std::size_t f = 0; f < scores.families.size(); ++f)
        for (const std::uint32_t wave : waves_of(scores.families[f])) {
            const auto pairs = pairs_in_wave(scores.families[f], f, wave);
            for (std::size_t group = 0; group < scores.families[f].groups.size() && !pairs.empty(); ++group)
                tasks.push_back({pairs, group});
        }
    std::vector<std::vector<GapPair>> parts(tasks.size());
    for_each_block(tasks.size(), threads, [&](std::size_t i) { parts[i] = gaps_of_group(scores, tasks[i].pairs, tasks[i].group); });
    std::vector<GapPair> out;
    for (const auto& part : parts) out.insert(out.end(), part.begin(), part.end());
    return out;
}

std::vector<GapsRow> gaps_table(const Study& study, std::span<const GapPair> pairs, Threads threads) {
    std::vector<const GapPair*> tested;
    for (const GapPair& pair : pairs)
        if (std::min(pair.a.n, pair.b.n) >= smallest_tested_group(study)) tested.push_back(&pair);
    std::vector<GapsRow> rows(tested.size());
    for_each_block(tested.size(), threads, [&](std::size_t i) { rows[i] = gap_row(*tested[i], study.confidence); });
    adjust_p_values(rows, multiplicity_of(study.adjust), [](const GapsRow& row) {
        return std::vector{row.scope.wave, row.perspective_a, row.perspective_b, row.scope.by};
    });
    return rows;
}

}  // namespace recaudit
