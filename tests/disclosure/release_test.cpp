#include <recaudit/disclosure/release.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <utility>

using namespace recaudit;

namespace {

/// Results with one row in each of a few tables, all about `people` people of one perspective.
struct Sample {
    std::shared_ptr<Labels> labels = std::make_shared<Labels>();
    Results results;

    explicit Sample(std::int64_t people, std::string_view perspective = "staff") {
        results.labels = labels;
        Scope scope;
        scope.perspective = labels->intern(perspective);
        scope.by = labels->intern("team");
        scope.group = labels->intern("A wing");
        results.responses.push_back({scope, people, people, 20, static_cast<double>(people) / 20, people});
        ScoresRow score;
        score.scope = scope;
        score.n = people;
        score.mean = score.sd = score.se = score.ci_low = score.ci_high = score.median = score.q1 = score.q3 = 3.5;
        score.percent_favourable = score.percent_of_maximum = 50;
        score.people = people;
        results.scores.push_back(score);
        ChangeRow change;
        change.scope = scope;
        change.n_from = 30;
        change.difference = 0.5;
        change.verdict = labels->intern("higher");
        change.people = people;
        results.change.push_back(change);
    }
};

DisclosureRule minimum_of(std::size_t minimum) {
    DisclosureRule rule;
    rule.minimum = minimum;
    return rule;
}

}  // namespace

TEST_CASE("a row about fewer people than the minimum loses every figure and says so") {
    const auto released = release(Sample(9).results, minimum_of(10));
    const ScoresRow& row = released->scores[0];
    CHECK(row.status == Status::withheld);
    CHECK_FALSE(row.n.has_value());
    for (const Number number :
         {row.mean, row.sd, row.se, row.ci_low, row.ci_high, row.median, row.q1, row.q3, row.percent_favourable, row.percent_of_maximum})
        CHECK_FALSE(number.has_value());
    CHECK(row.scope.group == "A wing");
    CHECK(released->change[0].verdict.empty());
    CHECK_FALSE(released->change[0].n_from.has_value());
}

TEST_CASE("the headcount goes with the response to it: of those who answered in a larger group it may be all") {
    const auto released = release(Sample(9).results, minimum_of(10));
    const ResponsesRow& row = released->responses[0];
    CHECK_FALSE(row.headcount.has_value());
    CHECK_FALSE(row.responded.has_value());
    CHECK_FALSE(row.scored.has_value());
    CHECK_FALSE(row.response_rate.has_value());
    CHECK(release(Sample(12).results, minimum_of(10))->responses[0].headcount == Count(20));
}

TEST_CASE("a group of exactly the minimum is shown, and so is an empty one") {
    CHECK(release(Sample(10).results, minimum_of(10))->scores[0].mean == Number(3.5));
    CHECK(release(Sample(0).results, minimum_of(10))->scores[0].status == Status::ok);
}

TEST_CASE("a perspective may have its own minimum, and documents have 1 unless the study says otherwise") {
    DisclosureRule rule = minimum_of(10);
    rule.by_perspective["staff"] = 5;
    CHECK(release(Sample(5).results, rule)->scores[0].mean.has_value());
    CHECK_FALSE(release(Sample(5, "service_user").results, rule)->scores[0].mean.has_value());
    CHECK(release(Sample(2, "document").results, rule)->scores[0].mean.has_value());
}

TEST_CASE("a gap is withheld where either side is small, each by its own minimum") {
    const auto shown = [](std::int64_t staff, std::int64_t documents) {
        Sample sample(50);
        GapsRow gap;
        gap.perspective_a = sample.labels->intern("staff");
        gap.perspective_b = sample.labels->intern("document");
        gap.difference = 4;
        gap.people_a = staff;
        gap.people_b = documents;
        sample.results.gaps.push_back(gap);
        return release(std::move(sample.results), minimum_of(10))->gaps[0].difference.has_value();
    };
    CHECK(shown(10, 3));
    CHECK_FALSE(shown(9, 30));
}

TEST_CASE("what was withheld is counted by table, without values") {
    const auto released = release(Sample(3).results, minimum_of(10));
    REQUIRE(released.suppressions().size() == 3);
    CHECK(released.suppressions()[1].table == "scores");
    CHECK(released.suppressions()[1].rows == 1);
}

TEST_CASE("switched off, everything passes and is marked as not for publication") {
    DisclosureRule rule;
    rule.on = false;
    const auto released = release(Sample(1).results, rule);
    CHECK(released->scores[0].mean.has_value());
    CHECK_FALSE(released.for_publication());
    CHECK(release(Sample(1).results, minimum_of(10)).for_publication());
}

TEST_CASE("of a rough interval that would be withheld there is no row, for the row itself would tell") {
    const auto rows_of = [](std::int64_t people) {
        Sample sample(people);
        IntervalCautionsRow row;
        row.scope = sample.results.scores[0].scope;
        row.flag = sample.labels->intern("piled");
        row.people = people;
        sample.results.interval_cautions.push_back(row);
        const auto released = release(std::move(sample.results), minimum_of(10));
        for (const SuppressionsRow& suppressed : released.suppressions()) CHECK(suppressed.table != "interval_cautions");
        return released->interval_cautions.size();
    };
    CHECK(rows_of(10) == 1);
    CHECK(rows_of(9) == 0);
}
