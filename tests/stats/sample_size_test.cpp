#include "near.hpp"

#include <recaudit/stats/sample_size.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <stdexcept>

using namespace recaudit;

namespace {

const double half = std::sqrt(0.25);  // the standard deviation of a share of one half

}  // namespace

TEST_CASE("seven points to each side of one half need 196 answers") {
    // qnorm(.975)^2 * .25 / .07^2
    CHECK(*answers_for_margin(half, 0.07, 0.95, no_limit) == near(195.99279697418996, 1e-9));
    CHECK(rounded_up(*answers_for_margin(half, 0.07, 0.95, no_limit)) == 196);
}

TEST_CASE("from a population fewer are needed: the published figures to the nearest, one more where planning rounds up") {
    struct Published {
        std::int64_t people, nearest, planned;
    };
    for (const auto& [people, nearest, planned] :
         std::array<Published, 5>{{{100, 66, 67}, {300, 119, 119}, {500, 141, 142}, {800, 158, 158}, {1200, 169, 169}}}) {
        const double answers = *answers_for_margin(half, 0.07, 0.95, people);
        CHECK(std::llround(answers) == nearest);
        CHECK(rounded_up(answers) == planned);
    }
}

TEST_CASE("the published margins of surveys of small services, with and without the correction") {
    struct Published {
        std::int64_t people;
        double n, share;
        long corrected, without;
    };
    for (const auto& row : std::array<Published, 4>{{{200, 120, 0.43, 6, 9}, {150, 80, 0.5, 8, 11}, {50, 40, 0.3, 6, 14}, {500, 375, 0.6, 2, 5}}}) {
        const double sd = 100 * std::sqrt(row.share * (1 - row.share));
        CHECK(std::lround(*margin_of_answers(sd, row.n, 0.95, row.people)) == row.corrected);
        CHECK(std::lround(*margin_of_answers(sd, row.n, 0.95, no_limit)) == row.without);
    }
}

TEST_CASE("by hand: a margin of one standard error") {
    // z = qnorm(.975); sd 2, n 16, N 41: z * 2 / 4 * sqrt(25 / 40)
    CHECK(*margin_of_answers(2, 16, 0.95, 41) == near(1.959963984540054 * 0.5 * std::sqrt(0.625)));
}

TEST_CASE("the answers for a margin give that margin back") {
    for (const std::int64_t people : {no_limit, std::int64_t{40}, std::int64_t{1000}}) {
        const double n = *answers_for_margin(0.8, 0.2, 0.9, people);
        CHECK(*margin_of_answers(0.8, n, 0.9, people) == near(0.2));
    }
}

TEST_CASE("scaling spread and margin alike changes nothing") {
    CHECK(*answers_for_margin(25 * 0.8, 25 * 0.2, 0.95, 300) == near(*answers_for_margin(0.8, 0.2, 0.95, 300)));
}

TEST_CASE("where everyone answers nothing is left to chance") {
    CHECK(*margin_of_answers(20, 30, 0.95, 30) == 0);
    CHECK(*margin_of_answers(20, 1, 0.95, 1) == 0);
    CHECK(*answers_for_margin(20, 5, 0.95, 1) == near(1));
}

TEST_CASE("without spread, margin or answers there is nothing to plan") {
    CHECK_FALSE(answers_for_margin(0, 5, 0.95, no_limit).has_value());
    CHECK_FALSE(answers_for_margin(20, 0, 0.95, no_limit).has_value());
    CHECK_FALSE(margin_of_answers(20, 0, 0.95, no_limit).has_value());
    CHECK_FALSE(margin_of_answers(20, 11, 0.95, 10).has_value());
    CHECK_THROWS_AS((void)answers_for_margin(20, 5, 1, no_limit), std::logic_error);
}

TEST_CASE("ten alike in a team count less than ten strangers") {
    CHECK(design_effect(10, 0.05) == near(1.45));
    CHECK(design_effect(10, 0) == 1);
    CHECK(design_effect(1, 0.5) == 1);
    CHECK(design_effect(0, 0.5) == 1);  // a team without answers takes nothing away
}

TEST_CASE("rounding up heeds no rounding error") {
    CHECK(rounded_up(66.24) == 67);
    CHECK(rounded_up(66) == 66);
    CHECK(rounded_up(0.1 * 30) == 3);
    CHECK(rounded_up(67 / 0.67) == 100);
}
