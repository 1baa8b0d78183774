/// Probability distributions. Every function returns a probability within [0, 1], or a quantile; absent where an
/// argument lies outside the distribution or the calculation does not settle. None throws.
#pragma once

#include <recaudit/core/number.hpp>

#include <cstdint>

namespace recaudit {

/// R: pnorm(x).
[[nodiscard]] Number normal_cdf(double x);
/// R: qnorm(p).
[[nodiscard]] Number normal_quantile(double p);

/// R: pt(t, df).
[[nodiscard]] Number t_cdf(double t, double df);
/// P(|T| > |t|): the two-sided p-value, exact far in the tail.  R: 2 * pt(-abs(t), df).
[[nodiscard]] Number t_two_sided(double t, double df);
/// R: qt(p, df).
[[nodiscard]] Number t_quantile(double p, double df);

/// P(F > f).  R: pf(f, df1, df2, lower.tail = FALSE).
[[nodiscard]] Number f_complement(double f, double df1, double df2);
/// R: qf(p, df1, df2).
[[nodiscard]] Number f_quantile(double p, double df1, double df2);

/// P(X > x).  R: pchisq(x, df, lower.tail = FALSE).
[[nodiscard]] Number chi_square_complement(double x, double df);
/// R: qchisq(p, df).
[[nodiscard]] Number chi_square_quantile(double p, double df);

/// P(X <= x) for the noncentral chi-square.  R: pchisq(x, df, ncp).
[[nodiscard]] Number noncentral_chi_square_cdf(double x, double df, double noncentrality);
/// The noncentrality under which P(X <= x) = p; absent where even without one P(X <= x) is p or less.
[[nodiscard]] Number noncentral_chi_square_noncentrality(double x, double df, double p);

/// P(T <= t) for the noncentral t.  R: pt(t, df, ncp), which turns to a normal approximation for df > 4e5 or
/// |ncp| > 37.62; here neither is approximated. df 1 or more.
[[nodiscard]] Number noncentral_t_cdf(double t, double df, double noncentrality);
/// The noncentrality under which P(T <= t) = p, by bracketing and root finding.
[[nodiscard]] Number noncentral_t_noncentrality(double t, double df, double p);
/// The noncentrality at which a two-sided t test with this critical value rejects with probability `power`, both tails
/// counted; absent as noncentral_t_cdf is.
[[nodiscard]] Number noncentral_t_power(double critical, double df, double power);

/// P(Q <= q) for the studentized range of `groups` means, 2 or more.  R: ptukey(q, groups, df), which is right to about ten
/// digits for few means and four for a thousand; here all digits hold.
[[nodiscard]] Number studentized_range_cdf(double q, std::int64_t groups, double df);
/// P(Q > q).  R: ptukey(q, groups, df, lower.tail = FALSE).
[[nodiscard]] Number studentized_range_complement(double q, std::int64_t groups, double df);
/// R: qtukey(p, groups, df).
[[nodiscard]] Number studentized_range_quantile(double p, std::int64_t groups, double df);

}  // namespace recaudit
