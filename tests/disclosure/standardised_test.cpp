#include "released_study.hpp"

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

using Strings = std::vector<std::string>;

/// Standardised by role, which is neither compared nor crossed.
Study study_by_role(std::vector<std::string> compare) {
    Study study = study_of({form(1)});
    study.compare = std::move(compare);
    study.compare_declared = true;
    study.benchmark.standardise = "role";
    study.disclosure.minimum = 5;
    return study;
}

std::vector<Person> of_employer(const std::string& employer, std::vector<Person> people) {
    for (Person& person : people) person.attributes["employer"] = employer;
    return people;
}

/// The sites whose standardised mean is shown.
Strings standardised_sites(const Study& study, const std::vector<Person>& people) {
    Strings out;
    const auto found = released(study, people);
    for (const StandardisedMeansRow& row : found->standardised_means)
        if (row.standardised_mean) out.push_back(row.scope.site.str());
    return out;
}

std::vector<Person> south() { return together({people("South", "", codes(8), "nurse"), people("South", "", codes(7), "officer")}); }

std::vector<Person> west() { return together({people("West", "", codes(9), "nurse"), people("West", "", codes(11), "officer")}); }

}  // namespace

TEST_CASE("means by an attribute that no table groups by are shown where there are enough of each kind") {
    const auto north = [](std::size_t officers) {
        return together({people("North", "", codes(12), "nurse"), people("North", "", codes(officers), "officer")});
    };
    CHECK(standardised_sites(study_by_role({"site"}), together({north(5), south(), west()})) == Strings{"North", "South", "West"});
    CHECK(standardised_sites(study_by_role({"site"}), together({north(4), south(), west()})) == Strings{"South", "West"});
}

TEST_CASE("few people whose kind is not known are what is left of a site") {
    const auto north = [](std::size_t unknown) {
        return together(
            {people("North", "", codes(9), "nurse"), people("North", "", codes(7), "officer"), people("North", "", codes(unknown))});
    };
    CHECK(standardised_sites(study_by_role({"site"}), together({north(0), south()})) == Strings{"North", "South"});
    CHECK(standardised_sites(study_by_role({"site"}), together({north(2), south()})) == Strings{"South"});
    CHECK(standardised_sites(study_by_role({"site"}), together({north(6), south()})) == Strings{"North", "South"});
}

TEST_CASE("a kind at a site less a published group of the same kind may not be few") {
    Study study = study_by_role({"site"});
    study.cross = {{"site", "employer"}};
    // At North all of the agency are nurses: the nurses less these are the nurses of the trust.
    const auto north = [](std::size_t trust) {
        return together(
            {of_employer("agency", people("North", "", codes(7), "nurse")),
             of_employer("trust", together({people("North", "", codes(trust), "nurse"), people("North", "", codes(5), "officer")}))});
    };
    const auto others = of_employer("trust", together({south(), west()}));
    CHECK(standardised_sites(study, together({north(2), others})) == Strings{"South", "West"});
    CHECK(standardised_sites(study, together({north(6), others})) == Strings{"North", "South", "West"});
}

TEST_CASE("where a team of the site is withheld its kinds are not told") {
    const auto north = together(
        {people("North", "A", codes(9), "nurse"), people("North", "B", codes(3), "nurse"), people("North", "C", codes(6), "officer")});
    const auto south = together({people("South", "D", codes(8), "nurse"), people("South", "E", codes(7), "officer")});
    CHECK(standardised_sites(study_by_role({"site", "team"}), together({north, south})) == Strings{"South"});
}
