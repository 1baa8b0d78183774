#include <recaudit/core/require.hpp>
#include <recaudit/stats/random_counts.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace recaudit {
namespace {

/// A count between `low` and `high` by inversion: probabilities are taken off a uniform number, the most likely first,
/// then alternately above and below it.
/// @param at_mode  the probability of `mode`.
/// @param step     step(k) = probability of k + 1 / probability of k.
template <class Step>
std::int64_t by_inversion(double uniform, std::int64_t low, std::int64_t mode, std::int64_t high, double at_mode, Step step) {
    double left = uniform - at_mode;
    if (left < 0) return mode;
    std::int64_t above = mode, below = mode;
    double p_above = at_mode, p_below = at_mode;
    while (above < high || below > low) {
        if (above < high) {
            p_above *= step(above++);
            if ((left -= p_above) < 0) return above;
        }
        if (below > low) {
            p_below /= step(--below);
            if ((left -= p_below) < 0) return below;
        }
        if (p_above + p_below == 0) break;
    }
    return mode;  // the probabilities summed to a little under 1 by rounding
}

double log_choose(std::int64_t n, std::int64_t k) { return log_factorial(n) - log_factorial(k) - log_factorial(n - k); }

}  // namespace

double log_factorial(std::int64_t n) {
    constexpr std::array<double, 13> small{1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800, 479001600};
    require(n >= 0, "a factorial of 0 or more");
    if (n < static_cast<std::int64_t>(small.size())) return std::log(small[static_cast<std::size_t>(n)]);
    // Stirling's series for log gamma at x = n + 1.
    const double x = static_cast<double>(n) + 1, square = 1 / (x * x);
    const double series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - square / 1188) * square) * square) * square) / x;
    return (x - 0.5) * std::log(x) - x + std::log(2 * std::numbers::pi) / 2 + series;
}

std::int64_t binomial(Random& random, std::int64_t n, double p) {
    require(n >= 0 && p >= 0 && p <= 1, "trials with a probability");
    if (n == 0 || p == 0) return 0;
    if (p == 1) return n;
    const auto mode = std::min(n, static_cast<std::int64_t>(static_cast<double>(n + 1) * p));
    const double odds = p / (1 - p);
    const double at_mode =
        std::exp(log_choose(n, mode) + static_cast<double>(mode) * std::log(p) + static_cast<double>(n - mode) * std::log1p(-p));
    return by_inversion(random.uniform(), 0, mode, n, at_mode,
                        [&](std::int64_t k) { return odds * static_cast<double>(n - k) / static_cast<double>(k + 1); });
}

std::int64_t hypergeometric(Random& random, std::int64_t marked, std::int64_t others, std::int64_t draws) {
    require(marked >= 0 && others >= 0 && draws >= 0 && draws <= marked + others, "no more draws than there are");
    const std::int64_t low = std::max(std::int64_t{0}, draws - others), high = std::min(draws, marked);
    if (low == high) return low;
    const double centre = static_cast<double>(draws + 1) * static_cast<double>(marked + 1) / static_cast<double>(marked + others + 2);
    const std::int64_t mode = std::clamp(static_cast<std::int64_t>(centre), low, high);
    const double at_mode = std::exp(log_choose(marked, mode) + log_choose(others, draws - mode) - log_choose(marked + others, draws));
    return by_inversion(random.uniform(), low, mode, high, at_mode, [&](std::int64_t k) {
        return static_cast<double>(marked - k) / static_cast<double>(k + 1) * static_cast<double>(draws - k) /
               static_cast<double>(others - draws + k + 1);
    });
}

}  // namespace recaudit
