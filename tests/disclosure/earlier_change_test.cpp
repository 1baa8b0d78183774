#include "released_study.hpp"

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

using Strings = std::vector<std::string>;

/// `count` people of a team in a wave, from number `first` on.
std::vector<Person> numbered(const std::string& site, const std::string& team, const std::string& wave, std::uint32_t first,
                             std::size_t count) {
    auto out = people(site, team, wave == "1" ? codes(count) : wave == "2" ? codes(count, "24351352") : codes(count, "5314"), "", wave);
    for (std::size_t i = 0; i < count; ++i) out[i].person = first + static_cast<std::uint32_t>(i);
    return out;
}

/// The same people in two waves.
std::vector<Person> staying(const std::string& site, const std::string& team, std::uint32_t first, std::size_t count) {
    return together({numbered(site, team, "1", first, count), numbered(site, team, "2", first, count)});
}

Study linked_study(std::vector<std::string> compare) {
    Study study = study_of({form(1)});
    study.compare = std::move(compare);
    study.compare_declared = true;
    study.respondents = Respondents::linked;
    study.waves = {{"1", 0}, {"2", 365}, {"3", 730}};
    return study;
}

Released<Results> released_after(const Study& study, const std::vector<Person>& people, const std::vector<Results>& earlier,
                                 const std::set<Part>& parts = all_parts()) {
    return release(analyse(study, responses_of(study, people), parts, Threads{1}), study.disclosure, earlier, Threads{1});
}

/// The rows of change with figures, as from-to by/site/group.
Strings shown_changes(const Released<Results>& released) {
    Strings out;
    for (const ChangeRow& row : released->change)
        if (row.n_from)
            out.push_back(row.wave_from.str() + "-" + row.wave_to.str() + " " + row.scope.by.str() + "/" + row.scope.site.str() + "/" +
                          row.scope.group.str());
    return out;
}

bool shows_team(const Released<Results>& released, const std::string& wave, const std::string& team) {
    const auto groups = shown_groups(released);
    return std::ranges::find(groups, wave + " team/North/" + team) != groups.end();
}

}  // namespace

TEST_CASE("of two waves whose linked change is out, no other rows are shown") {
    const auto everyone = together({staying("North", "A", 1, 20), staying("North", "B", 101, 30)});
    const Strings out{"1-2 all//", "1-2 site/North/"};
    const auto first = released(linked_study({"site"}), everyone);
    CHECK(shown_changes(first) == out);
    const Study more = linked_study({"site", "team"});
    CHECK(shown_changes(released(more, everyone)) == Strings{"1-2 all//", "1-2 site/North/", "1-2 team/North/A", "1-2 team/North/B"});
    const auto second = released_after(more, everyone, {*first});
    CHECK(shown_changes(second) == out);
    CHECK(shows_team(second, "1", "A"));  // the teams' own figures tell no more
    const auto& why = second.suppressions();
    CHECK(std::ranges::any_of(why, [](const SuppressionsRow& row) { return row.table == "change" && row.reason == "earlier_release"; }));
}

TEST_CASE("change to a new wave is told beside that to an earlier one") {
    const auto before = together({staying("North", "", 1, 20), staying("South", "", 101, 30)});
    const auto first = released(linked_study({"site"}), before);
    const auto later = together({before, numbered("North", "", "3", 1, 20), numbered("South", "", "3", 101, 30)});
    CHECK(shown_changes(released_after(linked_study({"site"}), later, {*first})).size() == 9);
}

TEST_CASE("new groups do not tell who left beside linked change that is out") {
    // Of B's 14 twelve stayed, of A's 26 nobody: the row of North is about those of B, and B less that row is two people.
    const auto everyone =
        together({numbered("North", "A", "1", 1, 26), numbered("North", "B", "1", 101, 14), numbered("North", "A", "2", 201, 20),
                  numbered("North", "B", "2", 101, 12), staying("South", "C", 301, 15)});
    const auto first = released(linked_study({"site"}), everyone);
    CHECK(shown_changes(first) == Strings{"1-2 all//", "1-2 site/North/", "1-2 site/South/"});
    const Study more = linked_study({"site", "team"});
    CHECK(shows_team(released(more, everyone), "1", "B"));
    CHECK_FALSE(shows_team(released_after(more, everyone, {*first}), "1", "B"));
    CHECK_FALSE(shows_team(released_after(more, everyone, {*first}, {Part::description}), "1", "B"));  // whichever tables are asked for
}

TEST_CASE("where somebody was there in both waves after all, only rows that stay as they are are shown") {
    const auto south = staying("South", "", 101, 30), north = numbered("North", "", "1", 1, 40);
    const auto first = released(linked_study({"site"}), together({north, numbered("North", "", "2", 1, 25), south}));
    CHECK(shown_changes(first) == Strings{"1-2 all//", "1-2 site/North/", "1-2 site/South/"});
    const auto second = released_after(linked_study({"site"}), together({north, numbered("North", "", "2", 1, 26), south}), {*first});
    CHECK(shown_changes(second) == Strings{"1-2 site/South/"});
    // Nothing new is told of the first wave either: whom the earlier rows are about cannot be known any more.
    CHECK(std::ranges::none_of(second->comparisons, [](const ComparisonsRow& row) { return row.statistic.has_value(); }));
}

TEST_CASE("linked change of a study whose respondents are no longer linked cannot be set beside it") {
    const auto everyone = together({staying("North", "A", 1, 20), staying("North", "B", 101, 30)});
    const auto first = released(linked_study({"site"}), everyone);
    Study later = linked_study({"site", "team"});
    later.respondents = Respondents::anonymous;
    const auto second = released_after(later, everyone, {*first});
    CHECK_FALSE(shows_team(second, "1", "A"));
    CHECK(shows(second, "1 site/North/"));
}
