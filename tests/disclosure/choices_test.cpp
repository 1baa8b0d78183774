#include "census_of_people.hpp"

#include <recaudit/disclosure/choices.hpp>
#include <recaudit/disclosure/withdrawal.hpp>

#include <doctest/doctest.h>

#include <functional>

using namespace recaudit;
using namespace recaudit::small;

namespace {

using Names = std::set<std::string>;

/// Who of North, with one officer, and of the officers of South is known to have chosen an answer.
struct Case {
    std::shared_ptr<const Census> census;
    People all;
    std::size_t q1;
    std::vector<std::uint8_t> shown;

    explicit Case(std::shared_ptr<const Census> of)
        : census(std::move(of)),
          all(census->families.front(), census->families.front().slices.front()),
          q1(variable_named(census->families.front(), "q1")),
          shown(all_but_everyone(census->families.front())) {
        for (const auto& [by, name] : {std::pair("site", "South"), std::pair("role", "nurse")}) shown[group(by, name)] = 0;
    }
    [[nodiscard]] std::size_t group(std::string_view by, std::string_view name) const { return group_named(all.family(), by, name); }
    [[nodiscard]] Names known(std::int64_t minimum = 3) const {
        return names_of(all, KnownChoices(all, cells_of(all), q1, minimum).atoms(shown));
    }
};

Case case_of(const std::string& officer_north, const std::string& nurses_north, const std::string& officers_south) {
    return Case(census_of(study_by(1, {"site", "role"}),
                          together({people("North", "", officer_north, "officer"), people("North", "", nurses_north, "nurse"),
                                    people("South", "", officers_south, "officer"), people("South", "", "15", "nurse")})));
}

}  // namespace

TEST_CASE("an answer that alone is found in two groups is that of who is in both") {
    // North chose 1, 1 and 2, officers 2, 4 and 4: the officer of North chose 2, the nurses 1, the officers of South 4.
    CHECK(case_of("2", "11", "44").known() == Names{"North officer", "North nurse", "South officer"});
}

TEST_CASE("answers found in both groups leave a choice") {
    // North chose 2, 2 and 4, officers 2, 4 and 4: the officer of North may have chosen either.
    CHECK(case_of("2", "24", "44").known().empty());
    CHECK(case_of("2", "13", "13").known().empty());
}

TEST_CASE("favourable and unfavourable answers leave no choice where options do") {
    // Options alone leave 1 or 2 to the officer of North: unfavourable either way, as are all of North.
    CHECK(case_of("2", "12", "11").known() == Names{"North officer", "North nurse", "South officer"});
}

TEST_CASE("people of whom there are enough may be known, unless all of them gave the same answer") {
    CHECK(case_of("2", "14", "35").known(3) == Names{"North officer", "North nurse", "South officer"});
    CHECK(case_of("2", "14", "35").known(2) == Names{"North officer"});
    CHECK(case_of("2", "11", "35").known(2) == Names{"North officer", "North nurse"});
}

TEST_CASE("the options of the smallest group around them are withheld, and no more than it takes") {
    const Case of = case_of("2", "11", "444");
    const auto without = groups_without_options(of.all, cells_of(of.all), of.q1, {of.shown, {}}, 3);
    for (std::size_t group = 0; group < without.size(); ++group) CHECK((without[group] != 0) == (group == of.group("site", "North")));
}

TEST_CASE("where the whole is shown, two of its groups go, so that neither is what is left, and larger groups stay") {
    const auto census = census_of(study_by(1, {"site", "team", "role"}),
                                  together({people("North", "A", "5", "officer"), people("North", "A", "13", "nurse"),
                                            people("North", "B", "24524", "officer"), people("North", "C", "123451", "nurse"),
                                            people("North", "C", "245", "officer"), people("South", "D", "12344321", "nurse")}));
    const People all(census->families.front(), census->families.front().slices.front());
    const std::size_t q1 = variable_named(all.family(), "q1");
    const std::vector<std::uint8_t> shown(all.groups(), 1);
    // A minimum of two, so that the one officer of team A alone is few: of the answers of A, only 5 is one of officers.
    const auto without = groups_without_options(all, cells_of(all), q1, {shown, {}}, 2);
    Names names;
    for (std::size_t group = 0; group < without.size(); ++group)
        if (without[group] != 0) names.insert(all.family().groups[group].by.str() + " " + all.family().groups[group].name.str());
    CHECK(names == Names{"team North / A", "team North / B"});
}

TEST_CASE("options that are out already stay, and others go") {
    const Case of = case_of("2", "11", "444");
    std::vector<std::uint8_t> fixed(of.shown.size());
    fixed[of.group("site", "North")] = 1;
    const auto without = groups_without_options(of.all, cells_of(of.all), of.q1, {of.shown, fixed}, 10);
    CHECK(without[of.group("site", "North")] == 0);
    CHECK(without[of.group("role", "officer")] == 1);
}

TEST_CASE("a minimum of one protects nobody") {
    const Case of = case_of("2", "11", "44");
    CHECK(groups_without_options(of.all, cells_of(of.all), of.q1, {of.shown, {}}, 1) == std::vector<std::uint8_t>(of.shown.size()));
}

/// Two sites, of which the first has teams that are hidden.
std::vector<std::uint8_t> withheld_in_sites(const std::string& a, const std::string& b, const std::string& others) {
    const auto census = census_of(study_by(1, {"site", "team"}),
                                  together({people("North", "A", a), people("North", "B", b), people("South", "C", others)}));
    const People all(census->families.front(), census->families.front().slices.front());
    std::vector<std::uint8_t> shown(all.groups());
    for (const std::size_t group : {std::size_t{0}, group_named(all.family(), "site", "North"), group_named(all.family(), "site", "South")})
        shown[group] = 1;
    const auto without = groups_without_options(all, cells_of(all), variable_named(all.family(), "q1"), {shown, {}}, 4);
    return {without[0], without[group_named(all.family(), "site", "North")], without[group_named(all.family(), "site", "South")]};
}

TEST_CASE("groups within one another leave no choice where all of one are favourable") {
    using Sites = std::vector<std::uint8_t>;
    CHECK(withheld_in_sites("145", "25", "1352441352") == Sites{0, 0, 0});
    // Everyone less South is North, so that South goes as well.
    CHECK(withheld_in_sites("45", "54", "1352441352") == Sites{0, 1, 1});
    CHECK(withheld_in_sites("12", "21", "1352441352") == Sites{0, 1, 1});
}

TEST_CASE("a scale has one choice, favourable answers, of which everybody gives a share") {
    const auto of = [](const std::string& nurse) {
        auto everyone = together({people("North", "", "1", "officer"), people("North", "", "11", "nurse"),
                                  people("South", "", "11", "officer"), people("South", "", "111", "nurse")});
        const std::vector<std::string> answers{"4 5", "5 4", nurse, "1 2", "2 .", "4 2", "3 3", "1 5"};
        for (std::size_t i = 0; i < everyone.size(); ++i) everyone[i].answers = answers[i];
        Case out(census_of(study_by(2, {"site", "role"}), everyone));
        const std::size_t scale = variable_named(out.all.family(), "culture");
        return names_of(out.all, KnownChoices(out.all, cells_of(out.all), scale, 3).atoms(out.shown));
    };
    CHECK(of("5 .") == Names{"North officer", "North nurse"});  // all of North answered favourably whatever they answered
    CHECK(of("5 3").empty());
}

TEST_CASE("percentages at the end of a scale of favourable answers go, and means stay") {
    Study study = study_by(1, {"site", "team"});
    study.disclosure.minimum = 3;
    const auto results = released(study, together({people("North", "A", "41355"), people("South", "C", "4545"), people("South", "D", "4"),
                                                   people("South", "E", "554")}));
    for (const ScoresRow& row : results->scores) {
        if (row.scope.by == "team" && row.scope.site == "South") continue;
        CAPTURE(row.scope.site.view());
        CHECK(row.mean);
        CHECK(row.percent_favourable.has_value() == (row.scope.by == "all"));
    }
    for (const ItemsRow& row : results->items) CHECK((row.mean && row.percent_favourable.has_value()) == (row.scope.by == "all"));
    for (const OptionsRow& row : results->options) CHECK(row.count.has_value() == (row.scope.by == "all"));
}

TEST_CASE("of a checklist each option is looked at by itself") {
    Study study = study_by(1, {"site", "role"});
    study.instruments.front().option_sets = {checklist(3)};
    study.instruments.front().scales.front().method = ScoringMethod::count;
    auto everyone = together({people("North", "", "1", "officer"), people("North", "", "11", "nurse"), people("South", "", "11", "officer"),
                              people("South", "", "11", "nurse")});
    const std::vector<std::string> ticks{"a;b", "a", "a;c", "b", "b;c", "a", "c"};
    for (std::size_t i = 0; i < everyone.size(); ++i) everyone[i].answers = ticks[i];
    const Case of(census_of(study, everyone));
    // All of North ticked a, and all officers b. Of c nothing is known: one of the nurses, one of the officers of South.
    CHECK(of.known() == Names{"North officer", "North nurse", "South officer"});
}

namespace {

/// Atoms of whom it is known what they chose, where a site has people of several weights.
std::size_t known_by_weight(std::size_t people_of_north, const std::function<double(std::size_t)>& weight_of) {
    Study study = study_by(1, {"site"});
    study.weights.column = "w";
    auto everyone = together({people("North", "", codes(people_of_north)), people("South", "", codes(30))});
    for (std::size_t i = 0; i < everyone.size(); ++i) everyone[i].weight = i < people_of_north ? weight_of(i) : 1;
    const auto census = census_of(study, everyone);
    const People all(census->families.front(), census->families.front().slices.front());
    const std::vector<std::uint8_t> shown(all.groups(), 1);
    return KnownChoices(all, cells_of(all), variable_named(all.family(), "q1"), 3).atoms(shown).size();
}

}  // namespace

TEST_CASE("weighted counts tell who gave an answer, unless too many ways lead to them") {
    const auto of_two = [](std::size_t i) { return i < 2 ? 1.5 : 1.0; };
    const auto of_each = [](std::size_t i) { return 1 + static_cast<double>(i) / 1000; };
    CHECK(known_by_weight(20, [](std::size_t) { return 1.0; }) == 0);
    CHECK(known_by_weight(20, of_two) == 1);  // the two
    CHECK(known_by_weight(20, of_each) == 20);
    CHECK(known_by_weight(200, of_each) == 0);
}
