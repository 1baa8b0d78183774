#include "census_of_people.hpp"

#include <recaudit/disclosure/earlier.hpp>
#include <recaudit/disclosure/empty_figures.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

using Strings = std::vector<std::string>;

Study study_with(std::vector<std::string> compare) {
    Study study = study_of({form(1)});
    study.compare = std::move(compare);
    study.compare_declared = true;
    return study;
}

Released<Results> released_after(const Study& study, const std::vector<Person>& people, const std::vector<Results>& earlier) {
    return release(analyse(study, responses_of(study, people), all_parts(), Threads{1}), study.disclosure, earlier, Threads{1});
}

}  // namespace

TEST_CASE("the same answers may be published again") {
    const Study study = study_with({"site", "team"});
    const auto everyone = together({people("North", "A", codes(15)), people("North", "B", codes(8)), people("South", "C", codes(20))});
    const auto first = released(study, everyone);
    CHECK(shown_groups(released_after(study, everyone, {*first})) == shown_groups(first));
}

TEST_CASE("a second run without eight people may not give them away") {
    const Study study = study_with({"site"});
    const auto rest = together({people("North", "", codes(25)), people("South", "", codes(20)), people("West", "", codes(18))});
    const auto eight = people("North", "", codes(8, "1552"));
    const auto first = released(study, together({rest, eight}));
    CHECK(shown_groups(first) == Strings{"all//", "site/North/", "site/South/", "site/West/"});
    // Shown again, North and everyone would differ from the first run by the eight.
    const auto second = released_after(study, rest, {*first});
    CHECK(shown_groups(second) == Strings{"site/South/", "site/West/"});
    bool named = false;
    for (const SuppressionsRow& row : second.suppressions()) named = named || row.reason == "earlier_release";
    CHECK(named);
}

TEST_CASE("of other people only what is out already is shown again") {
    const Study study = study_with({"site"});
    const auto rest = together({people("North", "", codes(25)), people("South", "", codes(20))});
    const auto first = released(study, together({rest, people("West", "", codes(18))}));
    // Everyone less everyone of now are the people of West: here they were shown, but the difference might be a hidden group.
    CHECK(shown_groups(released_after(study, rest, {*first})) == Strings{"site/North/", "site/South/"});
}

TEST_CASE("one person exchanged for another is a difference too") {
    const Study study = study_with({});
    const auto first = released(study, people("", "", codes(30)));
    auto other = codes(30);
    other[3] = '1';
    CHECK(shown_groups(released_after(study, people("", "", other), {*first})).empty());
}

TEST_CASE("who joined shows although the earlier output rounded how many there were") {
    Study study = study_with({});
    study.disclosure.round_base = 5;
    const std::string before = "15151515151515";  // 14 people, told as 15; their mean is 3, and so it is with one more who says 3
    const auto first = released(study, people("", "", before));
    CHECK(shown_groups(first) == Strings{"all//"});
    CHECK(shown_groups(released_after(study, people("", "", before + "3"), {*first})).empty());
}

TEST_CASE("the same answers may be published again where counts are rounded") {
    Study study = study_with({"site", "team"});
    study.disclosure.round_base = 5;
    const auto everyone = together({people("North", "A", codes(16)), people("North", "B", codes(8)), people("South", "C", codes(21))});
    const auto first = released(study, everyone);
    CHECK(shown_groups(first) == Strings{"all//", "site/North/", "site/South/", "team/South/C"});
    const auto second = released_after(study, everyone, {*first});
    CHECK(shown_groups(second) == shown_groups(first));
    CHECK(second->options.size() == first->options.size());
    for (std::size_t i = 0; i < first->options.size(); ++i) CHECK(second->options[i].count == first->options[i].count);
}

TEST_CASE("where counts are rounded the variance shows who joined and answered a question as all did on average") {
    Study study = study_of({form(2, 2)});
    study.compare_declared = true;
    study.disclosure.round_base = 5;
    std::vector<Person> everyone = people("", "", "15151515151515");
    for (std::size_t i = 0; i < everyone.size(); ++i) everyone[i].answers += " " + codes(14).substr(i, 1);
    const auto first = released(study, everyone);
    everyone.push_back(everyone.front());
    everyone.back().answers = "3 .";  // no score, and the mean of the first question stays 3
    const auto second = released_after(study, everyone, {*first});
    CHECK(std::ranges::all_of(first->items, [](const ItemsRow& row) { return row.mean.has_value(); }));
    CHECK(std::ranges::none_of(second->items, [](const ItemsRow& row) { return row.mean.has_value(); }));
    CHECK(std::ranges::none_of(second->responses, [](const ResponsesRow& row) { return row.responded.has_value(); }));
}

TEST_CASE("counts that are rounded otherwise than before are taken as they stand") {
    Study study = study_with({});
    study.disclosure.round_base = 5;
    const auto fourteen = people("", "", codes(14)), fifteen = people("", "", codes(15, "135"));  // of each answer five
    const auto after = [&](const std::vector<Person>& people) {
        study.disclosure.round_base = 5;
        const auto first = released(study, people);
        study.disclosure.round_base = 10;
        return shown_groups(released_after(study, people, {*first}));
    };
    CHECK(after(fourteen).empty());
    CHECK(after(fifteen) == Strings{"all//"});
}

TEST_CASE("what is out already counts as published now") {
    // The first run compared sites alone. In North it is too late to hide the site: two teams must go.
    const auto everyone = together({people("North", "A", codes(15)), people("North", "B", codes(14)), people("North", "C", codes(8)),
                                    people("South", "D", codes(20)), people("South", "E", codes(22))});
    const auto first = released(study_with({"site"}), everyone);
    CHECK(shown_groups(released_after(study_with({"site", "team"}), everyone, {*first})) ==
          Strings{"all//", "site/North/", "site/South/", "team/North/A", "team/South/D", "team/South/E"});
}

TEST_CASE("a team that joined shows neither itself nor what was withheld beside it") {
    // First C is withheld, and B with it. A run without B would tell B's sum by subtraction, and so C's.
    const auto without = together({people("North", "A", codes(15)), people("North", "C", codes(8)), people("South", "D", codes(40))});
    const auto first = released(study_with({"site", "team"}), together({without, people("North", "B", codes(12))}));
    CHECK(shown_groups(first) == Strings{"all//", "site/North/", "site/South/", "team/North/A", "team/South/D"});
    const auto second = released_after(study_with({"site", "team"}), without, {*first});
    CHECK(shown_groups(second) == Strings{"site/South/", "team/North/A", "team/South/D"});
}

TEST_CASE("somebody who joined and skipped a question shows in no count of skipped questions") {
    Study study = study_of({form(2)});
    study.compare = {"site"};
    study.compare_declared = true;
    auto everyone = together({people("North", "", codes(25)), people("South", "", codes(20))});
    for (Person& person : everyone) person.answers += " " + person.answers;
    const auto first = released(study, everyone);
    everyone.push_back(everyone.front());
    everyone.back().answers = ". 3";  // n and mean of the first question stay as they were
    const auto second = released_after(study, everyone, {*first});
    CHECK_FALSE(second->items.empty());
    for (const ItemsRow& row : second->items) CHECK(row.missing.has_value() == (row.scope.site == "South"));
}

TEST_CASE("groupings that an earlier output of other people lacks are not shown") {
    const auto now = together({people("North", "A", codes(15)), people("North", "B", codes(14)), people("South", "D", codes(40))});
    const auto before = together({now, people("North", "C", codes(12))});
    const auto first = released(study_with({"site"}), before);
    CHECK(shown_groups(released_after(study_with({"site", "team"}), now, {*first})) == Strings{"site/South/"});
    const auto smaller = released(study_with({"site"}), together({now, people("North", "C", codes(5))}));
    CHECK(shown_groups(released_after(study_with({"site", "team"}), now, {*smaller})) == Strings{"site/South/"});
}

TEST_CASE("figures by a grouping that the study no longer has cannot be set beside those of now") {
    const auto everyone = together({people("North", "A", codes(15)), people("South", "D", codes(20))});
    const auto first = released(study_with({"site"}), everyone);
    CHECK_THROWS_AS(released_after(study_with({"team"}), everyone, {*first}), DisclosureFailure);
}

TEST_CASE("an earlier output that shows a small group cannot be mended") {
    Study lax = study_with({"site"});
    lax.disclosure.minimum = 5;
    const auto everyone = together({people("North", "", codes(20)), people("South", "", codes(15)), people("West", "", codes(8))});
    const auto first = released(lax, everyone);
    CHECK(shows(first, "site/West/"));
    CHECK_THROWS_AS(released_after(study_with({"site"}), everyone, {*first}), DisclosureFailure);
}

TEST_CASE("unweighted figures that are out count beside the weighted ones of now") {
    // Both means of the roles tell the sums of those of either weight: of A, and of B and C together.
    auto everyone = together({people("North", "A", codes(24)), people("North", "B", codes(8)), people("North", "C", codes(40))});
    for (std::size_t i = 0; i < everyone.size(); ++i) {
        everyone[i].weight = everyone[i].team == "A" ? 1 : 2;
        everyone[i].attributes["role"] = i % 2 == 0 ? "nurse" : "officer";
    }
    Study first = study_with({"role"}), second = study_with({"role", "team"});
    first.weights.column = second.weights.column = "w";
    const auto before = released(first, everyone);
    REQUIRE(std::ranges::any_of(before->pairwise, [](const PairwiseRow& row) { return row.mean_a.has_value(); }));
    // Alone, C may be shown, since A is withheld with B. Here it would tell B.
    CHECK(shown_groups(released(second, everyone)) == Strings{"all//", "role//nurse", "role//officer", "team/North/C"});
    CHECK(shown_groups(released_after(second, everyone, {*before})) == Strings{"all//", "role//nurse", "role//officer"});
}

TEST_CASE("a row without figures tells of nobody, although its table cannot say that it was withheld") {
    Study study = study_with({"site"});
    study.waves = {{"1", 0}, {"2", 365}};
    const auto everyone = together({people("North", "", codes(8), "", "1"), people("South", "", ".", "", "1"),
                                    people("North", "", codes(12), "", "2"), people("South", "", codes(13), "", "2")});
    Results first = *released(study, everyone);
    REQUIRE(std::ranges::any_of(first.item_analysis, [](const ItemAnalysisRow& row) { return is_withheld(row); }));
    for (ItemAnalysisRow& row : first.item_analysis) row.status = Status::ok;  // as it is read back
    CHECK(shown_groups(released_after(study, everyone, {first})) == Strings{"2 all//", "2 site/North/", "2 site/South/"});
}

TEST_CASE("options that are out as weighted percentages alone are out") {
    auto everyone = together({people("North", "", codes(25)), people("South", "", codes(20))});
    for (std::size_t i = 0; i < everyone.size(); ++i) everyone[i].weight = 1 + static_cast<double>(i % 2);
    Study study = study_with({"site"});
    study.weights.column = "w";
    Results first = *released(study, everyone);
    for (OptionsRow& row : first.options) row.count = Count();
    const auto census = census_of(study, everyone);
    const CensusFamily& family = census->families.front();
    const People all(family, family.slices.front());
    const EarlierFigures out = earlier_figures({{{&first, {}}}, 0}, Lookup(*census), {0, 0}, all);
    CHECK_FALSE(out.other_people);
    CHECK(out.options[variable_named(family, "q1")] == std::vector<std::uint8_t>(family.groups.size(), 1));
}

TEST_CASE("groups behind a figure over many that is out stay withheld under a smaller minimum") {
    std::vector<std::vector<Person>> teams{people("North", "A", codes(15)), people("North", "B", codes(16))};
    for (const char* const name : {"C", "D", "E", "F", "G", "H"}) teams.push_back(people("North", name, codes(8)));
    teams.push_back(people("North", "I", codes(4)));
    teams.push_back(people("North", "J", codes(3)));
    const auto everyone = together(teams);
    const auto first = released(study_with({"team"}), everyone);
    REQUIRE(std::ranges::any_of(first->agreement, [](const AgreementRow& row) { return row.scope.by == "team" && row.icc1; }));
    Study lax = study_with({"team"});
    lax.disclosure.minimum = 5;
    // Beside the intraclass correlation, with n, mean and sd of all teams but two, these two could be solved for.
    CHECK(shows(released(lax, everyone), "team/North/H"));
    const auto second = released_after(lax, everyone, {*first});
    CHECK(shown_groups(second) == shown_groups(first));
}

TEST_CASE("two more who are left out of every figure do not show in what is told of those left out") {
    Study study = study_of({form(4)});
    study.quality.exclude = {"missing_person"};
    std::vector<Person> everyone(44);
    for (std::size_t i = 0; i < everyone.size(); ++i) {
        const std::string answer(1, codes(everyone.size())[i]);
        everyone[i].answers = i < 32 ? answer + " 2 4 3" : answer + " . . .";  // twelve answered fewer than half
    }
    const auto first = released(study, everyone);
    REQUIRE(first->exclusion_effects.front().n_all == Count(44));
    CHECK(released_after(study, everyone, {*first})->exclusion_effects.front().n_all == Count(44));
    everyone.insert(everyone.end(), {everyone.back(), everyone.back()});
    CHECK(released(study, everyone)->exclusion_effects.front().n_all == Count(46));
    const auto second = released_after(study, everyone, {*first});
    CHECK(shown_groups(second) == shown_groups(first));
    CHECK_FALSE(second->exclusion_effects.front().n_all.has_value());
    CHECK_FALSE(second->exclusions.front().excluded.has_value());
    for (const QualityRow& row : second->quality) CHECK((row.check != "missing_person" || !row.flagged));
}
