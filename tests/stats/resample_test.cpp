#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/moments.hpp>
#include <recaudit/stats/resample.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

using namespace recaudit;

namespace {

const RandomKey key(1, "resample_test");

}  // namespace

TEST_CASE("by respondent a replicate has as many rows as the sample, some of them twice") {
    const SamplingUnits units = SamplingUnits::of_rows(50);
    Random random = key.stream(0);
    const Resample drawn = units.draw(random);
    CHECK(drawn.rows.size() == 50);
    const std::set<std::uint32_t> distinct(drawn.rows.begin(), drawn.rows.end());
    CHECK(distinct.size() < 50);
    CHECK(*distinct.rbegin() < 50);
}

TEST_CASE("a team drawn twice is two separate copies, each whole") {
    const std::vector<std::uint32_t> team_of_row{0, 1, 0, 2, 1, 0};
    const SamplingUnits teams = SamplingUnits::of_clusters(team_of_row);
    CHECK(teams.units() == 3);
    bool drawn_twice = false;
    for (std::uint64_t i = 0; i < 20; ++i) {
        Random random = key.stream(i);
        const Resample drawn = teams.draw(random);
        std::map<std::uint32_t, std::vector<std::uint32_t>> rows_of_copy;
        for (std::size_t r = 0; r < drawn.rows.size(); ++r) rows_of_copy[drawn.copies[r]].push_back(drawn.rows[r]);
        CHECK(rows_of_copy.size() == 3);
        std::set<std::vector<std::uint32_t>> distinct;
        for (const auto& [copy, rows] : rows_of_copy) {
            const auto whole = teams.rows_of(team_of_row[rows.front()]);
            CHECK(std::ranges::equal(rows, whole));
            distinct.insert(rows);
        }
        drawn_twice = drawn_twice || distinct.size() < 3;
    }
    CHECK(drawn_twice);
}

TEST_CASE("strata keep their numbers of units") {
    const std::vector<std::uint32_t> stratum{0, 0, 1, 1, 1};
    const SamplingUnits units = SamplingUnits::of_rows(5).within(stratum);
    for (std::uint64_t i = 0; i < 20; ++i) {
        Random random = key.stream(i);
        const Resample drawn = units.draw(random);
        CHECK(std::ranges::count_if(drawn.rows, [](std::uint32_t row) { return row < 2; }) == 2);
    }
}

TEST_CASE("without a unit its rows are gone and every other stays") {
    const std::vector<std::uint32_t> team_of_row{0, 1, 0, 2};
    const SamplingUnits teams = SamplingUnits::of_clusters(team_of_row);
    CHECK(teams.without(0).rows == std::vector<std::uint32_t>{1, 3});
    CHECK(teams.all().rows == std::vector<std::uint32_t>{0, 2, 1, 3});
}

TEST_CASE("clusters are numbered without a gap, and strata cover every unit") {
    CHECK_THROWS_AS((void)SamplingUnits::of_clusters(std::vector<std::uint32_t>{0, 2}), std::logic_error);
    CHECK_THROWS_AS((void)SamplingUnits::of_rows(2).within(std::vector<std::uint32_t>{0}), std::logic_error);
}

TEST_CASE("a tally drawn again keeps its number of people and its values, drawn one by one or as counts") {
    const Tally few = tally_of(fixture::all_scores());
    Tally many = few;
    for (auto& count : many.counts) count *= 1000;
    for (const Tally& tally : {few, many}) {
        const TallyResampler resampler(tally);
        Random random = key.stream(0);
        const Tally drawn = resampler.draw(random);
        CHECK(drawn.n() == tally.n());
        CHECK(std::ranges::includes(tally.values, drawn.values));
        CHECK(drawn != tally);
    }
}

TEST_CASE("drawn counts have the mean and the spread of drawn people") {
    // The mean of a resample has variance s2 (n - 1) / n / n; 2,000 replicates give it to within 11 % (3.3 standard errors).
    Tally many = tally_of(fixture::all_scores());
    for (auto& count : many.counts) count *= 100;
    const TallyResampler resampler(many);
    const auto means = replicates({2000, key, Threads{2}}, [&](Random& random) { return *moments(resampler.draw(random)).mean; });
    const Moments spread = moments(means), whole = moments(many);
    const double expected = *whole.variance / static_cast<double>(whole.n);
    CHECK(std::abs(*spread.variance / expected - 1) < 0.11);
    CHECK(std::abs(*spread.mean - *whole.mean) < 3.3 * std::sqrt(expected / 2000));
}

TEST_CASE("clusters drawn again are whole clusters") {
    const std::vector<Tally> teams = fixture::team_tallies();
    const TallyResampler resampler(teams);
    CHECK(resampler.units() == 5);
    CHECK(resampler.all() == tally_of(fixture::all_scores()));
    CHECK(resampler.without(0) == difference(resampler.all(), teams[0]));
    const std::set<std::int64_t> sizes{14, 9, 20, 6, 12};
    Random random = key.stream(3);
    const Tally drawn = resampler.draw(random);
    CHECK(drawn.n() >= 5 * 6);
    CHECK(drawn.n() <= 5 * 20);
}

TEST_CASE("replicates are the same for any number of threads") {
    const TallyResampler resampler(tally_of(fixture::all_scores()));
    const auto draw = [&](Random& random) { return resampler.draw(random); };
    CHECK(replicates({300, key, Threads{1}}, draw) == replicates({300, key, Threads{5}}, draw));
}
