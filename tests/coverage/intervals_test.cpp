#include "replicates.hpp"

#include <recaudit/reliability/alpha.hpp>
#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/effect_size.hpp>
#include <recaudit/stats/games_howell.hpp>
#include <recaudit/stats/mean_test.hpp>
#include <recaudit/stats/mixed_model.hpp>
#include <recaudit/stats/moments.hpp>
#include <recaudit/stats/power.hpp>
#include <recaudit/stats/weighted_tally.hpp>

#include <array>
#include <numeric>

using namespace recaudit;

namespace {

constexpr double level = 0.95;

bool covers(const Interval& interval, double truth) { return holds(interval.low, interval.high, truth); }

}  // namespace

TEST_CASE("the t interval of a mean covers") {
    check_coverage("t interval of a mean, n = 12", usual_replicates, [](Random& random) {
        const Moments m = moments(normals(random, 12, 3, 0.8));
        return covers(t_interval(m.mean, m.se(), 11, level), 3);
    });
}

TEST_CASE("Welch's interval of a difference covers where variances and sizes differ") {
    check_coverage("Welch, n = 15 and 40, sd 1 and 2.5", usual_replicates, [](Random& random) {
        const WelchTest test = welch_test(moments(normals(random, 15, 3, 1)), moments(normals(random, 40, 2.5, 2.5)), level);
        return holds(test.ci_low, test.ci_high, 0.5);
    });
}

TEST_CASE("the paired interval covers") {
    check_coverage("paired t, n = 15", usual_replicates, [](Random& random) {
        const auto from = normals(random, 15, 3, 1);
        auto to = from;
        for (auto& value : to) value = 0.6 * value + 1.5 + 0.8 * random.normal();
        const PairedTest test = paired_t_test(from, to, level);
        return holds(test.ci_low, test.ci_high, 0.3);
    });
}

TEST_CASE("Games-Howell intervals cover all differences at once") {
    check_coverage("Games-Howell, 4 groups of 15 to 40, sd 1 to 2.5, simultaneously", usual_replicates, [](Random& random) {
        const std::array<std::size_t, 4> n{15, 20, 30, 40};
        const std::array<double, 4> sd{2.5, 1, 1.5, 2};
        std::array<Moments, 4> groups;
        for (std::size_t g = 0; g < 4; ++g) groups.at(g) = moments(normals(random, n.at(g), static_cast<double>(g), sd.at(g)));
        for (std::size_t a = 0; a < 4; ++a)
            for (std::size_t b = a + 1; b < 4; ++b) {
                const GamesHowell pair = games_howell(groups.at(a), groups.at(b), 4, level);
                if (!holds(pair.ci_low, pair.ci_high, static_cast<double>(a) - static_cast<double>(b))) return false;
            }
        return true;
    });
}

TEST_CASE("Feldt's interval of alpha covers for parallel items") {
    constexpr std::size_t items = 5;
    constexpr std::size_t people = 40;
    constexpr double correlation = 0.4;
    check_coverage("Feldt, 5 items, n = 40", usual_replicates, [](Random& random) {
        Matrix rows(people, items);
        for (std::size_t person = 0; person < people; ++person) {
            const double shared = random.normal();
            for (std::size_t item = 0; item < items; ++item)
                rows(person, item) = std::sqrt(correlation) * shared + std::sqrt(1 - correlation) * random.normal();
        }
        const double alpha = cronbach_alpha(covariance(cross_products(rows), Divisor::n_minus_1)).value();
        return covers(feldt_interval(alpha, people, items, level), items * correlation / (1 + (items - 1) * correlation));
    });
}

TEST_CASE("the noncentral-t interval of g covers where variances are equal") {
    check_coverage("Hedges' g = .6, n = 20 and 20", usual_replicates, [](Random& random) {
        const HedgesG g = hedges_g(welch_test(moments(normals(random, 20, 0.6, 1)), moments(normals(random, 20, 0, 1)), level), level);
        return holds(g.ci_low, g.ci_high, 0.6 * hedges_correction(38));  // the limits are of g as corrected
    });
}

TEST_CASE("the linearised standard error of a weighted mean covers") {
    check_coverage("weighted mean, n = 150, weights 0.5 to 3 that go with the answers", usual_replicates, [](Random& random) {
        std::vector<double> values;
        std::vector<double> weights;
        for (int i = 0; i < 150; ++i) {
            weights.push_back(0.5 + 2.5 * random.uniform());
            values.push_back(weights.back() + random.normal());
        }
        // E(w x) / E(w) with x = w + e, w uniform from 0.5 to 3: E(w^2) / E(w)
        const double truth = (1.75 * 1.75 + 2.5 * 2.5 / 12) / 1.75;
        const WeightedMoments m = moments(weighted_tally_of(values, SamplingWeights(weights)));
        return covers(t_interval(m.mean, m.se, 149, level), truth);
    });
}

TEST_CASE("with the finite population correction the interval covers the mean of everyone there is") {
    check_coverage("finite population, 40 of 60", usual_replicates, [](Random& random) {
        std::vector<double> people = normals(random, 60, 3, 1);
        const double truth = std::accumulate(people.begin(), people.end(), 0.0) / 60;
        for (std::uint32_t i = 0; i < 40; ++i) std::swap(people[i], people[i + random.below(60 - i)]);
        people.resize(40);
        const Moments m = moments(people);
        return covers(t_interval(m.mean, *m.se() * finite_population_factor(40, 60), 39, level), truth);
    });
}

TEST_CASE("the slope of a trend covers by least squares") {
    check_coverage("trend by least squares, 4 waves of 15", usual_replicates, [](Random& random) {
        Matrix design(60, 2);
        std::vector<double> y;
        for (std::size_t row = 0; row < 60; ++row) {
            design(row, 0) = 1;
            design(row, 1) = static_cast<double>(row / 15);
            y.push_back(3 + 0.1 * design(row, 1) + 0.8 * random.normal());
        }
        const CoefficientTest slope = coefficient_test(mixed_model(y, design, {}), 1, level);
        return holds(slope.ci_low, slope.ci_high, 0.1);
    });
}

TEST_CASE("the slope of a trend covers with random intercepts of sites and teams") {
    constexpr std::size_t replicates = 2000;
    check_coverage("trend with 6 sites, 24 teams, 4 waves of 5", replicates, [](Random& random) {
        std::vector<double> y;
        std::vector<std::array<double, 2>> x;
        std::vector<GroupOfRow> groups(2);
        for (std::uint32_t site = 0; site < 6; ++site) {
            const double of_site = 0.3 * random.normal();
            for (std::uint32_t team = 0; team < 4; ++team) {
                const double of_team = 0.3 * random.normal();
                for (int i = 0; i < 20; ++i) {
                    const double year = i / 5;
                    x.push_back({1, year});
                    y.push_back(3 + 0.1 * year + of_site + of_team + 0.8 * random.normal());
                    groups[0].push_back(site);
                    groups[1].push_back(4 * site + team);
                }
            }
        }
        Matrix design(x.size(), 2);
        for (std::size_t row = 0; row < x.size(); ++row) {
            design(row, 0) = x[row][0];
            design(row, 1) = x[row][1];
        }
        const CoefficientTest slope = coefficient_test(mixed_model(y, design, groups), 1, level);
        return holds(slope.ci_low, slope.ci_high, 0.1);
    });
}

TEST_CASE("the slope of a trend covers where the same people answer again and again") {
    constexpr std::size_t replicates = 2000;
    check_coverage("trend of 60 linked people in 6 sites, 4 waves", replicates, [](Random& random) {
        Matrix design(240, 2);
        std::vector<double> y;
        std::vector<GroupOfRow> groups(2);
        for (std::uint32_t site = 0; site < 6; ++site) {
            const double of_site = 0.3 * random.normal();
            for (std::uint32_t person = 0; person < 10; ++person) {
                const double of_person = 0.6 * random.normal();
                for (int year = 0; year < 4; ++year) {
                    design(y.size(), 0) = 1;
                    design(y.size(), 1) = year;
                    y.push_back(3 + 0.1 * year + of_site + of_person + 0.6 * random.normal());
                    groups[0].push_back(site);
                    groups[1].push_back(10 * site + person);
                }
            }
        }
        const CoefficientTest slope = coefficient_test(mixed_model(y, design, groups), 1, level);
        return holds(slope.ci_low, slope.ci_high, 0.1);
    });
}

TEST_CASE("the smallest detectable difference is found in four of five") {
    const Moments twenty{20, 0.0, 1.0};
    const WelchTest planned = welch_test(twenty, twenty, level);
    const double difference = smallest_detectable(planned.se, *planned.df, level, 0.8).value();
    check_coverage(
        "Welch finds the smallest detectable difference, n = 20 and 20", usual_replicates,
        [&](Random& random) {
            return *welch_test(moments(normals(random, 20, difference, 1)), moments(normals(random, 20, 0, 1)), level).p_value < 1 - level;
        },
        {0.78, 0.82});
}
