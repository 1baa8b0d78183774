#include <recaudit/comparison/compared_groups.hpp>
#include <recaudit/scoring/teams.hpp>
#include <recaudit/scoring/testing.hpp>

namespace recaudit {
namespace {

/// Where a comparison is about.
struct At {
    std::size_t family, slice, dimension;
};

Comparison comparison_of(const Study& study, const Scores& scores, const At& at, const GroupSet& set) {
    const Family& family = scores.families[at.family];
    const Slice& slice = family.slices[at.slice];
    const SliceDimension& dimension = scores.tallies[at.family][at.slice][at.dimension];
    const bool draws_teams = study.resampling.on && study.resampling.unit == ResamplingUnit::team && set.by == "site";
    Comparison out;
    out.scope = scope_of(family, slice, set);
    out.scale = family.dimensions[at.dimension].id;
    for (std::size_t i = 0; i < set.groups.size(); ++i) {
        if (!slice.has_group(set.groups[i])) continue;
        const Tally& tally = dimension.tallies[set.groups[i]];
        out.everyone.push_back({set.names[i], moments(tally), &tally});
        if (draws_teams) out.everyone.back().teams = teams_of(scores, at.family, at.slice, at.dimension, set.groups[i]);
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
                    Comparison comparison = comparison_of(study, scores, {f, s, d}, set);
                    if (comparison.everyone.size() > 1) out.push_back(std::move(comparison));
                }
    }
    return out;
}

}  // namespace recaudit
