#include <recaudit/perspective/slice_pairs.hpp>

#include <algorithm>

namespace recaudit {
namespace {

std::vector<std::uint32_t> waves_of(const Family& family) {
    std::vector<std::uint32_t> out;
    for (const Slice& slice : family.slices) out.push_back(slice.wave);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<SlicePair> pairs_in_wave(const Family& family, std::uint32_t wave) {
    std::vector<SlicePair> out;
    for (std::size_t a = 0; a < family.slices.size(); ++a)
        for (std::size_t b = a + 1; b < family.slices.size(); ++b)
            if (family.slices[a].wave == wave && family.slices[b].wave == wave) out.push_back({a, b});
    return out;
}

}  // namespace

std::vector<PairsOfGroup> pairs_of_groups(const Scores& scores) {
    std::vector<PairsOfGroup> out;
    for (std::size_t f = 0; f < scores.families.size(); ++f)
        for (const std::uint32_t wave : waves_of(scores.families[f])) {
            const auto pairs = pairs_in_wave(scores.families[f], wave);
            for (std::size_t group = 0; group < scores.families[f].groups.size() && !pairs.empty(); ++group)
                out.push_back({f, group, pairs});
        }
    return out;
}

GapPair gap_between(const Family& family, std::size_t group, const SlicePair& pair) {
    GapPair out;
    out.scope = scope_of(family, family.slices[pair.a], family.groups[group]);
    out.scope.perspective = Label();
    out.perspective_a = family.slices[pair.a].perspective_name;
    out.perspective_b = family.slices[pair.b].perspective_name;
    return out;
}

Tally in_percent(const Tally& tally, const Range& range) {
    Tally out = tally;
    for (double& value : out.values) value = 100 * (value - range.low) / (range.high - range.low);
    return out;
}

}  // namespace recaudit
