#include "released_study.hpp"

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

std::string letter(std::size_t number) { return std::string(1, static_cast<char>('A' + number)); }

/// People of one role at each of several sites, everyone at a site with a weight of its own.
std::vector<Person> at_sites(const std::string& role, const std::vector<std::size_t>& counts) {
    std::vector<Person> out;
    for (std::size_t site = 0; site < counts.size(); ++site)
        for (Person& person : people(letter(site), "", codes(counts[site]), role)) {
            person.weight = 1.5 + 0.25 * static_cast<double>(site);
            out.push_back(std::move(person));
        }
    return out;
}

/// As raking to sites and roles would weight them: a weight for each site, times one for each role.
std::vector<Person> by_role_too(std::vector<Person> people) {
    for (Person& person : people)
        if (person.attributes["role"] == "nurse") person.weight *= 1.125;
    return people;
}

Study study_raked_to(std::vector<std::vector<std::string>> margins, std::vector<std::string> compare) {
    Study study = study_of({form(1)});
    study.compare = std::move(compare);
    study.compare_declared = true;
    study.weights.rake = std::move(margins);
    study.disclosure.minimum = 5;
    return study;
}

/// Whether the costs of weights are told, in every row.
bool shows_weighting(const Study& study, const std::vector<Person>& people) {
    const auto out = released(study, people);
    REQUIRE_FALSE(out->weighting.empty());
    return std::ranges::all_of(out->weighting, [](const WeightingRow& row) { return row.effective_n.has_value(); });
}

}  // namespace

TEST_CASE("weights raked to sites that no table reports tell how many responded there") {
    Study study = study_raked_to({{"site"}}, {"role"});
    study.cross = {{"site", "role"}};
    // Six nurses' cells are withheld: each is its site less the officers, once a weight tells how many the site has.
    const auto few = together({at_sites("nurse", {2, 2, 2, 2, 2, 2}), at_sites("officer", {12, 10, 13, 14, 11, 15})});
    CHECK_FALSE(shows_weighting(study, few));
    CHECK(shown_groups(released(study, few)).size() == 9);  // everyone, both roles, and the officers of six sites
    const auto enough = together({at_sites("nurse", {6, 7, 6, 8, 7, 9}), at_sites("officer", {12, 10, 13, 14, 11, 15})});
    CHECK(shows_weighting(study, enough));
}

TEST_CASE("a site of few people has a weight that tells how few") {
    const Study study = study_raked_to({{"site"}}, {"role"});
    CHECK_FALSE(shows_weighting(study, together({at_sites("nurse", {9, 2}), at_sites("officer", {12, 2})})));
    CHECK(shows_weighting(study, together({at_sites("nurse", {9, 3}), at_sites("officer", {12, 2})})));
}

TEST_CASE("a site less a group that is all of it at that site may not be few, whoever they are") {
    const Study study = study_raked_to({{"site"}}, {"role"});
    const auto everyone = [](std::size_t nurses) {
        return together({at_sites("officer", {12, 0}), at_sites("nurse", {nurses, 9}), at_sites("teacher", {2, 8})});
    };
    CHECK_FALSE(shows_weighting(study, everyone(2)));  // the site less the officers are two nurses and two teachers
    CHECK(shows_weighting(study, everyone(3)));
}

TEST_CASE("weights raked to two groupings tell of few who are in both") {
    const Study study = study_raked_to({{"site"}, {"role"}}, {"site", "role"});
    const auto everyone = [](std::size_t nurses_at_b) {
        return by_role_too(together({at_sites("nurse", {14, nurses_at_b}), at_sites("officer", {9, 12})}));
    };
    CHECK_FALSE(shows_weighting(study, everyone(2)));
    CHECK(shows_weighting(study, everyone(6)));
}

TEST_CASE("where many numbers of people are open, a few figures of weights do not tell them") {
    const Study study = study_raked_to({{"site"}, {"role"}}, {"site", "role"});
    const auto everyone = [](std::size_t sites) {
        std::vector<std::size_t> nurses{2, 12, 9, 8, 14, 9, 12}, officers{13, 6, 11, 7, 12, 15, 6};
        nurses.resize(sites);
        officers.resize(sites);
        return by_role_too(together({at_sites("nurse", nurses), at_sites("officer", officers)}));
    };
    CHECK_FALSE(shows_weighting(study, everyone(6)));  // of 12 numbers the totals leave five open
    CHECK(shows_weighting(study, everyone(7)));        // and of 14 six
}

TEST_CASE("weights from a column tell how many people have each where there are few of them") {
    Study study = study_raked_to({}, {"role"});
    study.weights.column = "w";
    CHECK_FALSE(shows_weighting(study, together({at_sites("nurse", {9, 2}), at_sites("officer", {12, 2})})));
    CHECK(shows_weighting(study, together({at_sites("nurse", {9, 2, 4, 5, 5, 6, 7}), at_sites("officer", {12, 2, 5, 5, 5, 6, 7})})));
}
