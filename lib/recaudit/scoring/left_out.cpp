#include <recaudit/scoring/left_out.hpp>

#include <map>
#include <set>
#include <utility>

namespace recaudit {

std::vector<SmallTeam> small_teams(const Study& study, const Responses& responses,
                                   const std::vector<std::vector<std::uint8_t>>& responded) {
    std::vector<SmallTeam> out;
    if (!study.disclosure.on || study.disclosure.small_children_in_parent == SmallChildren::include) return out;
    std::map<std::pair<std::string, std::size_t>, std::uint32_t> people;
    for (std::size_t form = 0; form < responses.forms.size(); ++form)
        for (std::size_t row = 0; row < responses.forms[form].rows; ++row)
            people[{study.instruments[form].family, responses.forms[form].stratum_of[row]}] += responded[form][row];
    for (const auto& [key, count] : people) {
        const Stratum& stratum = responses.strata[key.second];
        if (stratum.team != 0 && count > 0 && count < study.disclosure.minimum_for(responses.perspectives[stratum.perspective]))
            out.push_back({key.first, key.second, count});
    }
    return out;
}

std::vector<std::vector<std::uint8_t>> without(const std::vector<SmallTeam>& teams, const Study& study, const Responses& responses,
                                               std::vector<std::vector<std::uint8_t>> responded) {
    std::set<std::pair<std::string, std::size_t>> small;
    for (const SmallTeam& team : teams) small.emplace(team.family, team.stratum);
    for (std::size_t form = 0; form < responded.size() && !small.empty(); ++form) {
        std::vector<std::uint8_t> stays(responses.strata.size(), 1);
        for (std::size_t stratum = 0; stratum < stays.size(); ++stratum)
            stays[stratum] = small.contains({study.instruments[form].family, stratum}) ? 0 : 1;
        for (std::size_t row = 0; row < responded[form].size(); ++row)
            responded[form][row] = static_cast<std::uint8_t>(responded[form][row] & stays[responses.forms[form].stratum_of[row]]);
    }
    return responded;
}

}  // namespace recaudit
