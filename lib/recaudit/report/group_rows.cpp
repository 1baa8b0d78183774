#include <recaudit/report/group_rows.hpp>

#include <recaudit/report/wording.hpp>

#include <algorithm>

namespace recaudit {

std::set<GroupName> groups_of(const Facts& facts, std::string_view by) {
    std::set<GroupName> groups;
    for (const ResponsesRow& row : facts.results().responses)
        if (row.scope.by == by && row.scope.wave == facts.latest()) groups.insert({row.scope.site.view(), row.scope.group.view()});
    return groups;
}

std::vector<Standing> standings_of(const Facts& facts, const std::vector<const Theme*>& themes, const Whose& whose) {
    std::vector<Standing> out;
    for (const Theme* theme : themes) out.push_back(facts.standing(*theme, whose));
    return out;
}

bool has_anyone(const std::vector<Standing>& standings) {
    return std::ranges::any_of(standings, [](const Standing& one) { return one.value || one.status != Status::no_answers; });
}

ReportCell people_cell(const Facts& facts, const std::vector<Standing>& standings) {
    Count fewest, most;
    for (const Standing& standing : standings)
        if (standing.n && standing.value) {
            fewest = fewest ? std::min(*fewest, *standing.n) : *standing.n;
            most = most ? std::max(*most, *standing.n) : *standing.n;
        }
    if (!fewest) return cell(facts, Number(), standings.front().status, 0);
    if (*fewest == *most) return NumberCell{static_cast<double>(*fewest), 0};
    return IntervalCell{static_cast<double>(*fewest), static_cast<double>(*most), 0};
}

ReportCell estimate_cell(const Facts& facts, const Standing& standing) {
    if (!standing.value || !standing.interval.low || !standing.interval.high) return cell(facts, standing.value, standing.status, 0);
    return EstimateCell{*standing.value, *standing.interval.low, *standing.interval.high, 0};
}

}  // namespace recaudit
