#include "../scoring/small_study.hpp"
#include "../stats/near.hpp"

#include <recaudit/drivers/drivers.hpp>
#include <recaudit/responses/read.hpp>
#include <recaudit/stats/random.hpp>
#include <recaudit/study/load.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

using namespace recaudit;
using namespace recaudit::small;

namespace {

struct Table {
    Labels labels;
    std::vector<DriversRow> rows;
    [[nodiscard]] const DriversRow& of(std::string_view scale) const {
        return *std::ranges::find(rows, scale, [](const DriversRow& row) { return row.scale.view(); });
    }
};

std::shared_ptr<Table> drivers_of(const Study& study, const Responses& responses, Threads threads = Threads{1}) {
    auto out = std::make_shared<Table>();
    const Scores scores = score(study, responses, out->labels, Threads{1});
    WorkCounter counter;
    out->rows = drivers_table(study, responses, scores, out->labels, threads, counter);
    return out;
}

/// Six items: scales first (q1 q2), second (q3 q4), both (q1 q3) and a composite of first and second; q6 is on no scale.
Study study_with(const std::string& outcome) {
    Instrument instrument = form(6);
    instrument.scales = {scale("first", {0, 1}), scale("second", {2, 3}), scale("third", {4}), scale("both", {0, 2})};
    instrument.composites.push_back({"whole", {}, {0, 1}, 2});
    Study out = study_of({instrument});
    out.driver_outcome = outcome;
    return out;
}

/// Simulated people whose answers go together.
std::vector<Person> crowd(std::size_t n, const std::string& wave = "2026") {
    Random random = RandomKey(1, "drivers_test").stream(0);
    std::vector<Person> out;
    for (std::size_t i = 0; i < n; ++i) {
        Person& person = out.emplace_back();
        const double level = random.normal();
        for (int item = 0; item < 6; ++item)
            person.answers += std::to_string(std::clamp(static_cast<int>(std::lround(3 + level + random.normal())), 1, 5)) + " ";
        person.team = "Team " + std::to_string(random.below(4));
        person.wave = wave;
    }
    return out;
}

}  // namespace

TEST_CASE("weights of scales on a scale, with R's figures") {
    // L, T, H: row means of the items of leadership, task_significance and hostility in tests/reference/leadership-climate.
    // R <- cor(cbind(L, T)); e <- eigen(R); M <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors); M^2 %*% solve(M, cor(cbind(L, T),
    // H))^2
    Parsed<Study> study = load_study(RECAUDIT_TESTS "/reference/leadership-climate/study.yaml");
    study.value->driver_outcome = "hostility";
    const auto responses = read_responses(*study.value, {});
    const auto found = drivers_of(*study.value, *responses.value, Threads{2});
    REQUIRE(found->rows.size() == 2);
    CHECK(*found->of("leadership").weight == near(0.101286071370903744, 1e-12));
    CHECK(*found->of("task_significance").weight == near(0.074042578116639543, 1e-12));
    CHECK(*found->of("leadership").share == near(0.57769264559412403, 1e-12));
    CHECK(found->of("leadership").people == 2042);
    CHECK(found->of("leadership").outcome == "hostility");
    // Percentile intervals of 4,000 replicates in R (sample(n, replace = TRUE)): [0.0797, 0.1249] and [0.0545, 0.0960], the
    // replicates' standard deviations 0.0114 and 0.0106; 2,000 replicates give the ends to within a fifth of these.
    CHECK(std::abs(*found->of("leadership").ci_low - 0.0797) < 0.0023);
    CHECK(std::abs(*found->of("leadership").ci_high - 0.1249) < 0.0023);
    CHECK(std::abs(*found->of("task_significance").ci_low - 0.0545) < 0.0021);
    CHECK(std::abs(*found->of("task_significance").ci_high - 0.0960) < 0.0021);
    // An item as the outcome: M^2 %*% solve(M, cor(cbind(L, T), d$hostil01))^2; hostility holds it.
    study.value->driver_outcome = "hostil01";
    const auto item = drivers_of(*study.value, *responses.value);
    CHECK(*item->of("leadership").weight == near(0.079863828324745964, 1e-12));
    CHECK(*item->of("task_significance").weight == near(0.056794267440497932, 1e-12));
    CHECK(item->of("hostility").status == Status::holds_outcome);
    CHECK_FALSE(item->of("hostility").weight);
}

TEST_CASE("scales that share answers with the outcome are left out and named; composites are no drivers") {
    const auto people = crowd(80);
    const Study by_scale = study_with("first");
    const auto scale = drivers_of(by_scale, responses_of(by_scale, people));
    REQUIRE(scale->rows.size() == 3);
    CHECK(scale->of("both").status == Status::holds_outcome);
    CHECK(scale->of("second").status == Status::ok);
    CHECK(scale->of("third").status == Status::ok);
    const Study by_composite = study_with("whole");
    const auto composite = drivers_of(by_composite, responses_of(by_composite, people));
    REQUIRE(composite->rows.size() == 4);
    for (const std::string_view name : {"first", "second", "both"}) CHECK(composite->of(name).status == Status::holds_outcome);
    CHECK(*composite->of("third").share == near(1));
    const Study by_item = study_with("q6");
    CHECK(drivers_of(by_item, responses_of(by_item, people))->of("both").status == Status::ok);
}

TEST_CASE("the interval holds the weight, weights are positive, shares sum to 1, and threads change nothing") {
    const Study study = study_with("q6");
    const Responses responses = responses_of(study, crowd(120));
    const auto one = drivers_of(study, responses, Threads{1}), four = drivers_of(study, responses, Threads{4});
    double shares = 0;
    for (std::size_t i = 0; i < one->rows.size(); ++i) {
        const DriversRow& row = one->rows[i];
        CHECK(row.status == Status::ok);
        CHECK((0 <= *row.ci_low && *row.ci_low < *row.weight && *row.weight < *row.ci_high));
        CHECK(row.ci_low == four->rows[i].ci_low);
        CHECK(row.ci_high == four->rows[i].ci_high);
        shares += *row.share;
    }
    CHECK(shares == near(1));
}

TEST_CASE("the order of people changes nothing, and another seed moves the interval alone") {
    Study study = study_with("q6");
    auto people = crowd(120);
    const auto before = drivers_of(study, responses_of(study, people));
    std::ranges::reverse(people);
    const auto after = drivers_of(study, responses_of(study, people));
    CHECK(before->rows[0].weight == after->rows[0].weight);
    CHECK(before->rows[0].ci_low == after->rows[0].ci_low);
    study.seed = 2;
    const auto other = drivers_of(study, responses_of(study, people));
    CHECK(before->rows[0].weight == other->rows[0].weight);
    CHECK(before->rows[0].ci_low != other->rows[0].ci_low);
}

TEST_CASE("a wave keeps its interval when another comes") {
    const Study study = study_with("q6");
    auto people = crowd(60);
    const auto one = drivers_of(study, responses_of(study, people));
    for (Person person : crowd(60, "2027")) people.push_back(person);
    const auto both = drivers_of(study, responses_of(study, people));
    REQUIRE(both->rows.size() == 2 * one->rows.size());
    CHECK(both->rows[0].ci_low == one->rows[0].ci_low);
}

TEST_CASE("below 50 people with every score there are no weights") {
    const Study study = study_with("q6");
    auto people = crowd(50);
    CHECK(drivers_of(study, responses_of(study, people))->of("first").status == Status::ok);
    people[0].answers = "1 2 3 4 5 dk";
    const auto few = drivers_of(study, responses_of(study, people));
    CHECK(few->of("first").status == Status::too_few);
    CHECK(few->of("first").people == 49);
    CHECK_FALSE(few->of("first").weight);
    for (Person& person : people) person.answers = ". . . . . 3";
    CHECK(drivers_of(study, responses_of(study, people))->of("first").status == Status::no_answers);
}

TEST_CASE("a scale that determines another, and a constant outcome or scale, say so") {
    Study study = study_with("q6");
    study.instruments[0].scales = {scale("first", {0, 1}), scale("again", {0, 1})};
    study.instruments[0].composites.clear();
    auto people = crowd(60);
    CHECK(drivers_of(study, responses_of(study, people))->of("first").status == Status::not_identified);
    const Study plain = study_with("q6");
    for (Person& person : people) person.answers[8] = '3';  // the third scale is q5 alone
    const auto one = drivers_of(plain, responses_of(plain, people));
    CHECK(one->of("third").status == Status::no_variance);
    CHECK(one->of("first").status == Status::ok);
    for (Person& person : people) person.answers[10] = '3';
    CHECK(drivers_of(plain, responses_of(plain, people))->of("first").status == Status::no_variance);
}

TEST_CASE("with teams as the unit whole teams are drawn: the weights stay, the intervals are others") {
    Study study = study_with("q6");
    const auto people = crowd(120);
    const auto alone = drivers_of(study, responses_of(study, people));
    study.resampling.on = true;
    study.resampling.unit = ResamplingUnit::team;
    const auto together = drivers_of(study, responses_of(study, people));
    CHECK(*alone->rows[0].weight == near(*together->rows[0].weight));
    CHECK(alone->rows[0].ci_low != together->rows[0].ci_low);
}

TEST_CASE("without an outcome, and in forms without it, there are no rows") {
    const Study none = study_with(""), other = study_with("elsewhere");
    CHECK(drivers_of(none, responses_of(none, crowd(60)))->rows.empty());
    CHECK(drivers_of(other, responses_of(other, crowd(60)))->rows.empty());
}
