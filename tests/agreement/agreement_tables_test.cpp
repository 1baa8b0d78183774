#include "../scoring/small_study.hpp"

#include <recaudit/agreement/agreement_tables.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    AgreementTables tables;
};

std::shared_ptr<Tables> tables_of(const Study& study, const std::vector<Person>& people, unsigned threads = 1) {
    auto out = std::make_shared<Tables>();
    const Responses responses = responses_of(study, people);
    const Scores scores = score(study, responses, out->labels, Threads{threads});
    out->tables = agreement_tables(study, responses, scores, Threads{threads});
    return out;
}

Person in(const std::string& team, const std::string& answers) {
    Person out;
    out.answers = answers;
    out.site = "North";
    out.team = team;
    return out;
}

const AgreementRow& over_teams(const Tables& found) {
    return *std::ranges::find_if(found.tables.agreement, [](const AgreementRow& row) { return row.scope.by == "team"; });
}

const GroupAgreementRow& of_team(const Tables& found, std::string_view team) {
    return *std::ranges::find_if(found.tables.group_agreement, [&](const GroupAgreementRow& row) { return row.scope.group == team; });
}

/// Two items; in A one left the second out.
std::vector<Person> two_teams() {
    return {in("A", "3 2"), in("A", "4 2"), in("A", "5 5"), in("A", "1 ."), in("B", "4 4"), in("B", "4 4"), in("", "1 1")};
}

}  // namespace

TEST_CASE("agreement within groups counts those alone who answered every item") {
    const auto found = tables_of(study_of({form(2)}), two_teams());
    // A: variances 1 and 3, S = 2, E = 2, so nothing is left; deviations 2/3 and 4/3.
    const GroupAgreementRow& a = of_team(*found, "A");
    CHECK(a.n == Count(3));
    CHECK(a.people == 3);
    CHECK(*a.rwg_j == doctest::Approx(0));
    CHECK(*a.rwg_star == doctest::Approx(0));
    CHECK(*a.ad_mean == doctest::Approx(1));
    const GroupAgreementRow& b = of_team(*found, "B");
    CHECK(*b.rwg_j == 1);
    CHECK(*b.ad_mean == 0);
    CHECK(b.scope.site == "North");
    // the site has all six of them those of the blank team too
    CHECK(found->tables.group_agreement.front().scope.by == "site");
    CHECK(found->tables.group_agreement.front().n == Count(6));
}

TEST_CASE("what depends on the group takes all who have a score and a team") {
    // scores A: 2.5, 3, 5, 1; B: 4, 4. Means 23/8 and 4, msb 4/3 x (9/8)^2 = 27/16; ssw 131/16, msw 131/64; n0 8/3.
    const AgreementRow row = over_teams(*tables_of(study_of({form(2)}), two_teams()));
    CHECK(row.groups == Count(2));
    CHECK(row.n == Count(6));
    CHECK(row.people == 6);
    CHECK(row.scope.site.empty());
    CHECK(*row.icc1 == doctest::Approx((108.0 - 131) / (108 + 5.0 / 3 * 131)));
    CHECK(*row.icc2 == doctest::Approx((108.0 - 131) / 108));
    CHECK(*row.f == doctest::Approx(108.0 / 131));
    CHECK(*row.df2 == 4);
    CHECK(*row.median_rwg_j == doctest::Approx(0.5));  // of 0 and 1
    CHECK(*row.share_rwg_070 == doctest::Approx(0.5));
    CHECK(row.status == Status::ok);
}

TEST_CASE("the order of people and the number of threads change nothing") {
    auto people = two_teams();
    const auto one = tables_of(study_of({form(2)}), people);
    std::ranges::reverse(people);
    const auto other = tables_of(study_of({form(2)}), people, 3);
    CHECK(over_teams(*one).icc1 == over_teams(*other).icc1);
    CHECK(of_team(*one, "A").ad_mean == of_team(*other, "A").ad_mean);
}

TEST_CASE("other codes for the same options change nothing but the unit of the deviation") {
    Instrument quarters = form(2);
    for (Choice& choice : quarters.option_sets[0].choices) choice.value = 25 * (choice.value - 1);
    quarters.option_sets[0].minimum = 0;
    quarters.option_sets[0].maximum = 100;
    const std::vector<Person> people{in("A", "3 2"), in("A", "4 2"), in("A", "4 3"), in("B", "4 4"), in("B", "5 4")};
    const auto plain = tables_of(study_of({form(2)}), people), wide = tables_of(study_of({quarters}), people);
    CHECK(*of_team(*plain, "A").rwg_j == doctest::Approx(*of_team(*wide, "A").rwg_j));
    CHECK(25 * *of_team(*plain, "A").ad_mean == doctest::Approx(*of_team(*wide, "A").ad_mean));
    CHECK(*over_teams(*plain).icc1 == doctest::Approx(*over_teams(*wide).icc1));
}

TEST_CASE("a reversed item agrees as much as the same item asked the other way round") {
    Instrument turned = form(2);
    turned.items[1].reverse = true;
    const auto plain = tables_of(study_of({form(2)}), {in("A", "3 2"), in("A", "4 5"), in("B", "1 1"), in("B", "2 1")});
    const auto reversed = tables_of(study_of({turned}), {in("A", "3 4"), in("A", "4 1"), in("B", "1 5"), in("B", "2 5")});
    CHECK(of_team(*plain, "A").rwg_star == of_team(*reversed, "A").rwg_star);
    CHECK(over_teams(*plain).icc2 == over_teams(*reversed).icc2);
}

TEST_CASE("one team, groups of one, groups without answers: a status and no number") {
    const auto one_team = tables_of(study_of({form(2)}), {in("A", "3 2"), in("A", "4 4")});
    CHECK(over_teams(*one_team).status == Status::not_identified);
    CHECK(over_teams(*one_team).groups == Count(1));
    CHECK_FALSE(over_teams(*one_team).icc1);
    CHECK(over_teams(*one_team).median_rwg_j);
    const auto alone = tables_of(study_of({form(2)}), {in("A", "3 2"), in("B", "4 4")});
    CHECK(over_teams(*alone).status == Status::too_few);
    CHECK(of_team(*alone, "A").status == Status::too_few);
    CHECK_FALSE(over_teams(*alone).median_rwg_j);
    const auto silent = tables_of(study_of({form(2)}), {in("A", "dk dk"), in("B", "dk na")});
    CHECK(over_teams(*silent).status == Status::no_answers);
    CHECK(of_team(*silent, "A").status == Status::no_answers);
    CHECK(of_team(*silent, "A").n == Count(0));
}

TEST_CASE("a group with scores and no complete row is as small as the people scored") {
    const auto found = tables_of(study_of({form(2)}), {in("A", "3 ."), in("A", "4 ."), in("B", "1 1"), in("B", "2 1")});
    CHECK(of_team(*found, "A").n == Count(0));
    CHECK(of_team(*found, "A").people == 2);
}

TEST_CASE("constant answers: full agreement, and nothing varies within groups") {
    const auto found = tables_of(study_of({form(2)}), {in("A", "4 4"), in("A", "4 4"), in("B", "2 2"), in("B", "2 2")});
    CHECK(over_teams(*found).status == Status::no_variance);
    CHECK(*over_teams(*found).icc1 == 1);
    CHECK_FALSE(over_teams(*found).f);
    CHECK(*over_teams(*found).median_rwg_j == 1);
    const auto alike = tables_of(study_of({form(2)}), {in("A", "4 4"), in("A", "4 4"), in("B", "4 4"), in("B", "4 4")});
    CHECK(over_teams(*alike).status == Status::no_variance);
    CHECK_FALSE(over_teams(*alike).icc1);
}

TEST_CASE("composites depend on groups too, and have no agreement of items") {
    Instrument both = form(2);
    both.composites = {{"whole", {}, {0}, 1}};
    const auto found = tables_of(study_of({both}), two_teams());
    const auto whole = std::ranges::find_if(found->tables.agreement, [](const AgreementRow& row) { return row.scale == "whole" && row.scope.by == "team"; });
    REQUIRE(whole != found->tables.agreement.end());
    CHECK(whole->icc1);
    CHECK_FALSE(whole->median_rwg_j);
    for (const GroupAgreementRow& row : found->tables.group_agreement) CHECK(row.scale == "culture");
}

TEST_CASE("forms that ask other items of a scale share no row") {
    Instrument other = form(2);
    other.id = "other-form";
    other.items[1].id = "another";
    std::vector<Person> people = two_teams();
    people.push_back(in("A", "4 4"));
    people.back().form = 1;
    const auto found = tables_of(study_of({form(2), other}), people);
    CHECK(of_team(*found, "A").status == Status::forms_differ);
    CHECK_FALSE(of_team(*found, "A").rwg_j);
}

TEST_CASE("without sites or teams there are no rows") {
    const auto found = tables_of(study_of({form(2)}), {Person{"3 2", "", "", "", "staff", {{"role", "a"}}, 0, 0, 0}});
    CHECK(found->tables.agreement.empty());
    CHECK(found->tables.group_agreement.empty());
}
