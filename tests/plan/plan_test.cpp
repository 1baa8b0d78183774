#include "../stats/near.hpp"

#include <recaudit/plan/plan.hpp>
#include <recaudit/stats/power.hpp>
#include <recaudit/stats/sample_size.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;

namespace {

PlannedGroup group(Labels& labels, const char* perspective, std::int64_t people, double teams) {
    PlannedGroup out;
    out.scope.instrument = labels.intern("form");
    out.scope.perspective = labels.intern(perspective);
    out.scope.by = labels.intern("all");
    out.people = people;
    out.teams = teams;
    return out;
}

}  // namespace

TEST_CASE("answers needed are divided by the response rate, both rounded up") {
    Labels labels;
    PlanSettings settings;
    settings.margin = 7;
    settings.response_rate = 0.75;
    const Plan plan = plan_of_sizes({100, 300}, {}, settings, labels);
    CHECK(plan.answers[0].answers_needed == Count(67));
    CHECK(plan.answers[0].invitations == Count(90));
    CHECK(plan.answers[0].answers_expected == Count(75));
    CHECK(*plan.answers[0].margin_expected == near(*margin_of_answers(50, 75, 0.95, 100)));
    CHECK(plan.answers[1].invitations == Count(159));
    CHECK(plan.differences.empty());
}

TEST_CASE("where too few would answer that is said, with the margin that can be had") {
    Labels labels;
    PlanSettings settings;
    settings.response_rate = 0.5;
    const PlanAnswersRow row = plan_of_sizes({20}, {}, settings, labels).answers[0];
    CHECK(row.status == Status::too_few);
    CHECK(row.answers_needed == Count(20));
    CHECK_FALSE(row.invitations.has_value());
    CHECK(*row.margin_expected > settings.margin);
}

TEST_CASE("more people than there are anywhere are not asked") {
    Labels labels;
    PlanSettings settings;
    settings.margin = 1e-10;
    const PlanAnswersRow fine = plan_of_sizes({}, {}, settings, labels).answers[0];
    CHECK(fine.status == Status::too_few);
    CHECK_FALSE(fine.answers_needed.has_value());
    settings.margin = 5;
    settings.response_rate = 1e-20;
    const PlanAnswersRow rare = plan_of_sizes({}, {}, settings, labels).answers[0];
    CHECK(rare.status == Status::too_few);
    CHECK(rare.answers_needed == Count(385));
    CHECK_FALSE(rare.invitations.has_value());
}

TEST_CASE("a mean is planned with its standard deviation") {
    Labels labels;
    PlanSettings settings;
    settings.estimated = Estimated::mean;
    settings.sd = 0.8;
    settings.margin = 0.1;
    CHECK(plan_of_sizes({}, {}, settings, labels).answers[0].answers_needed == Count(246));  // (1.96 x 8)^2 = 245.9
}

TEST_CASE("two groups of fifty find what power.t.test says") {
    Labels labels;
    PlanSettings settings;
    settings.sd = 0.8;
    settings.difference = 0.45270579500439911;
    const PlanDifferencesRow row = plan_of_sizes({}, {50}, settings, labels).differences[0];
    CHECK(*row.smallest_detectable == near(0.45270579500439911, 1e-10));
    CHECK(*row.power == near(0.8, 1e-10));
    CHECK(row.answers_needed == Count(50));
}

TEST_CASE("answers from teams count for fewer") {
    Labels labels;
    PlanSettings settings;
    settings.icc = 0.05;
    const Plan plan = plan_of({group(labels, "staff", 200, 20), group(labels, "service_user", 100, 20)}, settings, labels);
    const PlanDifferencesRow& gap = plan.differences[0];
    CHECK(gap.comparison == "gap");
    CHECK(gap.perspective_a == "staff");
    CHECK(gap.scope.perspective.empty());
    CHECK(*gap.design_effect == near((1.45 + 1.2) / 2));
    const double counts_a = 200 / 1.45, counts_b = 100 / 1.2;
    CHECK(*gap.smallest_detectable ==
          near(smallest_detectable(20 * std::sqrt(1 / counts_a + 1 / counts_b), counts_a + counts_b - 2, 0.95, 0.8).value()));
    CHECK(plan.differences[1].comparison == "change");
    CHECK(*plan.differences[1].design_effect == near(1.45));
}

TEST_CASE("the members of a team are no clusters inside it") {
    Labels labels;
    PlanSettings settings;
    settings.icc = 0.2;
    CHECK(*plan_of({group(labels, "staff", 12, 1)}, settings, labels).differences[0].design_effect == 1);
}

TEST_CASE("people who answer twice show smaller changes") {
    Labels labels;
    PlanSettings settings;
    const auto groups = {group(labels, "staff", 40, 1)};
    const double independent = *plan_of(groups, settings, labels).differences[0].smallest_detectable;
    settings.correlation = 0.6;
    const PlanDifferencesRow linked = plan_of(groups, settings, labels).differences[0];
    CHECK(linked.design == "linked");
    CHECK(*linked.smallest_detectable == near(smallest_detectable(20 * std::sqrt(0.8 / 40), 39, 0.95, 0.8).value()));
    CHECK(*linked.smallest_detectable < independent);
}

TEST_CASE("groups of nobody and of one have a status and no figures") {
    Labels labels;
    const Plan plan = plan_of({group(labels, "staff", 0, 1), group(labels, "leader", 1, 1)}, {}, labels);
    CHECK(plan.answers[0].status == Status::no_answers);
    CHECK_FALSE(plan.answers[0].answers_needed.has_value());
    CHECK(plan.answers[1].answers_needed == Count(1));
    for (const auto& row : plan.differences) {
        CHECK(row.status == Status::too_few);
        CHECK_FALSE(row.smallest_detectable.has_value());
    }
}

TEST_CASE("without sizes a difference still has the answers that it needs") {
    Labels labels;
    PlanSettings settings;
    settings.difference = 5;
    const Plan plan = plan_of_sizes({}, {}, settings, labels);
    CHECK(plan.differences.at(0).answers_needed == Count(253));  // power.t.test(delta = 5, sd = 20, power = .8): 252.13
    CHECK_FALSE(plan.differences.at(0).power.has_value());
}
