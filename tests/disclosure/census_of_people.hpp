/// The census of a few people, for tests of what disclosure control makes of it. All answers are simulated.
#pragma once

#include "released_study.hpp"

#include <recaudit/disclosure/people.hpp>

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit::small {

inline Study study_by(std::size_t questions, std::vector<std::string> compare) {
    Study out = study_of({form(questions)});
    out.compare = std::move(compare);
    out.compare_declared = true;
    return out;
}

/// Keeps the results alive, whose text the census names groups by.
inline std::shared_ptr<const Census> census_of(const Study& study, const std::vector<Person>& people) {
    const auto results = std::make_shared<const Results>(analyse(study, responses_of(study, people), {Part::description}, Threads{1}));
    return {results, results->census.get()};
}

/// A group by what it is grouped by, and its name among such groups.
inline std::size_t group_named(const CensusFamily& family, std::string_view by, std::string_view name) {
    for (std::size_t group = 0; group < family.groups.size(); ++group)
        if (family.groups[group].by == by && family.groups[group].name == name) return group;
    throw std::logic_error("no such group");
}

inline std::size_t variable_named(const CensusFamily& family, std::string_view id) {
    const auto at = std::ranges::find_if(family.variables, [&](const CensusVariable& variable) { return variable.id == id; });
    if (at == family.variables.end()) throw std::logic_error("no such variable");
    return static_cast<std::size_t>(at - family.variables.begin());
}

/// Per group 1, but for everyone.
inline std::vector<std::uint8_t> all_but_everyone(const CensusFamily& family) {
    std::vector<std::uint8_t> out(family.groups.size(), 1);
    out.front() = 0;
    return out;
}

/// Which groups of the last two groupings each atom lies in, as "North officer".
inline std::set<std::string> names_of(const People& people, const std::vector<std::uint32_t>& atoms) {
    std::set<std::string> out;
    for (const std::uint32_t atom : atoms) {
        std::string name;
        for (std::size_t grouping = 1; grouping < people.groupings(); ++grouping)
            if (const std::uint32_t group = people.group_of(atom, grouping); group != CensusFamily::no_group)
                name += (name.empty() ? "" : " ") + people.family().groups[group].name.str();
        out.insert(name);
    }
    return out;
}

}  // namespace recaudit::small
