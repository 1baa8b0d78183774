#include "../stats/near.hpp"
#include "../stats/small_fixture.hpp"

#include <recaudit/benchmark/standardise.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace recaudit;

namespace {

Moments of(std::vector<double> values) { return moments(values); }

/// The mix of all 61 with a score: service users, staff.
const std::vector<double> everyone{21, 40};

std::vector<Moments> roles_of(const std::string& teams) {
    std::vector<Moments> out;
    for (const fixture::Role role : {fixture::Role::service_user, fixture::Role::staff})
        out.push_back(moments(tally_of(fixture::scores(
            [&](const fixture::Person& person) { return person.role == role && teams.find(person.team) != std::string::npos; }))));
    return out;
}

}  // namespace

TEST_CASE("a standardised mean by hand") {
    // Levels 1, 3 and 4, 6, 8 (means 2 and 6, variances 2 and 4), one part of the first to three of the second: 1/4 x 2 + 3/4 x 6.
    // se^2 = 1/16 x 2/2 + 9/16 x 4/3 = 13/16; df = (13/16)^2 / ((1/16)^2 / 1 + (3/4)^2 / 2) = 169/73.
    const std::vector levels{of({1, 3}), of({4, 6, 8})};
    const StandardisedMean s = standardised_mean(levels, std::vector{1.0, 3.0}, 0.95);
    CHECK(s.n == 5);
    CHECK(*s.mean == near(22.0 / 5));
    CHECK(*s.standardised == near(5));
    CHECK(*s.se * *s.se == near(13.0 / 16));
    CHECK(*s.df == near(169.0 / 73));
    CHECK(*s.share_covered == 1);
    CHECK(s.status == Status::ok);
}

TEST_CASE("standardised means are those of R") {
    // p <- c(21, 40) / 61; n, m, v by role in one site; sum(p * m); se <- sqrt(sum(p^2 * v / n));
    // df <- se^4 / sum((p^2 * v / n)^2 / (n - 1)); sum(p * m) + c(-1, 1) * qt(.975, df) * se
    // survey::svystandardize(svydesign(ids = ~1, data = d, weights = ~1), ~role, ~site, c(21, 40)) gives the same means,
    // with standard errors .165853 and .132209.
    const StandardisedMean north = standardised_mean(roles_of("AB"), everyone, 0.95);
    CHECK(north.n == 23);
    CHECK(*north.mean == near(2.7702898550724639));
    CHECK(*north.standardised == near(2.7699973978662502));
    CHECK(*north.se == near(0.17123621528441554));
    CHECK(*north.df == near(17.045642973183533));
    CHECK(*north.interval.low == near(2.4087942412636725));
    CHECK(*north.interval.high == near(3.1312005544688279));
    const StandardisedMean south = standardised_mean(roles_of("CDE"), everyone, 0.95);
    CHECK(*south.standardised == near(3.0845208070617911));
    CHECK(*south.se == near(0.13488054226763552));
    CHECK(*south.df == near(35.353408487093766));
    CHECK(*south.interval.low == near(2.8107965639789549));
    CHECK(*south.interval.high == near(3.3582450501446273));
    const StandardisedMean d = standardised_mean(roles_of("D"), everyone, 0.95);
    CHECK(*d.standardised == near(3.193989071038251));
    CHECK(*d.se == near(0.34789693769258023));
    CHECK(*d.df == near(2.4957526827741821));
    CHECK(*d.interval.high == near(4.4391160568927379));
}

TEST_CASE("the shares of a headcount count by their proportion alone") {
    const StandardisedMean north = standardised_mean(roles_of("AB"), std::vector{72.0, 50.0}, 0.95);
    CHECK(*north.standardised == near(2.771526151444184));
    CHECK(*north.interval.low == near(2.4572552405710151));
    CHECK(standardised_mean(roles_of("AB"), std::vector{0.72, 0.5}, 0.95).standardised.value() == near(*north.standardised));
}

TEST_CASE("a group's own mix leaves its mean as it is") {
    const std::vector levels{of({1, 2, 6}), of({4, 5}), of({9, 7, 7, 8})};
    const StandardisedMean s = standardised_mean(levels, std::vector{3.0, 2.0, 4.0}, 0.95);
    CHECK(*s.standardised == near(*s.mean));
}

TEST_CASE("shift and scale act as theory says, and the order of levels not at all") {
    const std::vector levels{of({1, 3}), of({4, 6, 8})}, moved{of({148, 160, 172}), of({130, 142})};
    const StandardisedMean a = standardised_mean(levels, std::vector{1.0, 3.0}, 0.9), b = standardised_mean(moved, std::vector{3.0, 1.0}, 0.9);
    CHECK(*b.standardised == near(124 + 6 * *a.standardised));
    CHECK(*b.se == near(6 * *a.se));
    CHECK(*b.df == near(*a.df));
    CHECK(*b.interval.low == near(124 + 6 * *a.interval.low));
}

TEST_CASE("a level of the mix that the group lacks leaves no number, and says how much of the mix is there") {
    const StandardisedMean s = standardised_mean(std::vector{of({1, 3}), of({})}, std::vector{3.0, 1.0}, 0.95);
    CHECK(s.status == Status::missing_level);
    CHECK_FALSE(s.standardised);
    CHECK(*s.share_covered == near(0.75));
    CHECK(*s.mean == 2);
    const StandardisedMean without = standardised_mean(std::vector{of({1, 3}), of({})}, std::vector{3.0, 0.0}, 0.95);
    CHECK(without.status == Status::ok);
    CHECK(*without.standardised == 2);
}

TEST_CASE("people outside the mix play no part") {
    const StandardisedMean s = standardised_mean(std::vector{of({1, 3}), of({100})}, std::vector{1.0, 0.0}, 0.95);
    CHECK(s.n == 2);
    CHECK(*s.mean == 2);
}

TEST_CASE("levels of one, nobody, no mix, no variance: each for its own reason") {
    const StandardisedMean one = standardised_mean(std::vector{of({1}), of({2, 4})}, std::vector{1.0, 1.0}, 0.95);
    CHECK(one.status == Status::too_few);
    CHECK(*one.standardised == 2);
    CHECK_FALSE(one.se);
    CHECK(standardised_mean(std::vector{of({}), of({})}, std::vector{1.0, 1.0}, 0.95).status == Status::no_answers);
    CHECK(standardised_mean(std::vector{of({1, 2})}, std::vector{0.0}, 0.95).status == Status::not_identified);
    CHECK(standardised_mean({}, {}, 0.95).status == Status::not_identified);
    const StandardisedMean flat = standardised_mean(std::vector{of({1, 1}), of({3, 3})}, std::vector{1.0, 1.0}, 0.95);
    CHECK(flat.status == Status::no_variance);
    CHECK(*flat.se == 0);
    CHECK_FALSE(flat.interval.low);
    CHECK_THROWS_AS((void)standardised_mean(std::vector{of({1, 2})}, std::vector{1.0, 1.0}, 0.95), std::logic_error);
    CHECK_THROWS_AS((void)standardised_mean(std::vector{of({1, 2})}, std::vector{1.0}, 1), std::logic_error);
}
