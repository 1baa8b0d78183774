#include "../scoring/fixture_people.hpp"
#include "../scoring/small_study.hpp"
#include "../stats/near.hpp"

#include <recaudit/comparison/compare.hpp>
#include <recaudit/comparison/permutation_tests.hpp>
#include <recaudit/stats/random.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Tables {
    Labels labels;
    std::vector<PairwiseRow> pairs;
    std::vector<PermutationTestsRow> tests;
    WorkCounter counter;
    [[nodiscard]] const PermutationTestsRow& of(std::string_view a, std::string_view b) const {
        return *std::ranges::find_if(tests, [&](const PermutationTestsRow& row) { return row.group_a == a && row.group_b == b; });
    }
};

std::shared_ptr<Tables> tables_of(const Study& study, const std::vector<Person>& people, Threads threads = Threads{1}) {
    auto out = std::make_shared<Tables>();
    const Responses responses = responses_of(study, people);
    const Scores scores = score(study, responses, out->labels, Threads{1});
    const std::vector<Comparison> comparisons = comparisons_of(study, scores);
    out->counter.expect(permutation_steps(study, comparisons));
    out->tests = permutation_tests_table(study, comparisons, out->labels, threads, out->counter);
    out->pairs = pairwise_table(study, comparisons, out->labels, Threads{1});
    return out;
}

Study fixture_study(ResamplingUnit unit = ResamplingUnit::respondent) {
    Study out = study_of({form(6, 4)});
    out.resampling.on = true;
    out.resampling.unit = unit;
    return out;
}

/// The people of the fixture; teams A to C in the north, D and E in the south.
std::vector<Person> fixture_people() { return people_of_fixture('D'); }

}  // namespace

TEST_CASE("every pair of pairwise is tested, with the same difference and families of p-values") {
    const auto found = tables_of(fixture_study(), fixture_people(), Threads{2});
    REQUIRE(found->tests.size() == found->pairs.size());
    for (std::size_t i = 0; i < found->tests.size(); ++i) {
        const PermutationTestsRow& test = found->tests[i];
        const PairwiseRow& pair = found->pairs[i];
        CHECK(test.group_a == pair.group_a);
        CHECK(test.group_b == pair.group_b);
        CHECK(test.n_a == pair.n_a);
        CHECK(test.people == pair.people);
        CHECK(*test.difference == near(*pair.difference, 1e-9));
        CHECK(*test.p_adjusted >= *test.p_value);
        CHECK(std::abs(*test.p_value - *pair.p_value) < 0.15);  // both test nearly the same where groups are alike in spread
    }
    CHECK(found->counter.share() == 1);
}

TEST_CASE("small teams are counted in full, as R counts them") {
    // b, d: scores of teams B and D; mean over combn(15, 9): 0.86193806193806188
    const auto found = tables_of(fixture_study(), fixture_people());
    const PermutationTestsRow& test = found->of("North / B", "South / D");
    CHECK(test.method == "exact");
    CHECK(test.arrangements == Count(5005));
    CHECK(*test.p_value == near(0.86193806193806188));
}

TEST_CASE("sites are dealt whole teams where the study says so, teams their people") {
    // t <- apply(combn(5, 3), 2, function(i) sum(S[i]) / sum(K[i]) - sum(S[-i]) / sum(K[-i])); mean(abs(t) >= abs(t[1])) = 8 / 10
    const auto found = tables_of(fixture_study(ResamplingUnit::team), fixture_people());
    const PermutationTestsRow& sites = found->of("North", "South");
    CHECK(sites.unit == "team");
    CHECK(sites.arrangements == Count(10));
    CHECK(*sites.difference == near(0.1932385874246334));
    CHECK(*sites.p_value == near(0.8));
    CHECK(found->of("North / A", "North / B").unit == "respondent");
}

TEST_CASE("above twelve groups each is tested against everyone else") {
    Random random = RandomKey(1, "permutation_tests_test").stream(0);
    std::vector<Person> people;
    for (int i = 0; i < 13 * 4; ++i) {
        Person& person = people.emplace_back();
        for (int item = 0; item < 6; ++item) person.answers += std::to_string(1 + random.below(5)) + " ";
        person.team = "Team " + std::to_string(10 + i % 13);
    }
    const auto found = tables_of(fixture_study(), people);
    REQUIRE(found->tests.size() == 13);
    REQUIRE(found->pairs.size() == 13);
    for (std::size_t i = 0; i < 13; ++i) {
        CHECK(found->tests[i].group_b == "rest");
        CHECK(found->tests[i].n_b == Count(48));
        CHECK(*found->tests[i].difference == near(*found->pairs[i].difference, 1e-9));
    }
}

TEST_CASE("without the key there is nothing") {
    Study study = fixture_study();
    study.resampling.on = false;
    CHECK(tables_of(study, fixture_people())->tests.empty());
}
