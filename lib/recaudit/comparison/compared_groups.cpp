#include <recaudit/comparison/compared_groups.hpp>
#include <recaudit/scoring/testing.hpp>

namespace recaudit {
namespace {

Comparison comparison_of(const Study& study, const Family& family, const Slice& slice, const GroupSet& set,
                         const SliceDimension& dimension) {
    Comparison out;
    out.scope = scope_of(family, slice, set);
    for (std::size_t i = 0; i < set.groups.size(); ++i) {
        if (!slice.has_group(set.groups[i])) continue;
        const Tally& tally = dimension.tallies[set.groups[i]];
        out.everyone.push_back({set.names[i], moments(tally), &tally});
        if (tally.n() >= smallest_tested_group(study)) out.groups.push_back(out.everyone.back());
    }
    return out;
}

}  // namespace

std::vector<Comparison> comparisons_of(const Study& study, const Scores& scores) {
    std::vector<Comparison> out;
    for (std::size_t f = 0; f < scores.families.size(); ++f) {
        const Family& family = scores.families[f];
        for (std::size_t s = 0; s < family.slices.size(); ++s)
            for (const GroupSet& set : family.sets)
                for (std::size_t d = 0; d < family.dimensions.size(); ++d) {
                    const SliceDimension& dimension = scores.tallies[f][s][d];
                    if (!dimension.present || dimension.status != Status::ok) continue;
                    Comparison comparison = comparison_of(study, family, family.slices[s], set, dimension);
                    comparison.scale = family.dimensions[d].id;
                    if (comparison.everyone.size() > 1) out.push_back(std::move(comparison));
                }
    }
    return out;
}

}  // namespace recaudit
