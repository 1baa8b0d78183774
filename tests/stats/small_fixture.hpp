/// 62 simulated people in five unbalanced teams who answered six items from 1 to 5, items 3 and 5 already reversed:
/// the rows of tests/reference/small-fixture/responses.csv, in their order. The numbers that R gives for them are in the tests.
#pragma once

#include <recaudit/stats/matrix.hpp>
#include <recaudit/stats/tally.hpp>

#include <array>
#include <vector>

namespace recaudit::fixture {

enum class Role { staff, service_user };

struct Person {
    char team;
    Role role;
    std::array<int, 6> answers;  // 0: no answer
    double weight;
};

inline const std::vector<Person> people{
    {'A', Role::staff, {1, 3, 2, 3, 2, 3}, 1.031},        {'A', Role::staff, {5, 3, 4, 3, 4, 3}, 1.011},
    {'A', Role::service_user, {2, 0, 2, 2, 2, 1}, 1.436}, {'A', Role::service_user, {1, 5, 3, 3, 5, 1}, 1.511},
    {'A', Role::staff, {2, 3, 1, 3, 2, 3}, 0.913},        {'A', Role::staff, {2, 1, 1, 1, 1, 2}, 0.626},
    {'A', Role::staff, {4, 2, 3, 2, 2, 3}, 0.848},        {'A', Role::staff, {3, 4, 3, 3, 5, 5}, 0.985},
    {'A', Role::staff, {2, 3, 1, 2, 1, 1}, 0.688},        {'A', Role::staff, {5, 2, 4, 4, 0, 0}, 0.591},
    {'A', Role::service_user, {3, 1, 4, 2, 3, 3}, 0.987}, {'A', Role::service_user, {3, 4, 2, 2, 3, 3}, 1.152},
    {'A', Role::staff, {2, 1, 3, 1, 2, 2}, 0.592},        {'A', Role::staff, {2, 5, 3, 3, 4, 3}, 0.775},
    {'B', Role::staff, {3, 1, 4, 2, 3, 3}, 0.88},         {'B', Role::service_user, {1, 3, 3, 2, 2, 3}, 1.259},
    {'B', Role::service_user, {2, 3, 4, 2, 3, 2}, 1.442}, {'B', Role::service_user, {2, 2, 3, 3, 3, 2}, 1.45},
    {'B', Role::staff, {1, 2, 2, 1, 3, 2}, 1.034},        {'B', Role::staff, {3, 4, 3, 3, 5, 4}, 0.564},
    {'B', Role::service_user, {5, 2, 2, 5, 5, 3}, 1.546}, {'B', Role::staff, {3, 4, 4, 3, 5, 4}, 0.637},
    {'B', Role::service_user, {3, 5, 3, 2, 5, 3}, 1.004}, {'C', Role::service_user, {3, 2, 4, 2, 1, 2}, 1.741},
    {'C', Role::service_user, {0, 4, 3, 3, 5, 3}, 1.458}, {'C', Role::staff, {4, 3, 2, 2, 1, 3}, 1.038},
    {'C', Role::staff, {5, 5, 5, 5, 4, 5}, 0.6},          {'C', Role::service_user, {3, 1, 1, 3, 3, 2}, 1.278},
    {'C', Role::service_user, {3, 3, 4, 4, 2, 3}, 1.266}, {'C', Role::staff, {4, 4, 3, 3, 4, 3}, 0.76},
    {'C', Role::service_user, {4, 1, 3, 2, 3, 3}, 1.621}, {'C', Role::staff, {3, 4, 5, 3, 2, 2}, 0.669},
    {'C', Role::staff, {4, 3, 1, 2, 4, 3}, 0.766},        {'C', Role::staff, {3, 3, 3, 2, 3, 4}, 1.022},
    {'C', Role::service_user, {5, 2, 5, 4, 5, 4}, 1.253}, {'C', Role::staff, {2, 4, 4, 4, 2, 4}, 1.022},
    {'C', Role::service_user, {3, 4, 2, 4, 3, 3}, 1.235}, {'C', Role::service_user, {5, 5, 5, 4, 5, 5}, 1.455},
    {'C', Role::staff, {3, 3, 4, 5, 3, 5}, 0.88},         {'C', Role::staff, {0, 0, 0, 0, 4, 5}, 0.991},
    {'C', Role::staff, {3, 4, 4, 4, 3, 3}, 0.981},        {'C', Role::staff, {3, 4, 3, 3, 2, 3}, 0.564},
    {'C', Role::staff, {5, 5, 5, 4, 4, 4}, 0.769},        {'C', Role::staff, {2, 2, 2, 3, 3, 1}, 0.911},
    {'D', Role::service_user, {2, 3, 4, 4, 2, 4}, 1.058}, {'D', Role::staff, {4, 4, 5, 4, 3, 4}, 0.707},
    {'D', Role::staff, {2, 2, 3, 3, 1, 4}, 0.789},        {'D', Role::staff, {5, 4, 3, 5, 3, 4}, 0.705},
    {'D', Role::service_user, {2, 2, 1, 3, 2, 2}, 1.471}, {'D', Role::service_user, {3, 2, 3, 3, 3, 2}, 1.48},
    {'E', Role::staff, {3, 4, 2, 3, 3, 4}, 0.575},        {'E', Role::staff, {1, 2, 3, 3, 2, 2}, 0.933},
    {'E', Role::staff, {2, 1, 1, 1, 1, 2}, 1.015},        {'E', Role::staff, {3, 3, 4, 2, 4, 2}, 0.566},
    {'E', Role::staff, {4, 2, 0, 4, 5, 3}, 0.702},        {'E', Role::staff, {2, 3, 4, 3, 5, 4}, 0.915},
    {'E', Role::staff, {3, 3, 4, 2, 2, 3}, 0.937},        {'E', Role::staff, {2, 3, 3, 4, 4, 3}, 0.603},
    {'E', Role::service_user, {4, 2, 1, 4, 4, 4}, 1.703}, {'E', Role::staff, {2, 3, 2, 2, 1, 4}, 0.631},
    {'E', Role::staff, {3, 3, 2, 3, 3, 4}, 0.972},        {'E', Role::staff, {1, 1, 2, 2, 1, 1}, 1.023},
};

inline int answered(const Person& person) {
    int out = 0;
    for (const int answer : person.answers) out += answer > 0;
    return out;
}

/// The mean of the items answered.
inline double score(const Person& person) {
    double sum = 0;
    for (const int answer : person.answers) sum += answer;
    return sum / answered(person);
}

/// People for whom `wanted` holds and who answered at least four of the six items.
template <class Wanted>
std::vector<Person> scored(Wanted wanted) {
    std::vector<Person> out;
    for (const Person& person : people)
        if (answered(person) >= 4 && wanted(person)) out.push_back(person);
    return out;
}

template <class Wanted>
std::vector<double> scores(Wanted wanted) {
    std::vector<double> out;
    for (const Person& person : scored(wanted)) out.push_back(score(person));
    return out;
}

inline std::vector<double> all_scores() {
    return scores([](const Person&) { return true; });
}
inline std::vector<double> team_scores(char team) {
    return scores([team](const Person& person) { return person.team == team; });
}
inline std::vector<double> role_scores(Role role) {
    return scores([role](const Person& person) { return person.role == role; });
}

inline std::vector<Tally> team_tallies() {
    std::vector<Tally> out;
    for (const char team : {'A', 'B', 'C', 'D', 'E'}) out.push_back(tally_of(team_scores(team)));
    return out;
}

/// The answers of those who answered every item, one row a person.
inline Matrix complete_rows() {
    std::vector<std::array<int, 6>> rows;
    for (const Person& person : people)
        if (answered(person) == 6) rows.push_back(person.answers);
    Matrix out(rows.size(), 6);
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < 6; ++j) out(i, j) = rows[i][j];
    return out;
}

}  // namespace recaudit::fixture
