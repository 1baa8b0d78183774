#include <recaudit/scoring/teams.hpp>

#include <array>

namespace recaudit {

std::vector<Tally> teams_of(const Scores& scores, std::size_t family, std::size_t slice, std::size_t dimension, std::size_t group) {
    const Family& of = scores.families[family];
    const Slice& in = of.slices[slice];
    const Partition& partition = scores.partitions[of.groups[group].partition];
    std::vector<Tally> out;
    for (const std::uint32_t cell : in.cells[group]) {
        Tally team;
        for (std::size_t form = 0; form < of.forms.size(); ++form) {
            if (in.has_form[form] == 0 || !of.dimensions[dimension].in_form[form]) continue;
            const DimensionScores& scored = scores.forms[of.forms[form]].dimensions[*of.dimensions[dimension].in_form[form]];
            CodeCounts counts(scored.scores.levels.size());
            counts.add(scored.counts[of.groups[group].partition], std::array{cell});
            team = merged(team, tally_of(scored.scores.levels, counts));
        }
        if (team.empty()) continue;
        if (partition.cells[cell].team != 0) out.push_back(std::move(team));
        else
            for (std::size_t i = 0; i < team.values.size(); ++i)
                out.insert(out.end(), static_cast<std::size_t>(team.counts[i]), Tally{{team.values[i]}, {1}});
    }
    return out;
}

}  // namespace recaudit
