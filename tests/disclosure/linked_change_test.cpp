#include "released_study.hpp"

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

/// Everyone has a number; `count` people of a team in a wave from number `first` on.
std::vector<Person> numbered(const std::string& team, const std::string& wave, std::uint32_t first, std::size_t count) {
    auto out = people("North", team, wave == "1" ? codes(count) : codes(count, "24351352"), "", wave);
    for (std::size_t i = 0; i < count; ++i) out[i].person = first + static_cast<std::uint32_t>(i);
    return out;
}

std::vector<std::string> shown_changes(const std::vector<std::vector<Person>>& parts) {
    Study study = study_of({form(1)});
    study.respondents = Respondents::linked;
    study.waves = {{"1", 0}, {"2", 365}};
    const auto out = released(study, together(parts));
    std::vector<std::string> groups;
    for (const ChangeRow& row : out->change)
        if (row.n_from) groups.push_back(row.scope.by.str() + "/" + row.scope.group.str());
    return groups;
}

}  // namespace

TEST_CASE("people who stayed are shown where nobody or enough have left and joined") {
    CHECK(shown_changes({numbered("A", "1", 1, 20), numbered("A", "2", 1, 20), numbered("B", "1", 101, 30), numbered("B", "2", 101, 30)}) ==
          std::vector<std::string>{"all/", "site/", "team/A", "team/B"});
    CHECK(shown_changes({numbered("A", "1", 1, 30), numbered("A", "2", 11, 30), numbered("B", "1", 101, 30),
                         numbered("B", "2", 101, 30)}) == std::vector<std::string>{"all/", "site/", "team/A", "team/B"});
}

TEST_CASE("one who left or joined is not the difference of two tables") {
    // One of A left after the first wave: the score of A in that wave less that of those who stayed is that person's.
    CHECK(shown_changes({numbered("A", "1", 1, 20), numbered("A", "2", 2, 19), numbered("B", "1", 101, 30), numbered("B", "2", 101, 30)}) ==
          std::vector<std::string>{"team/B"});
}

TEST_CASE("those who changed teams are what all who stayed have over the teams") {
    // Five moved from A to B: all stayed in the site, but A has lost five and B has gained them.
    CHECK(shown_changes({numbered("A", "1", 1, 25), numbered("A", "2", 6, 20), numbered("B", "1", 101, 30), numbered("B", "2", 101, 30),
                         numbered("B", "2", 1, 5)}) == std::vector<std::string>{"all/", "site/"});
}

TEST_CASE("nobody is told apart who changed as everyone did") {
    auto later = numbered("A", "2", 1, 20);
    const auto earlier = numbered("A", "1", 1, 20);
    for (std::size_t i = 0; i < later.size(); ++i) later[i].answers = earlier[i].answers;
    CHECK(shown_changes({earlier, later, numbered("B", "1", 101, 30), numbered("B", "2", 101, 30)}) ==
          std::vector<std::string>{"all/", "site/", "team/B"});
}

TEST_CASE("those who stayed and all gave the same answer are not shown, nor are leavers who did") {
    // Of 30 in A ten leave, who all answered 4.
    auto everyone = numbered("A", "1", 1, 30);
    for (std::size_t i = 0; i < 10; ++i) everyone[i].answers = "4";
    CHECK(shown_changes({everyone, numbered("A", "2", 11, 20), numbered("B", "1", 101, 30), numbered("B", "2", 101, 30)}) ==
          std::vector<std::string>{"team/B"});
}
