#include "released_study.hpp"

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

using Strings = std::vector<std::string>;

Study study_with(std::vector<std::string> compare, std::vector<Instrument> forms = {form(1)}) {
    Study study = study_of(std::move(forms));
    study.compare = std::move(compare);
    study.compare_declared = true;
    study.minimum_to_test = 10;
    return study;
}

}  // namespace

TEST_CASE("a site of 23 and one team of 15 may not expose the eight others") {
    // 23 people at 3.61 less 15 at 3.40 are 8 people at 4.00.
    const std::string fifteen = "333333333444444", eight = "33444455";
    const auto everyone = together({people("North", "Large", fifteen), people("North", "Small", eight), people("South", "A", codes(14)),
                                    people("South", "B", codes(13)), people("South", "C", codes(12))});
    const auto out = released(study_with({"site", "team"}), everyone);
    CHECK(shown_groups(out) == Strings{"all//", "site/North/", "site/South/", "team/South/A", "team/South/B", "team/South/C"});
    CHECK(out->scores[1].mean.value() == doctest::Approx(83.0 / 23));
    CHECK(out->responses[3].responded == Count());
    CHECK(out->items[3].status == Status::withheld);
    CHECK(out->options[15].status == Status::withheld);
}

TEST_CASE("the smallest team shown goes with a small one, by name where two are as small") {
    const auto everyone = together({people("North", "A", codes(12)), people("North", "B", codes(11)), people("North", "C", codes(11)),
                                    people("North", "D", codes(4)), people("South", "E", codes(30))});
    CHECK(shown_groups(released(study_with({"team"}), everyone)) == Strings{"all//", "team/North/A", "team/North/C", "team/South/E"});
}

TEST_CASE("two small teams of at least the minimum together need no third") {
    const auto everyone = together({people("North", "A", codes(12)), people("North", "B", codes(6)), people("North", "C", codes(5)),
                                    people("South", "E", codes(30)), people("South", "F", codes(30))});
    CHECK(shown_groups(released(study_with({"site", "team"}), everyone)) ==
          Strings{"all//", "site/North/", "site/South/", "team/North/A", "team/South/E", "team/South/F"});
}

TEST_CASE("a site whose only teams are withheld may be shown, unless they are too few together") {
    const auto everyone = together({people("North", "A", codes(4)), people("North", "B", codes(5)), people("South", "E", codes(30)),
                                    people("West", "F", codes(12)), people("West", "G", codes(13))});
    // North has 9: it goes, and the smallest other site with it, and one more team of that site.
    const auto out = released(study_with({"site", "team"}), everyone);
    CHECK_FALSE(shows(out, "site/North/"));
    CHECK_FALSE(shows(out, "site/West/"));
    CHECK(shows(out, "site/South/"));
    CHECK(shows(out, "all//"));
    CHECK(shown_groups(out).size() < 6);
}

TEST_CASE("of two roles of which one is small, neither is shown") {
    const auto everyone = together({people("North", "A", codes(20), "nurse"), people("North", "B", codes(7), "chaplain")});
    CHECK(shown_groups(released(study_with({"role"}), everyone)) == Strings{"all//"});
}

TEST_CASE("people who left their role blank are no less protected than a small role") {
    const auto everyone = together({people("", "", codes(20), "nurse"), people("", "", codes(14), "officer"), people("", "", codes(3))});
    CHECK(shown_groups(released(study_with({"role"}), everyone)) == Strings{"all//", "role//nurse"});
    const auto many = together({people("", "", codes(20), "nurse"), people("", "", codes(14), "officer"), people("", "", codes(10))});
    CHECK(shown_groups(released(study_with({"role"}), many)) == Strings{"all//", "role//nurse", "role//officer"});
}

TEST_CASE("a small site alone takes another with it") {
    const auto everyone = together({people("North", "", codes(20)), people("South", "", codes(15)), people("West", "", codes(8))});
    CHECK(shown_groups(released(study_with({"site"}), everyone)) == Strings{"all//", "site/North/"});
}

TEST_CASE("a role found at one site only may not be subtracted from it") {
    // All 12 chaplains work at North, which has 15 people: the other three would be left.
    const auto everyone = together({people("North", "", codes(12), "chaplain"), people("North", "", codes(3), "nurse"),
                                    people("South", "", codes(30), "nurse"), people("West", "", codes(25), "nurse"),
                                    people("West", "", codes(14), "officer"), people("South", "", codes(16), "officer")});
    const auto out = released(study_with({"site", "role"}), everyone);
    CHECK_FALSE((shows(out, "site/North/") && shows(out, "role//chaplain")));
    CHECK(shows(out, "all//"));
    CHECK(shown_groups(out).size() >= 4);
}

TEST_CASE("cells of a cross are withheld so that neither row nor column gives one away") {
    Study study = study_with({"site", "role"});
    study.cross = {{"site", "role"}};
    const auto everyone = together({people("North", "", codes(12), "nurse"), people("North", "", codes(13), "officer"),
                                    people("South", "", codes(14), "nurse"), people("South", "", codes(6), "officer"),
                                    people("West", "", codes(15), "nurse"), people("West", "", codes(16), "officer")});
    const auto out = released(study, everyone);
    // A small cell needs another in its row and in its column, and so a fourth.
    std::size_t cells = 0;
    for (const std::string& group : shown_groups(out)) cells += group.starts_with("site_x_role") ? 1 : 0;
    CHECK(cells == 2);
    CHECK_FALSE(shows(out, "site_x_role//South / officer"));
    CHECK(shows(out, "site/South/"));
    CHECK(shows(out, "role//officer"));
}

TEST_CASE("an item that few of a team answered goes, and so do items from which it could be worked out") {
    Instrument two = form(2);
    std::vector<Person> everyone;
    const auto add = [&](const std::string& team, std::size_t count, std::size_t without) {
        for (std::size_t i = 0; i < count; ++i) {
            Person& person = everyone.emplace_back();
            person.answers = (i < without ? std::string(".") : std::string(1, codes(count)[i])) + " " + codes(count, "2435")[i];
            person.site = "North";
            person.team = team;
        }
    };
    add("A", 12, 3);  // 9 of 12 answered q1
    add("B", 14, 0);
    add("C", 16, 0);
    const auto out = released(study_with({"team"}, {two}), everyone);
    CHECK(shown_groups(out) == Strings{"all//", "team/North/A", "team/North/B", "team/North/C"});
    std::vector<std::string> items;
    for (const ItemsRow& row : out->items)
        if (row.mean) items.push_back(row.scope.group.str() + "/" + row.item.str());
    // q1 of A is withheld, and q1 of B to protect it. Where both items of B were known, so would its score be, and the
    // other way round: q2 goes with q1.
    CHECK(items == Strings{"/q1", "/q2", "C/q1", "C/q2"});
}

TEST_CASE("a team that moves between waves is protected in each of them") {
    const auto everyone = together({people("North", "A", codes(20), "", "1"), people("North", "B", codes(15), "", "1"),
                                    people("South", "C", codes(20), "", "1"), people("South", "D", codes(8), "", "1"),
                                    people("South", "E", codes(14), "", "1"), people("North", "A", codes(20), "", "2"),
                                    people("North", "B", codes(15), "", "2"), people("North", "D", codes(8), "", "2"),
                                    people("South", "C", codes(20), "", "2"), people("South", "E", codes(14), "", "2")});
    const auto out = released(study_with({"site", "team"}), everyone);
    CHECK(shown_groups(out) == Strings{"1 all//", "1 site/North/", "1 site/South/", "1 team/North/A", "1 team/North/B", "1 team/South/C",
                                       "2 all//", "2 site/North/", "2 site/South/", "2 team/North/A", "2 team/South/C", "2 team/South/E"});
    for (const ChangeRow& row : out->change)
        if (row.scope.group == "B" || row.scope.group == "D" || row.scope.group == "E") CHECK_FALSE(row.difference.has_value());
}

TEST_CASE("a group that all gave the same answer is withheld whatever its size, and not left alone") {
    const auto everyone = together({people("North", "A", codes(20)), people("North", "B", std::string(15, '5')),
                                    people("North", "C", codes(17)), people("South", "D", codes(20))});
    const auto out = released(study_with({"site", "team"}), everyone);
    CHECK_FALSE(shows(out, "team/North/B"));
    CHECK_FALSE(shows(out, "team/North/C"));
    CHECK(shows(out, "team/North/A"));
}

TEST_CASE("two withheld teams that all gave one answer need a third that did not") {
    const auto everyone =
        together({people("North", "A", codes(20)), people("North", "B", std::string(8, '5')), people("North", "C", std::string(7, '5')),
                  people("North", "D", codes(12)), people("South", "E", codes(20)), people("South", "F", codes(20))});
    CHECK(shown_groups(released(study_with({"site", "team"}), everyone)) ==
          Strings{"all//", "site/North/", "site/South/", "team/North/A", "team/South/E", "team/South/F"});
}

TEST_CASE("percentages of none or all of few people go, with the options") {
    const auto everyone = together({people("", "", codes(14, "123"), "nurse"), people("", "", codes(40, "12345"), "officer")});
    const auto out = released(study_with({"role"}), everyone);
    for (const ItemsRow& row : out->items) {
        const bool few = row.scope.group == "nurse";
        CHECK(row.mean.has_value());
        CHECK(row.percent_favourable.has_value() != few);
        CHECK((row.status == Status::partly_withheld) == few);
    }
    for (const OptionsRow& row : out->options) CHECK(row.count.has_value() == (row.scope.group != "nurse"));
}

TEST_CASE("singletons and an empty team") {
    auto everyone = together({people("North", "A", "3"), people("North", "B", "4"), people("North", "C", codes(25)),
                              people("South", "D", codes(20)), people("South", "E", codes(21))});
    Person nobody;
    nobody.answers = ".";
    nobody.site = "North";
    nobody.team = "F";
    everyone.push_back(nobody);
    const auto out = released(study_with({"site", "team"}), everyone);
    CHECK(shown_groups(out) == Strings{"all//", "site/North/", "site/South/", "team/South/D", "team/South/E"});
    for (const ScoresRow& row : out->scores)
        if (row.scope.group == "F") CHECK(row.status == Status::no_answers);
}

TEST_CASE("weights do not open what is closed") {
    auto everyone = together({people("North", "A", codes(15)), people("North", "B", codes(8)), people("South", "C", codes(20))});
    for (std::size_t i = 0; i < everyone.size(); ++i) everyone[i].weight = 1 + static_cast<double>(i % 3);
    Study study = study_with({"site", "team"});
    study.weights.column = "w";
    CHECK(shown_groups(released(study, everyone)) == Strings{"all//", "site/North/", "site/South/", "team/South/C"});
}

TEST_CASE("figures over many groups go where few of them are hidden, and stay where none is") {
    const auto everyone = together({people("North", "A", codes(20)), people("North", "B", codes(15)), people("North", "C", codes(8)),
                                    people("South", "D", codes(20)), people("South", "E", codes(21))});
    const auto out = released(study_with({"site", "team"}), everyone);
    for (const ComparisonsRow& row : out->comparisons) {
        const bool mixes_hidden = row.scope.by == "team" && row.scope.site != "South";  // B is hidden to protect C
        CHECK(row.statistic.has_value() != mixes_hidden);
    }
}

TEST_CASE("a pattern is the same whichever tables are asked for") {
    const auto everyone = together({people("North", "A", codes(15)), people("North", "B", codes(8)), people("South", "C", codes(20)),
                                    people("South", "D", codes(12)), people("South", "E", codes(13))});
    const Study study = study_with({"site", "team"});
    const auto all = released(study, everyone), some = released(study, everyone, {Part::comparison});
    REQUIRE(all->pairwise.size() == some->pairwise.size());
    for (std::size_t i = 0; i < all->pairwise.size(); ++i) CHECK(all->pairwise[i].mean_a == some->pairwise[i].mean_a);
    CHECK(all.audit().sums > some.audit().sums);
    CHECK(all.audit().tested > 0);
}

TEST_CASE("a site is shown less than its teams only as far as needed, and documents are not people") {
    auto everyone = together({people("North", "A", codes(3)), people("South", "C", codes(2))});
    for (Person& person : everyone) person.perspective = "document";
    CHECK(shown_groups(released(study_with({"site"}), everyone)) == Strings{"all//", "site/North/", "site/South/"});
}

TEST_CASE("people of small teams may be left out of everything larger") {
    Study study = study_with({"site", "team"});
    const auto everyone = together(
        {people("North", "A", codes(15)), people("North", "B", codes(8)), people("South", "C", codes(20)), people("South", "", codes(3))});
    study.disclosure.small_children_in_parent = SmallChildren::exclude;
    const auto out = released(study, everyone);
    CHECK(out.audit().left_out == 8);
    std::vector<std::string> lines;
    for (const ResponsesRow& row : out->responses)
        lines.push_back(row.scope.by.str() + "/" + row.scope.site.str() + "/" + row.scope.group.str() + ": " +
                        (row.responded ? std::to_string(*row.responded) : "withheld"));
    // Three of South have no team: C would leave them alone.
    CHECK(lines == Strings{"all//: 38", "site/North/: 15", "site/South/: 23", "team/North/A: 15", "team/North/B: withheld",
                           "team/South/C: withheld"});
    study.disclosure.small_children_in_parent = SmallChildren::include;
    CHECK(released(study, everyone).audit().left_out == 0);
}

TEST_CASE("counts are rounded after everything else, and shares follow the rounded counts") {
    Study study = study_with({"role"});
    study.disclosure.round_base = 5;
    const auto out = released(study, together({people("", "", codes(23), "nurse"), people("", "", codes(42), "officer")}));
    CHECK(out->responses[0].responded == 65);
    CHECK(out->responses[1].responded == 25);
    CHECK(out->responses[2].responded == 40);
    CHECK(out->scores[1].n == 25);
    double percent = 0;
    for (const OptionsRow& row : out->options) {
        CHECK(*row.count % 5 == 0);
        if (row.scope.group == "nurse" && row.code == "3") percent = *row.percent;
    }
    // 7 of 23 nurses said 3: 5 of 25.
    CHECK(percent == doctest::Approx(20));
    CHECK(out->scores[1].mean.has_value());
}

TEST_CASE("weighted and unweighted means of two kinds of people may not give either kind away") {
    // South has the weight 2 and six people: everyone's two means would give their sum.
    auto everyone = together({people("North", "A", codes(20)), people("North", "B", codes(16)), people("South", "C", codes(6))});
    for (Person& person : everyone) person.weight = person.site == "South" ? 2 : 1;
    Study study = study_with({"role"});
    study.weights.column = "w";
    for (std::size_t i = 0; i < everyone.size(); ++i) everyone[i].attributes["role"] = i % 2 == 0 ? "nurse" : "officer";
    const auto out = released(study, everyone);
    CHECK(shows(out, "all//"));
    // Nobody compares sites here, so that South is no group: its people are looked for only where it is one.
    CHECK_FALSE(out->pairwise.empty());
    study.compare = {"site", "role"};
    const auto with_sites = released(study, everyone);
    for (const PairwiseRow& row : with_sites->pairwise) CHECK_FALSE(row.mean_a.has_value());
}

TEST_CASE("a team that is all that is shown of its site may not be subtracted from everyone") {
    // The site and the cross of site and role have more groups than the teams, so two lines of groupings lead down.
    Study study = study_with({"site", "team", "role"});
    study.cross = {{"site", "role"}};
    const auto everyone = together(
        {people("North", "A", codes(10), "nurse"), people("South", "B", codes(4), "nurse"), people("West", "C", codes(4), "officer")});
    const auto out = released(study, everyone);
    CHECK_FALSE(
        (shows(out, "all//") && (shows(out, "team/North/A") || shows(out, "site/North/") || shows(out, "site_x_role//North / nurse"))));
}

TEST_CASE("people who left their team blank and a withheld team may not all have given one answer") {
    const auto everyone = together({people("North", "A", codes(20)), people("North", "B", codes(15)),
                                    people("North", "C", std::string(12, '5')), people("North", "", std::string(11, '5'))});
    const auto out = released(study_with({"team"}), everyone);
    CHECK(shown_groups(out) == Strings{"all//", "team/North/A"});
}
