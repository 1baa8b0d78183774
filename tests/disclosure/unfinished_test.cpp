#include "census_of_people.hpp"

#include <recaudit/disclosure/unfinished.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

/// People of a team of whom the first `finished` answer both questions and the others the first alone.
std::vector<Person> team(const std::string& name, std::size_t finished, std::size_t others) {
    auto out = people("North", name, codes(finished + others));
    for (std::size_t i = 0; i < out.size(); ++i) out[i].answers += i < finished ? " 3" : " .";
    return out;
}

bool may_show(const std::vector<std::vector<Person>>& teams, std::int64_t n, Number mean = {}) {
    const auto census = census_of(study_by(2, {"team"}), together(teams));
    const CensusFamily& family = census->families.front();
    const People all(family, family.slices.front());
    return may_show_finished(all, {variable_named(family, "q1"), variable_named(family, "culture")}, {n, mean}, 10);
}

}  // namespace

TEST_CASE("those who answered everything are everyone where nobody left anything out") {
    CHECK(may_show({team("A", 15, 0), team("B", 12, 0)}, 27));
}

TEST_CASE("enough of either in teams where there are both may be told apart") { CHECK(may_show({team("A", 10, 6), team("B", 12, 5)}, 22)); }

TEST_CASE("the few of one team who answered everything are what is left of it without another team") {
    // Everyone less B, shown, are the two of A who answered both: eleven of A did not.
    CHECK_FALSE(may_show({team("A", 2, 11), team("B", 15, 0)}, 17));
}

TEST_CASE("so are the few who did not") { CHECK_FALSE(may_show({team("A", 12, 3), team("B", 15, 0)}, 27)); }

TEST_CASE("a whole team that did not is nobody's secret share of another, but a team of its own") {
    CHECK_FALSE(may_show({team("A", 0, 11), team("B", 15, 0)}, 15));
}

TEST_CASE("figures of one form among several are not those of everyone") {
    CHECK_FALSE(may_show({team("A", 15, 0), team("B", 12, 0)}, 15));
}

TEST_CASE("those who are left of them without a group in which nobody left anything out may not all have given one answer") {
    // B's fifteen come to 47. Of A and C, those who answered both all answered 1, the lowest answer there is.
    auto a = team("A", 10, 11), c = team("C", 12, 14);
    for (auto* const some : {&a, &c})
        for (std::size_t i = 0; i < some->size(); ++i) (*some)[i].answers = (*some)[i].answers.ends_with(" 3") ? "1 3" : "4 .";
    CHECK_FALSE(may_show({a, team("B", 15, 0), c}, 37, (47.0 + 22) / 37));
    CHECK(may_show({a, team("B", 15, 0), c}, 37, (47.0 + 23) / 37));
}
