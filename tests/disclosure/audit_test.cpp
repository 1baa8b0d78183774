#include "census_of_people.hpp"

#include <recaudit/disclosure/audit.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

/// How many findings there are where North and the officers are shown: twelve officers of North are in both, its nurses
/// and the officers of South in one.
std::size_t findings(const std::string& nurses_north, const std::string& officers_south) {
    const auto census = census_of(study_by(1, {"site", "role"}),
                                  together({people("North", "", codes(12), "officer"), people("North", "", nurses_north, "nurse"),
                                            people("South", "", officers_south, "officer")}));
    const CensusFamily& family = census->families.front();
    const People all(family, family.slices.front());
    PublishedSums published{all_but_everyone(family), {}, {}};
    published.groups[group_named(family, "site", "South")] = 0;
    published.groups[group_named(family, "role", "nurse")] = 0;
    return audit(all, variable_named(family, "q1"), published, {10, {}}).exposed.size();
}

}  // namespace

TEST_CASE("the difference of few people is found") {
    // North less the officers: the sum of two nurses less the answer of one officer.
    CHECK(findings("34", "3") > 0);
    CHECK(findings("3425", "34251") > 0);
}

TEST_CASE("the difference of enough people who have an answer in common is not") {
    CHECK(findings("342514", "342514") == 0);
    CHECK(findings("123123", "345345") == 0);
}

TEST_CASE("of people who have no answer in common it is, however many they are together") {
    CHECK(findings("121212", "454545") > 0);
    CHECK(findings("151515", "343434") > 0);  // between one another on the scale
}

TEST_CASE("people who gave one answer, and others who gave one, tell of nobody where the answers are not the same") {
    // Three of a team who answered 2, 2 and 3: the team is shown, and each of the two is a role of its own.
    const auto census =
        census_of(study_by(1, {"team", "role"}), together({people("", "A", "22", "officer"), people("", "A", "3", "nurse"),
                                                           people("", "B", codes(9), "officer"), people("", "B", codes(8), "nurse")}));
    const CensusFamily& family = census->families.front();
    const People all(family, family.slices.front());
    PublishedSums published{std::vector<std::uint8_t>(all.groups()), {}, {}};
    published.groups[group_named(family, "team", "A")] = 1;
    const std::size_t q1 = variable_named(family, "q1");
    CHECK(audit(all, q1, published, {3, {}}).exposed.empty());
    CHECK_FALSE(audit(all, q1, published, {4, {}}).exposed.empty());
}

TEST_CASE("who has a team and left the role blank is all teams less all roles, where nobody has a role and no team") {
    const auto exposed = [](const std::string& with_team, const std::string& with_role) {
        const auto census =
            census_of(study_by(1, {"team", "role"}),
                      together({people("", "A", codes(12), "officer"), people("", "B", codes(14), "nurse"), people("", "A", with_team),
                                people("", "", with_role, "nurse"), people("", "", codes(11))}));
        const CensusFamily& family = census->families.front();
        const People all(family, family.slices.front());
        return !audit(all, variable_named(family, "q1"), {all_but_everyone(family), {}, {}}, {10, {}}).exposed.empty();
    };
    CHECK(exposed("34", ""));
    CHECK(exposed("34", "5"));  // less the one: few together
    CHECK_FALSE(exposed("", ""));
    CHECK_FALSE(exposed(codes(11), ""));
}

TEST_CASE("weighted and unweighted sums together tell those of one weight") {
    // What is left of everyone without A: two of one weight in B, all others of another.
    const auto exposed = [](double of_two) {
        Study study = study_by(1, {"team"});
        study.weights.column = "w";
        auto everyone = together({people("", "A", codes(20)), people("", "B", codes(7)), people("", "C", codes(9))});
        for (std::size_t i = 0; i < everyone.size(); ++i) everyone[i].weight = i == 20 || i == 21 ? of_two : 1;
        const auto census = census_of(study, everyone);
        const CensusFamily& family = census->families.front();
        const People all(family, family.slices.front());
        std::vector<std::uint8_t> shown(all.groups());
        shown[0] = shown[group_named(family, "team", "A")] = 1;
        return !audit(all, variable_named(family, "q1"), {shown, {}, shown}, {3, {}}).exposed.empty();
    };
    CHECK(exposed(1.5));
    CHECK_FALSE(exposed(1));
}
