#include "../stats/near.hpp"

#include <recaudit/analysis/non_response.hpp>
#include <recaudit/analysis/representation.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

/// The difference were everyone asked, the people without a score having these means.
double with_others(const TwoSides& of, double others_a, double others_b) {
    const auto everyone = [](Number mean, Count n, Count all, double others) {
        const double r = static_cast<double>(*n) / static_cast<double>(*all);
        return r * *mean + (1 - r) * others;
    };
    return everyone(of.mean_a, of.n_a, of.headcount_a, others_a) - everyone(of.mean_b, of.n_b, of.headcount_b, others_b);
}

constexpr Range five_points{1, 5};

ResponsesRow people(Labels& labels, std::string_view by, std::string_view site, std::string_view group, std::int64_t responded,
                    Count headcount) {
    Scope scope;
    scope.by = labels.intern(by);
    scope.site = labels.intern(site);
    scope.group = labels.intern(group);
    return {scope, responded, responded, headcount, {}, responded};
}

}  // namespace

// By hand: means 4 and 3, d = 1; half of side a and a fifth of side b have no score. tipping_a = 4 - 1 / (1/2) = 2,
// tipping_b = 3 + 1 / (1/5) = 8, shift = 1 / (1/2 + 1/5) = 10/7; bounds: (4 + 1)/2 - (4/5 * 3 + 5/5) = -9/10, (4 + 5)/2 - (12/5 + 1/5) =
// 19/10. R: d <- 4 - 3; c(4 - d / .5, 3 + d / .2, d / .7, .5 * 4 + .5 * 1 - (.8 * 3 + .2 * 5), .5 * 4 + .5 * 5 - (.8 * 3 + .2 * 1))
TEST_CASE("tipping points, shift and bounds by hand") {
    const TippingPoints found = tipping_points({4, 3, 30, 60, 40, 50, five_points});
    CHECK(*found.tipping_a == near(2));
    CHECK(*found.tipping_b == near(8));
    CHECK(*found.shift == near(10.0 / 7));
    CHECK(*found.bound_low == near(-0.9));
    CHECK(*found.bound_high == near(1.9));
    CHECK(found.status == Status::ok);
}

TEST_CASE("at the tipping points the difference over everyone is none, and between the bounds it always is") {
    const TwoSides of{3.7, 2.9, 41, 83, 55, 64, five_points};
    const TippingPoints found = tipping_points(of);
    CHECK(with_others(of, *found.tipping_a, *of.mean_b) == near(0));
    CHECK(with_others(of, *of.mean_a, *found.tipping_b) == near(0));
    CHECK(with_others(of, *of.mean_a - *found.shift, *of.mean_b + *found.shift) == near(0));
    for (double a = 1; a <= 5; a += 0.5)
        for (double b = 1; b <= 5; b += 0.5) {
            CHECK(with_others(of, a, b) >= *found.bound_low - 1e-12);
            CHECK(with_others(of, a, b) <= *found.bound_high + 1e-12);
        }
}

TEST_CASE("sides that change places turn the figures round; points of the scale shift and stretch them") {
    const TippingPoints there = tipping_points({4, 3, 30, 60, 40, 50, five_points}),
                        back = tipping_points({3, 4, 40, 50, 30, 60, five_points});
    CHECK(*there.tipping_a == near(*back.tipping_b));
    CHECK(*there.shift == near(*back.shift));
    CHECK(*there.bound_low == near(-*back.bound_high));
    const TippingPoints stretched = tipping_points({4 * 25 - 25, 3 * 25 - 25, 30, 60, 40, 50, {0, 100}});
    CHECK(*stretched.tipping_a == near(*there.tipping_a * 25 - 25));
    CHECK(*stretched.shift == near(*there.shift * 25));
    CHECK(*stretched.bound_low == near(*there.bound_low * 25));
}

TEST_CASE("where all answered nobody could change anything; without a headcount nobody knows") {
    const TippingPoints all = tipping_points({4, 3, 30, 30, 40, 40, five_points});
    CHECK_FALSE(all.tipping_a.has_value());
    CHECK(all.status == Status::not_identified);
    CHECK_FALSE(all.shift.has_value());
    CHECK(*all.bound_low == near(1));
    CHECK(*all.bound_high == near(1));
    const TippingPoints one_side = tipping_points({4, 3, 30, 60, 40, {}, five_points});
    CHECK(*one_side.tipping_a == near(2));
    CHECK_FALSE(one_side.tipping_b.has_value());
    CHECK_FALSE(one_side.bound_low.has_value());
    CHECK(one_side.status == Status::not_identified);
    CHECK(tipping_points({4, 3, 61, 60, 40, 50, five_points}).status == Status::headcount_too_small);
    CHECK(tipping_points({4, 3, 1, 0, 40, 50, five_points}).status == Status::headcount_too_small);
    CHECK_FALSE(tipping_points({{}, 3, 0, 60, 40, 50, five_points}).tipping_a.has_value());
    CHECK(*tipping_points({3, 3, 1, 2, 2, 4, five_points}).shift == near(0));
}

// By hand: 12 of 40 at North; 60 of 100 elsewhere. The intervals: R, as in proportion_test.cpp and
// prop.test(12, 40, correct = FALSE)$conf.int.
TEST_CASE("a group is set against the rest of the group above it") {
    Labels labels;
    const std::vector<ResponsesRow> responses{people(labels, "all", "", "", 72, 140),       people(labels, "site", "North", "", 12, 40),
                                              people(labels, "site", "South", "", 60, 100), people(labels, "team", "South", "A", 20, 50),
                                              people(labels, "team", "South", "B", 40, 50), people(labels, "role", "", "nurse", 30, {})};
    const auto rows = representation_table({}, responses, labels);
    REQUIRE(rows.size() == 4);
    CHECK(*rows[0].response_rate == near(0.3));
    CHECK(*rows[0].rest_responded == 60);
    CHECK(*rows[0].rest_headcount == 100);
    CHECK(*rows[0].difference == near(-0.3));
    CHECK(*rows[0].difference_ci_low == near(-0.449763341741373));
    CHECK(*rows[0].difference_ci_high == near(-0.117210391245908));
    CHECK(*rows[0].ci_low == near(0.180748452297465));
    CHECK(*rows[0].ci_high == near(0.454300188181449));
    CHECK(rows[0].verdict == "under");
    CHECK(rows[0].people == 12);
    CHECK(rows[1].verdict == "over");
    CHECK(*rows[2].rest_responded == 40);  // of its site
    CHECK(rows[2].verdict == "under");
}

TEST_CASE("who is all of the group above is set against nobody, and headcounts that are too small say so") {
    Labels labels;
    CHECK(representation_table({}, {people(labels, "all", "", "", 10, 20), people(labels, "site", "North", "", 10, 20)}, labels).empty());
    CHECK(representation_table({}, {}, labels).empty());
    const auto few = representation_table({}, {people(labels, "all", "", "", 30, 40), people(labels, "site", "North", "", 20, 10)}, labels);
    REQUIRE(few.size() == 1);
    CHECK(few[0].status == Status::headcount_too_small);
    CHECK_FALSE(few[0].response_rate.has_value());
    CHECK(few[0].verdict.empty());
}
