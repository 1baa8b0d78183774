#include <recaudit/disclosure/hiding.hpp>

#include <algorithm>
#include <tuple>
#include <vector>

namespace recaudit {
namespace {

constexpr std::size_t most_tried = 60;  // groups whose hiding is tried before the first is simply taken

/// The groups that may be hidden against a finding, the best first: those that hold exposed people, then others that are
/// shown; everyone last of either; the smallest first.
std::vector<std::size_t> groups_to_hide(const Control& control, const Position& at, const People& people, const Exposed& exposed) {
    std::vector<std::tuple<bool, bool, std::int64_t, std::size_t>> found;
    for (std::size_t group = 0; group < people.groups(); ++group) {
        const Position place{at.family, at.slice, at.variable, group};
        if (control.reason_at(place) != Reason::none || control.is_out_already(place) || people.of(at.variable, group) == 0) continue;
        const std::size_t grouping = people.family().groups[group].grouping;
        const auto in_group = [&](std::uint32_t atom) { return people.group_of(atom, grouping) == group; };
        const bool holds = std::ranges::any_of(exposed.atoms, in_group) || std::ranges::any_of(exposed.less, in_group);
        found.emplace_back(!holds, group == 0, people.of(0, group), group);
    }
    std::ranges::sort(found);
    std::vector<std::size_t> out;
    for (const auto& order : found) out.push_back(std::get<3>(order));
    return out;
}

}  // namespace

std::optional<std::size_t> group_to_hide(const Control& control, const Position& at, const People& people, const Exposed& exposed,
                                         PublishedSums sums) {
    const auto groups = groups_to_hide(control, at, people, exposed);
    for (std::size_t i = 0; i < std::min(groups.size(), most_tried); ++i) {
        const PublishedSums before = sums;
        sums.groups[groups[i]] = 0;
        if (!sums.weighted.empty()) sums.weighted[groups[i]] = 0;
        if (!can_be_worked_out(people, at.variable, sums, exposed)) return groups[i];
        sums = before;
    }
    return groups.empty() ? std::nullopt : std::optional(groups.front());
}

}  // namespace recaudit
