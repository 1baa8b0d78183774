/// Is a mean, or a difference of two means, more than chance? t intervals, Welch's test and the paired test.
/// See docs/statistics/pairwise.md and docs/statistics/change.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/moments.hpp>

#include <span>

namespace recaudit {

/// centre -+ t quantile x se. Both ends absent where `centre` or `se` is, or df <= 0.
/// @param confidence  two-sided level in (0, 1).  R: t.test(x)$conf.int for a mean, with df = n - 1.
/// @throws std::logic_error  confidence outside (0, 1).
[[nodiscard]] Interval t_interval(Number centre, Number se, double df, double confidence);

/// By how much a standard error shrinks where n of N people answered: sqrt(1 - n / N), 0 where everyone did.
[[nodiscard]] double finite_population_factor(std::int64_t n, std::int64_t population);

/// Welch's test of two independent groups; difference = a - b.
struct WelchTest {
    std::int64_t n_a = 0, n_b = 0;
    Number mean_a, mean_b, difference;
    Number se;  // sqrt(v_a / n_a + v_b / n_b)
    Number t, df, p_value, ci_low, ci_high;
    Number standardiser;  // sqrt((v_a + v_b) / 2), the divisor of Hedges' g
    Status status = Status::ok;
};

/// Welch's t test: whether two means differ, without assuming equal variances.
/// t = difference / se; df = se^4 / ((v_a/n_a)^2 / (n_a - 1) + (v_b/n_b)^2 / (n_b - 1)).
/// @return means and difference wherever both groups have anyone; the rest undefined: no_answers (a group is empty),
///         too_few (a group under 2), no_variance (neither group varies).
/// @throws std::logic_error  confidence outside (0, 1).  R: t.test(a, b, conf.level = confidence).
/// Source: Welch 1947, Biometrika 34:28.
[[nodiscard]] WelchTest welch_test(const Moments& a, const Moments& b, double confidence);

/// The paired test of people measured twice; difference = to - from.
struct PairedTest {
    std::int64_t n = 0;
    Number mean_from, mean_to, difference;
    Number se;  // sd of the differences / sqrt(n)
    Number t, df, p_value, ci_low, ci_high;
    Number standardiser;  // sqrt((v_from + v_to) / 2)
    Status status = Status::ok;
};

/// Student's t test of the differences within people, df = n - 1.
/// @param from, to  the same people in the same order.
/// @return undefined: no_answers (n = 0), too_few (n = 1), no_variance (everyone changed alike).
/// @throws std::logic_error  unequal lengths, or confidence outside (0, 1).
/// R: t.test(to, from, paired = TRUE).  Source: Student 1908, Biometrika 6:1.
[[nodiscard]] PairedTest paired_t_test(std::span<const double> from, std::span<const double> to, double confidence);

}  // namespace recaudit
