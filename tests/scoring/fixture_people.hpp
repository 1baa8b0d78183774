/// The people of the small fixture as respondents of a study.
#pragma once

#include "../stats/small_fixture.hpp"
#include "small_study.hpp"

#include <string>
#include <vector>

namespace recaudit::small {

/// @param first_southern  the first team of the site South; those before it are in North.
inline std::vector<Person> people_of_fixture(char first_southern) {
    std::vector<Person> out;
    for (const auto& person : fixture::people) {
        Person& row = out.emplace_back();
        for (const int answer : person.answers) row.answers += answer > 0 ? std::to_string(answer) + " " : ". ";
        row.site = person.team < first_southern ? "North" : "South";
        row.team = std::string(1, person.team);
    }
    return out;
}

}  // namespace recaudit::small
