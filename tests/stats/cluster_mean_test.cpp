#include "near.hpp"
#include "small_fixture.hpp"

#include <recaudit/stats/cluster_mean.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace recaudit;

namespace {

Tally tally(std::vector<double> values) { return tally_of(values); }

}  // namespace

TEST_CASE("a mean of clusters by hand") {
    // 1 3 | 5: mean 3, cluster totals of deviations -2 and 2; se = sqrt(2 / 1 x 8) / 3 = 4 / 3.
    const std::vector<Tally> clusters{tally({1, 3}), tally({5})};
    const ClusterMean found = cluster_mean(clusters, 0.95);
    CHECK(*found.mean == near(3));
    CHECK(*found.se == near(4.0 / 3));
    CHECK(found.n == 3);
    CHECK(found.clusters == 2);
}

TEST_CASE("five teams as survey gives them") {
    // m <- svymean(~s, svydesign(ids = ~team, weights = ~1, data = d)); SE(m); confint(m, df = 4)
    const ClusterMean found = cluster_mean(fixture::team_tallies(), 0.95);
    CHECK(*found.mean == near(2.9658469945355193));
    CHECK(*found.se == near(0.16138143658662038));
    CHECK(*found.ci_low == near(2.5177802948548091));
    CHECK(*found.ci_high == near(3.4139136942162294));
}

TEST_CASE("clusters of one person each give the standard error of the mean; their order changes nothing") {
    std::vector<Tally> alone;
    for (const double score : fixture::all_scores()) alone.push_back(tally({score}));
    CHECK(*cluster_mean(alone, 0.95).se == near(0.10382954645));
    auto teams = fixture::team_tallies();
    const ClusterMean before = cluster_mean(teams, 0.95);
    std::ranges::reverse(teams);
    CHECK(*cluster_mean(teams, 0.95).se == near(*before.se));
}

TEST_CASE("nobody, one cluster and a constant") {
    CHECK(cluster_mean({}, 0.95).status == Status::no_answers);
    const std::vector<Tally> one{tally({1, 2})};
    CHECK(cluster_mean(one, 0.95).status == Status::too_few);
    CHECK(*cluster_mean(one, 0.95).mean == near(1.5));
    CHECK_FALSE(cluster_mean(one, 0.95).se);
    const std::vector<Tally> constant{tally({2, 2}), tally({2})};
    CHECK(cluster_mean(constant, 0.95).status == Status::no_variance);
    CHECK(*cluster_mean(constant, 0.95).se == 0);
}
