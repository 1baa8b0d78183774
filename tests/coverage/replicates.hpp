/// Simulated samples, drawn again and again: how often does an interval hold what it should?
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/stats/random.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

namespace recaudit {

inline constexpr std::size_t usual_replicates = 4000;

/// Between which shares the coverage of an interval has to lie.
struct Band {
    double low = 0.935, high = 0.965;
};

/// The share of replicates in which `holds(random)` is true; `holds` may run on several threads.
template <class Holds>
double share_of_replicates(std::string_view name, std::size_t replicates, Holds holds) {
    const RandomKey key = RandomKey(2026, "coverage").child(name);
    std::vector<std::uint8_t> held(replicates);
    constexpr std::size_t blocks = 64;
    for_each_block(blocks, {}, [&](std::size_t block) {
        for (std::size_t i = block; i < replicates; i += blocks) {
            Random random = key.stream(i);
            held[i] = holds(random) ? 1 : 0;
        }
    });
    return static_cast<double>(std::count(held.begin(), held.end(), 1)) / static_cast<double>(replicates);
}

/// Checks that a share lies within a band, and says what was reached.
inline void check_share(std::string_view name, double share, std::size_t replicates, Band band = {}) {
    MESSAGE(name, ": ", 100 * share, " % of ", replicates);
    CHECK(share >= band.low);
    CHECK(share <= band.high);
}

/// Checks how often intervals cover; those at 95 % shall do so between 93.5 % and 96.5 %.
template <class Covers>
void check_coverage(std::string_view name, std::size_t replicates, Covers covers, Band band = {}) {
    check_share(name, share_of_replicates(name, replicates, covers), replicates, band);
}

/// Checks that something happens no more often than claimed, but for three standard errors of chance.
inline void check_at_most(std::string_view name, double share, double claimed, std::size_t trials) {
    MESSAGE(name, ": ", 100 * share, " % of ", trials, ", claimed ", 100 * claimed, " %");
    CHECK(share <= claimed + 3 * std::sqrt(claimed * (1 - claimed) / static_cast<double>(trials)));
}

/// Checks that something happens at least as often as claimed, but for three standard errors of chance.
inline void check_at_least(std::string_view name, double share, double claimed, std::size_t trials) {
    MESSAGE(name, ": ", 100 * share, " % of ", trials, ", claimed at least ", 100 * claimed, " %");
    CHECK(share >= claimed - 3 * std::sqrt(claimed * (1 - claimed) / static_cast<double>(trials)));
}

inline std::vector<double> normals(Random& random, std::size_t n, double mean, double sd) {
    std::vector<double> out(n);
    for (auto& value : out) value = mean + sd * random.normal();
    return out;
}

/// Answers from 1 to 5, most of them 1: mean 1.74.
inline std::vector<double> skewed_answers(Random& random, std::size_t n) {
    std::vector<double> out(n);
    for (auto& value : out) {
        const double u = random.uniform();
        value = u < 0.6 ? 1 : u < 0.8 ? 2 : u < 0.9 ? 3 : u < 0.96 ? 4 : 5;
    }
    return out;
}
inline constexpr double skewed_mean = 1.74;

template <class Limit>
bool holds(const Limit& low, const Limit& high, double truth) {
    return low && high && *low <= truth && truth <= *high;
}

}  // namespace recaudit
