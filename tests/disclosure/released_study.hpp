/// Small studies sent through the whole program up to the door, for tests of what comes out. All answers are simulated.
#pragma once

#include "../scoring/small_study.hpp"

#include <recaudit/analysis/analyse.hpp>
#include <recaudit/disclosure/release.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace recaudit::small {

/// People of one team who answer `q1` one after another with these codes.
inline std::vector<Person> people(const std::string& site, const std::string& team, const std::string& codes, const std::string& role = "",
                                  const std::string& wave = "") {
    std::vector<Person> out;
    for (const char code : codes) {
        Person& person = out.emplace_back();
        person.answers = std::string(1, code);
        person.site = site;
        person.team = team;
        person.wave = wave;
        if (!role.empty()) person.attributes["role"] = role;
    }
    return out;
}

inline std::vector<Person> together(std::vector<std::vector<Person>> parts) {
    std::vector<Person> out;
    for (auto& part : parts) out.insert(out.end(), part.begin(), part.end());
    return out;
}

inline std::string codes(std::size_t count, const std::string& pattern = "3425143") {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += pattern[i % pattern.size()];
    return out;
}

inline Released<Results> released(const Study& study, const std::vector<Person>& people, const std::set<Part>& parts = all_parts()) {
    return release(analyse(study, responses_of(study, people), parts, Threads{1}), study.disclosure);
}

/// The groups whose mean score is shown, as by/site/group, with the wave in front where there is one.
inline std::vector<std::string> shown_groups(const Released<Results>& released, std::string_view scale = "culture") {
    std::vector<std::string> out;
    for (const ScoresRow& row : released->scores)
        if (row.scale == scale && row.mean)
            out.push_back((row.scope.wave.empty() ? "" : row.scope.wave.str() + " ") + row.scope.by.str() + "/" + row.scope.site.str() + "/" +
                          row.scope.group.str());
    return out;
}

inline bool shows(const Released<Results>& released, const std::string& group) {
    const auto groups = shown_groups(released);
    return std::ranges::find(groups, group) != groups.end();
}

}  // namespace recaudit::small
