/// How well does a model of covariances fit? See docs/statistics/structure.md.
#pragma once

#include <recaudit/core/estimate.hpp>

#include <cstddef>
#include <cstdint>

namespace recaudit {

/// A chi-square test of a model, and of the model in which items share nothing.
struct ModelTest {
    double chi_square = 0;
    std::int64_t df = 0;
    double baseline_chi_square = 0;
    std::int64_t baseline_df = 0;
    std::int64_t n = 0;
    std::size_t groups = 1;
};

/// With d = chi-square - df of the model and b of the baseline:
/// cfi = 1 - max(d, 0) / max(d, b, 0); tli = 1 - (d / df) / (b / baseline df), not cut off at 1;
/// rmsea = sqrt(groups max(d, 0) / (n df)), its interval from the noncentralities at which chi-square is the upper and the
/// lower quantile.
struct ModelFit {
    Number p_value;
    Number cfi;
    Number tli;
    Number rmsea;
    Interval rmsea_interval;
};

/// @param confidence  of the interval of rmsea; 0.90 is usual.
/// @return without degrees of freedom the model fits whatever the data: then cfi is 1 and the others are absent.
/// R: lavaan::fitMeasures(fit).  Source: Bentler 1990, Psychological Bulletin 107:238; Steiger 1998, Structural Equation
/// Modeling 5:411.
[[nodiscard]] ModelFit model_fit(const ModelTest& test, double confidence = 0.90);

}  // namespace recaudit
