#include "replicates.hpp"

#include <recaudit/benchmark/bootstrap_limits.hpp>
#include <recaudit/benchmark/funnel.hpp>
#include <recaudit/benchmark/standardise.hpp>
#include <recaudit/stats/moments.hpp>

#include <array>
#include <atomic>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

using namespace recaudit;

namespace {

constexpr double level = 0.95;

bool covers(const Interval& interval, double truth) { return holds(interval.low, interval.high, truth); }

/// Counts sites that lie outside the limits of a funnel.
struct Outside {
    std::atomic<std::size_t> of_95 = 0, of_998 = 0;
    void add(const Interval& limit_95, const Interval& limit_998, double mean) {
        of_95 += covers(limit_95, mean) ? 0 : 1;
        of_998 += covers(limit_998, mean) ? 0 : 1;
    }
    void check(const std::string& name, std::size_t trials) const {
        check_at_most(name + " outside the 95 % limits", static_cast<double>(of_95) / static_cast<double>(trials), 0.05, trials);
        check_at_most(name + " outside the 99.8 % limits", static_cast<double>(of_998) / static_cast<double>(trials), 0.002, trials);
    }
};

}  // namespace

TEST_CASE("intervals of shrunken means are too short, as winsorising makes the spread of the sites too small, by a known amount") {
    constexpr std::size_t sites = 60;
    constexpr std::size_t replicates = 400;
    const std::vector<std::pair<double, Band>> known{{0.15, {0.77, 0.9}}, {0.25, {0.89, 0.935}}, {0.5, {0.935, 0.965}}};
    for (const auto& [between, band] : known) {
        const double spread = between;
        std::atomic<std::size_t> covered = 0;
        std::vector<double> tau2(replicates);
        std::atomic<std::size_t> next = 0;
        (void)share_of_replicates("shrunken means", replicates, [&](Random& random) {
            std::vector<Moments> found;
            std::vector<double> truth;
            for (std::size_t site = 0; site < sites; ++site) {
                truth.push_back(3 + spread * random.normal());
                found.push_back(moments(normals(random, 15 + random.below(60), truth.back(), 0.8)));
            }
            const Funnel made = funnel(found, *mean_of_means(found), level);
            tau2[next++] = *made.tau2;
            for (std::size_t site = 0; site < sites; ++site) covered += covers(made.sites[site].shrunken, truth[site]) ? 1 : 0;
            return true;
        });
        const double mean_tau2 = std::accumulate(tau2.begin(), tau2.end(), 0.0) / replicates;
        MESSAGE("tau2 is ", mean_tau2 / (spread * spread), " of what it should be");
        CHECK(mean_tau2 < spread * spread);
        check_share("shrunken means, 60 sites of 15 to 74, sd between sites " + std::to_string(spread),
                    static_cast<double>(covered) / (sites * replicates), sites * replicates, band);
    }
}

TEST_CASE("rank limits hold the ranks of all sites at once at least as often as they claim") {
    constexpr std::size_t sites = 12;
    const double share = share_of_replicates("rank limits", usual_replicates, [](Random& random) {
        std::vector<Moments> found;
        for (std::size_t site = 0; site < sites; ++site)
            found.push_back(moments(normals(random, 20 + random.below(40), 3 - 0.15 * static_cast<double>(site), 0.8)));
        const auto limits = rank_limits(found, level);
        for (std::size_t site = 0; site < sites; ++site) {
            const auto rank = static_cast<std::int64_t>(site) + 1;
            if (rank < limits[site].low || rank > limits[site].high) return false;
        }
        return true;
    });
    check_at_least("rank limits of 12 sites, all at once", share, level, usual_replicates);
}

TEST_CASE("the interval of a standardised mean covers") {
    check_coverage("standardised mean, levels of 12, 30 and 20, sd 1, 0.6 and 1.5", usual_replicates, [](Random& random) {
        const std::array levels{moments(normals(random, 12, 2, 1)), moments(normals(random, 30, 3, 0.6)),
                                moments(normals(random, 20, 4, 1.5))};
        const std::array shares{0.5, 0.3, 0.2};
        return covers(standardised_mean(levels, shares, level).interval, 0.5 * 2 + 0.3 * 3 + 0.2 * 4);
    });
}

TEST_CASE("funnels call sites unusual no more often than they claim where sites are alike") {
    constexpr std::size_t sites = 40;
    constexpr std::size_t replicates = 2000;
    Outside outside;
    (void)share_of_replicates("funnel", replicates, [&](Random& random) {
        std::vector<Moments> found;
        for (std::size_t site = 0; site < sites; ++site) found.push_back(moments(normals(random, 10 + random.below(60), 3, 0.8)));
        const Funnel made = funnel(found, *mean_of_means(found), level);
        for (std::size_t site = 0; site < sites; ++site)
            outside.add(made.sites[site].limit_95, made.sites[site].limit_998, *found[site].mean);
        return true;
    });
    outside.check("sites of a funnel", sites * replicates);
}

TEST_CASE("a funnel's limits find a site that lies one standard deviation away") {
    constexpr std::size_t replicates = 2000;
    const double share = share_of_replicates("funnel, one site apart", replicates, [](Random& random) {
        std::vector<Moments> found{moments(normals(random, 40, 3.8, 0.8))};
        while (found.size() < 40) found.push_back(moments(normals(random, 10 + random.below(60), 3, 0.8)));
        const Funnel made = funnel(found, *mean_of_means(found), level);
        return !covers(made.sites.front().limit_998, *found.front().mean);
    });
    check_at_least("a site of 40 people 1 sd above the others outside the 99.8 % limits", share, 0.95, replicates);
}

TEST_CASE("bootstrap limits keep their promise where scores are skewed") {
    constexpr std::size_t sites = 40;
    constexpr std::size_t replicates = 250;
    Outside outside;
    (void)share_of_replicates("bootstrap limits", replicates, [&](Random& random) {
        std::vector<Tally> tallies;
        std::vector<Moments> found;
        for (std::size_t site = 0; site < sites; ++site) {
            tallies.push_back(tally_of(skewed_answers(random, 10 + random.below(30))));
            found.push_back(moments(tallies.back()));
        }
        const Funnel made = funnel(found, *mean_of_means(found), level);
        const auto limits = bootstrap_limits(tallies, made, RandomKey(random.bits64(), "limits"));
        for (std::size_t site = 0; site < sites; ++site)
            outside.add(limits[site].limit_95, limits[site].limit_998, *found[site].mean);
        return true;
    });
    outside.check("sites of a funnel with bootstrap limits, skewed answers", sites * replicates);
}
