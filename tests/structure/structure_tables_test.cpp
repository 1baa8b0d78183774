#include "../scoring/small_study.hpp"
#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <recaudit/structure/structure_tables.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    StructureTables tables;
};

std::shared_ptr<Tables> structure_of(Study study, const std::vector<small::Person>& people, std::vector<std::string> across,
                                     std::size_t threads = 1) {
    auto out = std::make_shared<Tables>();
    study.structure = std::move(across);
    const Responses responses = responses_of(study, people);
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->tables = structure_tables(study, responses, scores, out->labels, Threads{threads});
    return out;
}

/// The fixture as people of this study; `place` gets each one's role.
template <class Place>
std::vector<small::Person> fixture_people(Place place) {
    std::vector<small::Person> out;
    for (const fixture::Person& person : fixture::people) {
        small::Person& one = out.emplace_back();
        for (const int answer : person.answers) one.answers += (answer == 0 ? "." : std::to_string(answer)) + " ";
        place(one, person.role == fixture::Role::staff ? "staff" : "service_user");
    }
    return out;
}

std::vector<small::Person> with_role() {
    return fixture_people([](small::Person& person, const std::string& role) { person.attributes["role"] = role; });
}

std::vector<std::string> models_of(const StructureTables& tables) {
    std::vector<std::string> out;
    for (const StructureRow& row : tables.structure)
        out.push_back(row.model.str() + " " + row.across.str() + ": " + std::string(name_of(row.status)));
    return out;
}

}  // namespace

TEST_CASE("without structure: there are no rows") { CHECK(structure_of(study_of({form(6)}), with_role(), {})->tables.structure.empty()); }

TEST_CASE("one group and invariance across an attribute are lavaan's, from complete rows") {
    const auto found = structure_of(study_of({form(6)}), with_role(), {"role"});
    const auto& rows = found->tables.structure;
    REQUIRE(models_of(found->tables) == std::vector<std::string>{"one_group : ok", "configural role: ok", "metric role: ok", "scalar role: ok"});
    CHECK(rows[0].scope.by == "all");
    CHECK(rows[0].n == Count(57));
    CHECK(rows[0].people == 57);
    CHECK(*rows[0].chi_square == near(6.57952260409093, 1e-8));
    CHECK(*rows[0].p_value == near(0.680804586919139, 1e-8));
    CHECK(*rows[0].cfi == 1);
    CHECK(*rows[0].tli == near(1.05238833911591, 1e-8));
    CHECK(*rows[0].rmsea_ci_high == near(0.117617964760098, 1e-5));
    CHECK(!rows[0].delta_cfi);
    CHECK(*rows[1].chi_square == near(19.9346298171137, 1e-8));
    CHECK(*rows[1].cfi == near(0.979973645504858, 1e-8));
    CHECK(*rows[1].rmsea == near(0.061410163820776, 1e-8));
    CHECK(*rows[1].srmr == near(0.0588898207340117, 1e-6));
    CHECK(!rows[1].delta_cfi);
    CHECK(rows[1].people == 19);
    CHECK(rows[1].groups == 2);
    CHECK(rows[2].df == Count(23));
    CHECK(*rows[2].delta_cfi == near(0.962511571642692 - 0.979973645504858, 1e-7));
    CHECK(*rows[3].delta_cfi == near(0.938122534837919 - 0.962511571642692, 1e-7));
    CHECK(*rows[3].rmsea_ci_high == near(0.176575914485202, 1e-5));
    REQUIRE(found->tables.loadings.size() == 6);
    CHECK(found->tables.loadings[1].item == "q2");
    CHECK(*found->tables.loadings[1].loading == near(0.715127765846958, 1e-6));
    CHECK(*found->tables.loadings[1].se == near(0.15852551535445, 1e-6));
    CHECK(*found->tables.loadings[1].standardised == near(0.600485209120988, 1e-6));
    CHECK(found->tables.factor_correlations.empty());
}

TEST_CASE("groups may be sites, perspectives or waves: the figures are the same") {
    const auto expected = structure_of(study_of({form(6)}), with_role(), {"role"})->tables.structure[3];
    const auto same = [&](const StructureRow& row) {
        CHECK(row.model == "scalar");
        CHECK(*row.chi_square == near(*expected.chi_square, 1e-9));
        CHECK(*row.delta_cfi == near(*expected.delta_cfi, 1e-7));
    };
    const auto sites = structure_of(study_of({form(6)}), fixture_people([](auto& person, const auto& role) { person.site = role; }), {"site"});
    same(sites->tables.structure.at(3));
    const auto teams = structure_of(study_of({form(6)}), fixture_people([](auto& person, const auto& role) { person.team = role; }), {"team"});
    same(teams->tables.structure.at(3));
    const auto perspectives =
        structure_of(study_of({form(6)}), fixture_people([](auto& person, const auto& role) { person.perspective = role; }), {"perspective"});
    same(perspectives->tables.structure.at(4));
    CHECK(perspectives->tables.structure.at(4).scope.perspective.empty());
    const auto waves =
        structure_of(study_of({form(6)}), fixture_people([](auto& person, const auto& role) { person.wave = role; }), {"wave"});
    same(waves->tables.structure.at(4));
    CHECK(waves->tables.structure.at(4).scope.wave.empty());
}

TEST_CASE("the order of people and the number of threads change nothing") {
    std::vector<small::Person> people = with_role();
    const auto one = structure_of(study_of({form(6)}), people, {"role"});
    std::ranges::reverse(people);
    const auto other = structure_of(study_of({form(6)}), people, {"role"}, 3);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(one->tables.structure[i].chi_square == other->tables.structure[i].chi_square);
        CHECK(one->tables.structure[i].srmr == other->tables.structure[i].srmr);
    }
}

TEST_CASE("perspectives whose forms share part of their items are compared on these") {
    Instrument own = form(6), other = form(6);
    other.id = "other-form";
    other.items[1].id = "else";
    const auto found = structure_of(study_of({own, other}), fixture_people([](auto& person, const auto& role) {
                                        person.perspective = role;
                                        person.form = role == "staff" ? 0 : 1;
                                    }),
                                    {"perspective"});
    REQUIRE(found->tables.structure.size() == 5);
    CHECK(found->tables.structure[2].df == Count(2 * 5));  // five items: 15 figures and 10 parameters in each group
    CHECK(found->tables.structure[2].n == Count(58));
    CHECK(*found->tables.structure[2].chi_square == near(6.2966553346, 1e-7));  // lavaan::cfa("f =~ q1 + q3 + q4 + q5 + q6", group = "role")
    for (Item& item : other.items) item.id += "x";
    const auto nothing = structure_of(study_of({own, other}), fixture_people([](auto& person, const auto& role) {
                                          person.perspective = role;
                                          person.form = role == "staff" ? 0 : 1;
                                      }),
                                      {"perspective"});
    CHECK(nothing->tables.structure[2].status == Status::forms_differ);
    CHECK(nothing->tables.structure[2].people == 0);
}

TEST_CASE("groups too small are left out, and said to be where too few remain") {
    std::vector<small::Person> people = fixture_people([](auto& person, const auto& role) { person.site = role; });
    for (std::size_t i = 0; i < 3; ++i) {
        people.push_back(people[i]);
        people.back().site = "tiny";
    }
    const auto with_tiny = structure_of(study_of({form(6)}), people, {"site"});
    CHECK(*with_tiny->tables.structure[1].chi_square == near(19.9346298171137, 1e-8));
    CHECK(with_tiny->tables.structure[1].groups_left_out == 1);
    CHECK(with_tiny->tables.structure[1].people == 2);  // two of the three answered everything: n less n of one_group tells that
    std::vector<small::Person> two_sites = people;
    std::erase_if(two_sites, [](const small::Person& person) { return person.site == "staff"; });
    const auto alone = structure_of(study_of({form(6)}), two_sites, {"site"});
    REQUIRE(alone->tables.structure.size() == 4);
    CHECK(alone->tables.structure[1].status == Status::too_few);
    CHECK(!alone->tables.structure[1].chi_square);
    for (small::Person& person : people)
        if (person.site == "tiny") person.site.clear();
    CHECK(structure_of(study_of({form(6)}), people, {"site"})->tables.structure[1].people == 2);  // as those of no site
    for (small::Person& person : two_sites)
        if (person.site == "tiny") person.site.clear();
    CHECK(structure_of(study_of({form(6)}), two_sites, {"site"})->tables.structure.size() == 1);  // one site has none beside it
}

TEST_CASE("what has no model says why") {
    const auto people = with_role();
    Instrument one = form(6);
    one.scales = {scale("single", {0})};
    const auto single = structure_of(study_of({one}), people, {"role"});
    CHECK(models_of(single->tables).front() == "one_group : too_few_items");
    REQUIRE(single->tables.loadings.size() == 1);
    CHECK(single->tables.loadings[0].status == Status::too_few_items);
    Instrument two = form(6);
    two.scales = {scale("pair", {0, 1})};
    CHECK(models_of(structure_of(study_of({two}), people, {"role"})->tables).front() == "one_group : not_identified");
    Instrument three = form(6);
    three.scales = {scale("three", {0, 3, 5})};
    const auto saturated = structure_of(study_of({three}), people, {"role"});
    CHECK(models_of(saturated->tables).front() == "one_group : saturated");
    CHECK(*saturated->tables.structure[0].chi_square == 0);
    CHECK(!saturated->tables.structure[0].rmsea);
    CHECK(saturated->tables.loadings[0].loading);
    const auto nobody = structure_of(study_of({form(2)}), {small::Person{". 1", "", "", "", "staff", {}, 0, 0, 0}}, {"role"});
    CHECK(nobody->tables.structure[0].status == Status::no_answers);
    std::vector<small::Person> constant = people;
    for (small::Person& person : constant) person.answers.front() = '3';
    CHECK(structure_of(study_of({form(6)}), constant, {"role"})->tables.structure[0].status == Status::no_variance);
    Instrument heywood = form(6);
    heywood.scales = {scale("a", {0, 1, 2}), scale("b", {3, 4, 5})};
    const auto improper = structure_of(study_of({heywood}), people, {"role"});
    CHECK(improper->tables.structure[0].status == Status::improper);
    REQUIRE(improper->tables.factor_correlations.size() == 1);
    CHECK(improper->tables.factor_correlations[0].status == Status::improper);
    CHECK(!improper->tables.factor_correlations[0].correlation);
}
