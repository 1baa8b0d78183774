#include "census_of_people.hpp"

#include <recaudit/disclosure/bounds.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

using Names = std::set<std::string>;

/// Atoms of q1 that the sums of North, South, officers and nurses settle.
Names settled(const std::string& officer_north, const std::string& nurses_north, const std::string& officers_south) {
    const Study study = study_by(1, {"site", "role"});
    const auto census =
        census_of(study, together({people("North", "", officer_north, "officer"), people("North", "", nurses_north, "nurse"),
                                   people("South", "", officers_south, "officer")}));
    const CensusFamily& family = census->families.front();
    const People all(family, family.slices.front());
    PublishedSums published{all_but_everyone(family), {}, {}};
    published.groups[group_named(family, "site", "South")] = 0;
    published.groups[group_named(family, "role", "nurse")] = 0;
    std::vector<std::uint32_t> atoms;
    for (const Settled& one : settled_people(all, variable_named(family, "q1"), published))
        atoms.insert(atoms.end(), one.atoms.begin(), one.atoms.end());
    return names_of(all, atoms);
}

}  // namespace

TEST_CASE("a difference that is the greatest there can be settles both sides") {
    // North: x + nurses = 3 + 15, nurses at most 15: x is 3 or more. Officers: x + South = 3 + 3, South at least 3: x is 3 or less.
    CHECK(settled("3", "555", "111") == Names{"North officer", "North nurse", "South officer"});
}

TEST_CASE("one answer short of it leaves a choice") {
    // North: x + nurses = 17, so x is 2 or more; officers as above, 3 or less.
    CHECK(settled("3", "554", "111").empty());
    CHECK(settled("3", "555", "112").empty());
}

TEST_CASE("where nobody is at the ends of the scale nothing is settled") { CHECK(settled("3", "324", "243").empty()); }
