/// How large is a difference, in units that do not depend on the scale? Hedges' g and Cliff's delta.
/// See docs/statistics/pairwise.md.
#pragma once

#include <recaudit/core/estimate.hpp>
#include <recaudit/stats/mean_test.hpp>
#include <recaudit/stats/tally.hpp>

namespace recaudit {

/// The factor that takes the bias of small samples out of a standardised difference, exact:
/// J = Gamma(df/2) / (sqrt(df/2) Gamma((df-1)/2)); 0 at df = 1, towards 1 for large df.
/// @param df  1 or more.  Source: Hedges 1981, Journal of Educational Statistics 6:107.
[[nodiscard]] double hedges_correction(double df);

struct HedgesG {
    Number g, ci_low, ci_high;
    Status status = Status::ok;
};

/// Hedges' g of two independent groups: J(df) x difference / sqrt((v_a + v_b) / 2), df Welch's.
/// The interval inverts the noncentral t at Welch's t; its limits times J x se / standardiser are those of g.
/// @param test  of the two groups; where it is undefined, g is, for the same reason.
/// @throws std::logic_error  confidence outside (0, 1).
/// R: effectsize::hedges_g(a, b, pooled_sd = FALSE); its interval comes from an optimiser that may stop early,
/// ours from root finding on pt(t, df, ncp).  Source: Delacre et al. 2021, doi:10.31234/osf.io/tu6mp.
[[nodiscard]] HedgesG hedges_g(const WelchTest& test, double confidence);

/// Hedges' g of two independent groups without its interval, which takes most of the time.
[[nodiscard]] Estimate hedges_g(const WelchTest& test);

/// Hedges' g of people measured twice: J(n - 1) x mean difference / sqrt((v_from + v_to) / 2).
/// @return undefined where the test has too few; no_variance where neither measurement varies.
[[nodiscard]] Estimate hedges_g(const PairedTest& test);

/// Cliff's delta: of all pairs of one person from each group, the share in which a is higher less the share in which
/// a is lower; -1 to 1.
/// @return undefined: no_answers (a group is empty).  R: effectsize::cliffs_delta(a, b).
/// Source: Cliff 1993, Psychological Bulletin 114:494.
[[nodiscard]] Estimate cliffs_delta(const Tally& a, const Tally& b);

}  // namespace recaudit
