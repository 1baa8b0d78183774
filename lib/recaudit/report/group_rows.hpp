/// Groups of one grouping in the latest wave, and their scores on every theme.
#pragma once

#include <recaudit/report/facts.hpp>

#include <set>
#include <string_view>
#include <vector>

namespace recaudit {

struct GroupName {
    std::string_view site, group;
    friend auto operator<=>(const GroupName&, const GroupName&) = default;
};

/// In alphabetical order, whatever their scores.
[[nodiscard]] std::set<GroupName> groups_of(const Facts& facts, std::string_view by);

/// The group's standing on each of the themes.
[[nodiscard]] std::vector<Standing> standings_of(const Facts& facts, const std::vector<const Theme*>& themes, const Whose& whose);
/// Whether anybody of the perspective was in the group.
[[nodiscard]] bool has_anyone(const std::vector<Standing>& standings);
/// How many people stand behind the means of a row: fewest to most where themes differ.
[[nodiscard]] ReportCell people_cell(const Facts& facts, const std::vector<Standing>& standings);
[[nodiscard]] ReportCell estimate_cell(const Facts& facts, const Standing& standing);

}  // namespace recaudit
