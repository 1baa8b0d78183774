#include <recaudit/change/scale_versions.hpp>
#include <recaudit/change/wave_pairs.hpp>
#include <recaudit/scoring/comparability.hpp>

#include <array>

namespace recaudit {

std::vector<ScaleVersionsRow> scale_versions_table(const Study& study, const Responses& responses, const Scores& scores, Labels& labels) {
    const Comparability versions(study, responses, scores);
    const std::array names{labels.intern("same"), labels.intern("flagged"), labels.intern("not_comparable")};  // by Comparable
    const Label everyone = labels.intern("all");
    std::vector<ScaleVersionsRow> rows;
    for (const WavePair& pair : wave_pairs(scores, responses)) {
        const Family& family = scores.families[pair.family];
        for (std::size_t dimension = 0; dimension < family.dimensions.size(); ++dimension) {
            if (!scores.tallies[pair.family][pair.from][dimension].present || !scores.tallies[pair.family][pair.to][dimension].present)
                continue;
            const VersionsCompared found = versions.between(pair.family, pair.from, pair.to, dimension);
            if (!found.differ()) continue;
            ScaleVersionsRow& row = rows.emplace_back();
            row.scope = {family.id, family.slices[pair.from].perspective_name, {}, everyone, {}, {}};
            row.scale = family.dimensions[dimension].id;
            row.wave_from = family.slices[pair.from].wave_name;
            row.wave_to = family.slices[pair.to].wave_name;
            row.items_from = found.items_from;
            row.items_to = found.items_to;
            row.items_kept = found.items_kept;
            row.comparable = names[static_cast<std::size_t>(found.comparable)];
        }
    }
    return rows;
}

}  // namespace recaudit
