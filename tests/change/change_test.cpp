#include "../scoring/small_study.hpp"

#include <recaudit/change/change.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Table {
    Labels labels;
    std::vector<ChangeRow> rows;
};

std::shared_ptr<Table> change_of(const Study& study, const std::vector<Person>& people) {
    auto out = std::make_shared<Table>();
    const Responses responses = responses_of(study, people);
    const Scores scores = score(study, responses, out->labels, Threads{1});
    out->rows = change_table(study, responses, scores, out->labels, Threads{1});
    return out;
}

/// In each wave the answers of persons 1, 2, ...; "" for who was away.
std::vector<Person> waves(const std::vector<std::pair<std::string, std::vector<std::string>>>& all) {
    std::vector<Person> out;
    for (const auto& [wave, answers] : all)
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (answers[i].empty()) continue;
            Person& person = out.emplace_back();
            person.answers = answers[i];
            person.wave = wave;
            person.person = static_cast<std::uint32_t>(i + 1);
        }
    return out;
}

Study linked_study() {
    Study study = study_of({form(1)});
    study.respondents = Respondents::linked;
    return study;
}

}  // namespace

TEST_CASE("each wave is compared with the next, and the first with the last") {
    const auto found = change_of(study_of({form(1)}), waves({{"2023", {"1", "2"}}, {"2024", {"2", "4"}}, {"2025", {"4", "5"}}}));
    std::vector<std::string> pairs;
    for (const ChangeRow& row : found->rows) pairs.push_back(row.wave_from.str() + "-" + row.wave_to.str());
    CHECK(pairs == std::vector<std::string>{"2023-2024", "2024-2025", "2023-2025"});
    CHECK(found->rows[2].difference == Number(3));
    CHECK(found->rows[2].design == "independent");
    CHECK(found->rows[2].scope.wave.empty());
}

TEST_CASE("linked change is the paired test of those in both, by hand") {
    // differences 1, 2, 0 of the three in both: mean 1, sd 1, t = sqrt(3), df = 2
    const auto found = change_of(linked_study(), waves({{"1", {"1", "2", "3", "5", ""}}, {"2", {"2", "4", "3", "", "1"}}}));
    REQUIRE(found->rows.size() == 1);
    const ChangeRow& row = found->rows.front();
    CHECK(row.design == "linked");
    CHECK(row.n_from == Count(3));
    CHECK(row.n_to == Count(3));
    CHECK(row.mean_from == Number(2));
    CHECK(row.mean_to == Number(3));
    CHECK(row.difference == Number(1));
    CHECK(*row.t == doctest::Approx(std::sqrt(3.0)));
    CHECK(row.df == Number(2));
    CHECK(*row.p_value == doctest::Approx(0.225403330758517));  // 2 * pt(-sqrt(3), 2)
    CHECK(row.people == 3);
}

TEST_CASE("who has a score in one wave only is not linked") {
    const auto found = change_of(linked_study(), waves({{"1", {"1", "2", "."}}, {"2", {"2", "4", "5"}}}));
    CHECK(found->rows.front().n_from == Count(2));
}

TEST_CASE("who changed group counts in all, not in either group") {
    auto people = waves({{"1", {"1", "2", "3"}}, {"2", {"2", "4", "3"}}});
    for (Person& person : people) person.site = "North";
    people[2].site = "South";  // the third person, in the first wave
    const auto found = change_of(linked_study(), people);
    REQUIRE(found->rows.size() == 2);
    CHECK(found->rows[0].n_from == Count(3));
    CHECK(found->rows[1].scope.site == "North");
    CHECK(found->rows[1].n_from == Count(2));
}

TEST_CASE("a group that is there in one wave only has no row") {
    auto people = waves({{"1", {"1", "2"}}, {"2", {"2", "4"}}});
    for (Person& person : people) person.site = person.wave == "1" ? "North" : "South";
    const auto found = change_of(study_of({form(1)}), people);
    CHECK(found->rows.size() == 1);
}

TEST_CASE("too few people: means and difference, but nothing tested") {
    Study study = study_of({form(1)});
    study.minimum_to_test = 3;
    const auto found = change_of(study, waves({{"1", {"1", "2"}}, {"2", {"2", "4", "5"}}}));
    const ChangeRow& row = found->rows.front();
    CHECK(row.status == Status::too_few);
    CHECK(row.verdict == "not_tested");
    CHECK(row.mean_from == Number(1.5));
    CHECK_FALSE(row.p_value.has_value());
    CHECK_FALSE(row.ci_low.has_value());
    CHECK_FALSE(row.smallest_detectable.has_value());
    CHECK(row.people == 2);
}

TEST_CASE("a wave without a single score is not the smallest group described") {
    const auto found = change_of(study_of({form(2, 2)}), waves({{"1", {"1 ."}}, {"2", {"2 2", "4 4", "5 5"}}}));
    CHECK(found->rows.front().n_from == Count(0));
    CHECK(found->rows.front().people == 3);
    CHECK(found->rows.front().status == Status::too_few);
}

TEST_CASE("the verdict follows the adjusted p-value and the sign") {
    const std::vector<std::string> low{"1", "1", "2", "1", "2", "1"}, high{"4", "5", "5", "4", "5", "5"};
    const Study study = study_of({form(1)});
    CHECK(change_of(study, waves({{"1", low}, {"2", high}}))->rows.front().verdict == "higher");
    CHECK(change_of(study, waves({{"1", high}, {"2", low}}))->rows.front().verdict == "lower");
    CHECK(change_of(study, waves({{"1", low}, {"2", low}}))->rows.front().verdict == "no_clear_change");
    CHECK(change_of(study, waves({{"1", {"3", "3"}}, {"2", {"4", "4"}}}))->rows.front().verdict == "not_tested");  // no variance
}

TEST_CASE("forms that follow each other in one family are compared across waves") {
    Instrument second = form(1);
    second.id = "second";
    auto people = waves({{"1", {"1", "2", "4"}}, {"2", {"2", "4", "5"}}});
    for (Person& person : people) person.form = person.wave == "2" ? 1 : 0;
    const auto independent = change_of(study_of({form(1), second}), people);
    REQUIRE(independent->rows.size() == 1);
    CHECK(*independent->rows.front().difference == doctest::Approx(4.0 / 3));
    Study study = study_of({form(1), second});
    study.respondents = Respondents::linked;
    CHECK(change_of(study, people)->rows.front().n_from == Count(3));
}
