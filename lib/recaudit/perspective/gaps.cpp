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

GapsRow gap_row(const WelchTest& test) {
    GapsRow row;
    fill_sides(row, test);
    row.hedges_g = hedges_g(test).number();
    row.people_a = test.n_a;
    row.people_b = test.n_b;
    return row;
}

/// The rows of one group, wave and family.
std::vector<GapsRow> gaps_of_group(const Study& study, const Scores& scores, const std::vector<SlicePair>& pairs, std::size_t group) {
    std::vector<GapsRow> rows;
    const std::size_t f = pairs.front().family;
    const Family& family = scores.families[f];
    for (std::size_t d = 0; d < family.dimensions.size(); ++d)
        for (const SlicePair& pair : pairs) {
            const SliceDimension &a = scores.tallies[f][pair.a][d], &b = scores.tallies[f][pair.b][d];
            if (!is_comparable(a) || !is_comparable(b)) continue;
            if (std::min(a.tallies[group].n(), b.tallies[group].n()) < smallest_tested_group(study)) continue;
            const WelchTest test = welch_test(moments(in_percent(a.tallies[group], a.range)),
                                              moments(in_percent(b.tallies[group], b.range)), study.confidence);
            GapsRow& row = rows.emplace_back(gap_row(test));
            row.scope = scope_of(family, family.slices[pair.a], family.groups[group]);
            row.scope.perspective = Label();
            row.scale = family.dimensions[d].id;
            row.perspective_a = family.slices[pair.a].perspective_name;
            row.perspective_b = family.slices[pair.b].perspective_name;
        }
    return rows;
}

std::vector<std::uint32_t> waves_of(const Family& family) {
    std::vector<std::uint32_t> out;
    for (const Slice& slice : family.slices) out.push_back(slice.wave);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace

std::vector<GapsRow> gaps_table(const Study& study, const Scores& scores, Threads threads) {
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
    std::vector<std::vector<GapsRow>> parts(tasks.size());
    for_each_block(tasks.size(), threads, [&](std::size_t i) { parts[i] = gaps_of_group(study, scores, tasks[i].pairs, tasks[i].group); });
    std::vector<GapsRow> rows;
    for (const auto& part : parts) rows.insert(rows.end(), part.begin(), part.end());
    adjust_p_values(rows, multiplicity_of(study.adjust), [](const GapsRow& row) {
        return std::vector{row.scope.wave, row.perspective_a, row.perspective_b, row.scope.by};
    });
    return rows;
}

}  // namespace recaudit
