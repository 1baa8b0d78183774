/// Studies that ask for every analysis, and people whose answers leave hardly any of them something to work with.
#pragma once

#include "../scoring/small_study.hpp"

#include <string>
#include <utility>
#include <vector>

namespace recaudit::small {

/// Two forms of one family, for staff and for service users, with every part of the analysis asked for: scales of four, two and
/// one item and a composite.
inline Study demanding_study() {
    Instrument staff = form(7, 1);
    staff.items[2].reverse = true;
    for (std::size_t i = 0; i < staff.items.size(); ++i) staff.items[i].concept_id = "concept-" + std::to_string(i);
    staff.scales = {scale("culture", {0, 1, 2, 3}), scale("pair", {4, 5}), scale("single", {6}, ScoringMethod::percent_favourable)};
    staff.composites.push_back({"both", {}, {0, 1}, 1});
    Instrument users = staff;
    users.id = "users";
    users.perspective = "service_user";
    Study out = study_of({staff, users});
    out.compare = {"site", "team", "role"};
    out.compare_declared = true;
    out.cross = {{"site", "role"}};
    out.structure = {"perspective", "site", "wave"};
    out.driver_outcome = "pair";
    out.resampling.on = true;
    out.resampling.replicates = 100;
    out.benchmark.standardise = "role";
    out.finite_population = true;
    out.waves = {{"1", 19'000}, {"2", 19'365}, {"3", 19'730}};
    return out;
}

/// A headcount of as many people in every site, wave and perspective.
inline Headcount headcount_of(std::int64_t people) {
    Headcount out;
    out.columns = {"site"};
    for (const char* site : {"North", "South", "West"}) {
        out.rows.emplace_back();
        out.rows.back().site = site;
        out.rows.back().people = people;
    }
    return out;
}

/// Somebody in the first team of the first site.
inline Person somebody(std::string answers, std::string wave = "1", const std::string& perspective = "staff") {
    Person out;
    out.answers = std::move(answers);
    out.site = "North";
    out.team = "A";
    out.wave = std::move(wave);
    out.perspective = perspective;
    out.form = perspective == "staff" ? 0 : 1;
    out.attributes["role"] = "nurse";
    return out;
}

/// As many people as wanted, alike in everything but their answers; answer(person, item) gives a word.
template <class Answer>
std::vector<Person> people_who(std::size_t n, Answer answer, const Person& like = somebody("")) {
    std::vector<Person> out(n, like);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t item = 0; item < 7; ++item) out[i].answers += std::string(answer(i, item)) + " ";
    return out;
}

/// Answers that vary, without any pattern to speak of.
inline std::string varied(std::size_t person, std::size_t item) { return std::to_string(1 + (person * 7 + item * 3 + person / 3 + person * item) % 5); }

/// Puts people into three waves, three sites and six teams, staff and service users by turns.
inline std::vector<Person> spread_out(std::vector<Person> people) {
    const std::vector<std::string> sites{"North", "South", "West"};
    for (std::size_t i = 0; i < people.size(); ++i) {
        people[i].wave = std::to_string(1 + i % 3);
        people[i].site = sites[i / 3 % 3];
        people[i].team = i / 9 % 2 == 0 ? "A" : "B";
        people[i].attributes["role"] = i / 18 % 2 == 0 ? "nurse" : "other";
        people[i].perspective = i / 36 % 2 == 0 ? "staff" : "service_user";
        people[i].form = i / 36 % 2;
    }
    return people;
}

inline std::vector<Person> joined(std::vector<Person> a, const std::vector<Person>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

}  // namespace recaudit::small
