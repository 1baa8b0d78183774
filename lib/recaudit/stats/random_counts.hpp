/// Random counts: how many of a group have each value when it is drawn again, without drawing its people one by one.
/// See docs/statistics/bootstrap.md and docs/statistics/permutation.md.
#pragma once

#include <recaudit/stats/random.hpp>

#include <cstdint>

namespace recaudit {

/// log(n!), right to 1e-15 of its size; n is 0 or more.  R: lfactorial(n).
[[nodiscard]] double log_factorial(std::int64_t n);

/// How many of n independent trials succeed, each with probability p.
/// By inversion outwards from the most likely count, so that the work grows with the standard deviation and not with n.
/// @param n  0 or more.  @param p  in [0, 1].  R: rbinom(1, n, p).
[[nodiscard]] std::int64_t binomial(Random& random, std::int64_t n, double p);

/// How many of the marked ones are among `draws` drawn without replacement from `marked` + `others`. Inversion as in binomial.
/// @throws std::logic_error  a negative count, or more draws than there are.  R: rhyper(1, marked, others, draws).
[[nodiscard]] std::int64_t hypergeometric(Random& random, std::int64_t marked, std::int64_t others, std::int64_t draws);

}  // namespace recaudit
