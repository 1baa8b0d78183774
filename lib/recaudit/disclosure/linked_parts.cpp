#include <recaudit/disclosure/linked_parts.hpp>

namespace recaudit {

std::vector<std::uint32_t> parts_in_both(const CensusFamily& family, const GroupChange& of) {
    const std::size_t grouping = family.groups[of.group].grouping;
    const auto group_of = [&](std::size_t slice, std::uint32_t atom) {
        return family.slices[slice].group_of[atom * family.groupings.size() + grouping];
    };
    const auto& linked = family.slices[of.from].variables[of.variable].linked;
    std::vector<std::uint32_t> out;
    for (std::uint32_t part = 0; part < linked.size(); ++part) {
        const std::uint32_t elsewhere = linked[part].elsewhere[of.to];
        if (elsewhere != CensusFamily::no_group && group_of(of.from, linked[part].atom) == of.group && group_of(of.to, elsewhere) == of.group)
            out.push_back(part);
    }
    return out;
}

}  // namespace recaudit
