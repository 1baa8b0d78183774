#include "census_of_people.hpp"

#include <recaudit/disclosure/linked_audit.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

/// `count` people of a site from number `first` on, in one wave.
std::vector<Person> numbered(const std::string& site, const std::string& wave, std::uint32_t first, std::size_t count,
                             const std::string& role = "") {
    auto out = people(site, "", wave == "1" ? codes(count) : codes(count, "24351352"), role, wave);
    for (std::size_t i = 0; i < count; ++i) out[i].person = first + static_cast<std::uint32_t>(i);
    return out;
}

/// The rows of the first wave to withhold, of those named; each is about who of a group stayed.
std::vector<std::size_t> hidden(const std::vector<std::vector<Person>>& parts,
                                const std::vector<std::pair<std::string, std::string>>& rows) {
    Study study = study_by(1, {"site", "role"});
    study.respondents = Respondents::linked;
    study.waves = {{"1", 0}, {"2", 365}};
    const auto census = census_of(study, together(parts));
    const CensusFamily& family = census->families.front();
    const Control control(*census, study.disclosure, {}, Threads{1});
    std::vector<LinkedSet> sets;
    for (std::size_t row = 0; row < rows.size(); ++row)
        sets.push_back({row, rows[row].first.empty() ? 0 : group_named(family, rows[row].first, rows[row].second), 1});
    return linked_sets_to_hide(control, {0, 0, variable_named(family, "culture"), 0}, sets);
}

using Rows = std::vector<std::size_t>;

}  // namespace

TEST_CASE("where everybody stayed nothing more is told") {
    CHECK(hidden({numbered("North", "1", 1, 15), numbered("North", "2", 1, 15), numbered("South", "1", 101, 14),
                  numbered("South", "2", 101, 14)},
                 {{"", ""}, {"site", "North"}, {"site", "South"}}) == Rows{});
}

TEST_CASE("enough who left and enough who stayed may be told apart") {
    CHECK(hidden({numbered("North", "1", 1, 15), numbered("North", "2", 1, 15), numbered("South", "1", 101, 25),
                  numbered("South", "2", 101, 12)},
                 {{"", ""}, {"site", "North"}, {"site", "South"}}) == Rows{});
}

TEST_CASE("the few of another site who stayed are all who stayed less a site that all stayed in") {
    // Of South 3 of 15 stayed; North is shown with everyone, so that the row of all gives their sum.
    CHECK(hidden({numbered("North", "1", 1, 15), numbered("North", "2", 1, 15), numbered("South", "1", 101, 15),
                  numbered("South", "2", 101, 3)},
                 {{"", ""}}) == Rows{0});
}

TEST_CASE("the few who left are all less those who stayed") {
    CHECK(hidden({numbered("North", "1", 1, 15), numbered("North", "2", 2, 14)}, {{"", ""}}) == Rows{0});
}

TEST_CASE("a set that is nearly another goes, the smaller first") {
    // Officers who stayed are all who stayed but two nurses.
    CHECK(hidden({numbered("North", "1", 1, 40, "officer"), numbered("North", "2", 1, 20, "officer"),
                  numbered("North", "1", 101, 20, "nurse"), numbered("North", "2", 101, 2, "nurse")},
                 {{"", ""}, {"role", "officer"}}) == Rows{1});
}

TEST_CASE("those who stayed and have all the same score are not told of") {
    auto before = numbered("North", "1", 1, 30);
    for (std::size_t i = 0; i < 15; ++i) before[i].answers = "4";
    CHECK(hidden({before, numbered("North", "2", 1, 15)}, {{"", ""}}) == Rows{0});
}

TEST_CASE("those who stayed without a shown group of which everybody did may not all have the same score") {
    // All 15 of South stayed, and 20 of North, who all answered 4: the row of everyone less South tells each of them.
    auto before = numbered("North", "1", 1, 40);
    for (std::size_t i = 0; i < 20; ++i) before[i].answers = "4";
    const auto north = numbered("North", "2", 1, 20), south = numbered("South", "1", 101, 15), later = numbered("South", "2", 101, 15);
    CHECK(hidden({before, north, south, later}, {{"", ""}}) == Rows{0});
    CHECK(hidden({numbered("North", "1", 1, 40), north, south, later}, {{"", ""}}) == Rows{});
}
