#include "replicates.hpp"

#include <recaudit/stats/bootstrap.hpp>
#include <recaudit/stats/cluster_mean.hpp>
#include <recaudit/stats/covariance.hpp>
#include <recaudit/stats/mean_test.hpp>
#include <recaudit/stats/moments.hpp>
#include <recaudit/stats/permutation.hpp>
#include <recaudit/stats/relative_weights.hpp>
#include <recaudit/stats/unit_products.hpp>

#include <array>
#include <cmath>
#include <string>

using namespace recaudit;

namespace {

constexpr double level = 0.95;
constexpr std::size_t samples = 2000;

bool covers_mean(const TallyResampler& sample, BootstrapMethod method, Random& random, double truth) {
    const std::array strata{sample};
    const ReplicatePlan plan{1000, RandomKey(random.bits64(), "bootstrap"), Threads{1}};
    const auto mean = [](std::span<const Tally> tallies) { return moments(tallies.front()).mean; };
    const BootstrapInterval interval = bootstrap(strata, plan, mean, method, level);
    return holds(interval.ci_low, interval.ci_high, truth);
}

/// Whole-number answers about 3 of teams of 8 to 12 people, with an intraclass correlation of about .1.
std::vector<Tally> teams_of(Random& random, std::size_t teams) {
    std::vector<Tally> out;
    for (std::size_t team = 0; team < teams; ++team) {
        std::vector<double> values = normals(random, 8 + random.below(5), 3 + 0.35 * random.normal(), 1);
        for (double& value : values) value = std::round(value);
        out.push_back(tally_of(values));
    }
    return out;
}

const char* name_of(BootstrapMethod method) { return method == BootstrapMethod::percentile ? "percentile bootstrap" : "BCa bootstrap"; }

constexpr std::array methods{BootstrapMethod::percentile, BootstrapMethod::bca};

/// Three scales that correlate .5 with one another, and an outcome of .5, .3 and .1 of them, and of its own .7: rows of people.
Matrix people(Random& random, std::size_t n) {
    Matrix out(n, 4);
    for (std::size_t person = 0; person < n; ++person) {
        const double shared = random.normal();
        for (std::size_t scale = 0; scale < 3; ++scale) out(person, scale) = std::sqrt(0.5) * (shared + random.normal());
        out(person, 3) = 0.5 * out(person, 0) + 0.3 * out(person, 1) + 0.1 * out(person, 2) + 0.7 * random.normal();
    }
    return out;
}

/// The covariances of all people there could be.
RelativeWeights true_weights() {
    const std::array<double, 3> slopes{0.5, 0.3, 0.1};
    Matrix out(4, 4);
    out(3, 3) = 0.49;
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = 0; b < 3; ++b) {
            out(a, b) = a == b ? 1 : 0.5;
            out(a, 3) += slopes.at(b) * out(a, b);
            out(3, a) += slopes.at(b) * out(a, b);
            out(3, 3) += slopes.at(a) * slopes.at(b) * out(a, b);
        }
    return relative_weights(out);
}

bool covers_weight(Random& random, std::size_t n, std::size_t scale, double truth) {
    const UnitProducts units = UnitProducts::of_people(people(random, n), RandomKey(1, "units"));
    std::vector<Number> drawn;
    for (int i = 0; i < 500; ++i) {
        const auto again = units.drawn_covariance(random);
        drawn.push_back(again ? Number(relative_weights(*again).weights.at(scale)) : Number());
    }
    const BootstrapInterval interval = percentile_interval(drawn, relative_weights(*units.covariance()).weights.at(scale), level);
    return holds(interval.ci_low, interval.ci_high, truth);
}

}  // namespace

TEST_CASE("bootstrap intervals of a mean cover") {
    for (const BootstrapMethod method : methods)
        check_coverage(std::string(name_of(method)) + ", n = 80, even answers", samples, [&](Random& random) {
            std::vector<double> values;
            for (int i = 0; i < 80; ++i) values.push_back(1.0 + random.below(5));
            return covers_mean(TallyResampler(tally_of(values)), method, random, 3);
        });
    check_coverage("BCa bootstrap, n = 80, skewed answers", samples, [&](Random& random) {
        return covers_mean(TallyResampler(tally_of(skewed_answers(random, 80))), BootstrapMethod::bca, random, skewed_mean);
    });
}

TEST_CASE("few people with skewed answers have intervals that are too short, whichever way they are made") {
    for (const std::size_t n : {12U, 25U}) {
        const std::string size = ", n = " + std::to_string(n) + ", skewed answers";
        const Band known{n < 20 ? 0.85 : 0.9, 0.955};
        for (const BootstrapMethod method : methods)
            check_coverage(
                name_of(method) + size, samples,
                [&](Random& random) { return covers_mean(TallyResampler(tally_of(skewed_answers(random, n))), method, random, skewed_mean); },
                known);
        check_coverage(
            "t interval" + size, samples,
            [&](Random& random) {
                const Moments m = moments(skewed_answers(random, n));
                const Interval interval = t_interval(m.mean, m.se(), static_cast<double>(n - 1), level);
                return holds(interval.low, interval.high, skewed_mean);
            },
            known);
    }
}

TEST_CASE("bootstrap intervals of teams drawn as a whole cover with many teams, and nearly with the fewest that are drawn") {
    for (const BootstrapMethod method : methods) {
        const auto covers = [&](std::size_t teams) {
            return [=](Random& random) { return covers_mean(TallyResampler(teams_of(random, teams)), method, random, 3); };
        };
        check_coverage(std::string(name_of(method)) + " of 60 teams", samples, covers(60));
        check_coverage(std::string(name_of(method)) + " of 20 teams", samples, covers(20), {0.91, 0.965});
    }
}

TEST_CASE("the linearised interval of a mean covers with few teams") {
    check_coverage("linearised t interval of 12 teams", usual_replicates, [](Random& random) {
        const ClusterMean found = cluster_mean(teams_of(random, 12), level);
        return holds(found.ci_low, found.ci_high, 3);
    });
}

TEST_CASE("bootstrap intervals of relative weights cover") {
    constexpr std::size_t people_asked = 400;
    const RelativeWeights truth = true_weights();
    for (std::size_t scale = 0; scale < 3; ++scale)
        check_coverage("relative weight of " + std::to_string(truth.weights.at(scale)) + ", n = 400", samples,
                       [&](Random& random) { return covers_weight(random, people_asked, scale, truth.weights.at(scale)); });
}

TEST_CASE("permutation tests reject no more often than they claim where groups are alike, and often where they are not") {
    const auto rejects = [](double difference) {
        return [=](Random& random) {
            std::vector<double> a = skewed_answers(random, 15), b = skewed_answers(random, 30);
            for (double& value : b) value += difference;
            const std::array groups{tally_of(a), tally_of(b)};
            return *permutation_test(groups, {500, RandomKey(random.bits64(), "permutation"), Threads{1}}).p_value <= 0.05;
        };
    };
    check_at_most("permutation test of people, alike", share_of_replicates("permutation, alike", samples, rejects(0)), 0.05, samples);
    check_at_least("permutation test of people, 2 points apart", share_of_replicates("permutation, apart", samples, rejects(2)), 0.95,
                   samples);
}
