#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/model_fit.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

double rmsea_of(double noncentrality, const ModelTest& test) {
    return std::sqrt(static_cast<double>(test.groups) * noncentrality / (static_cast<double>(test.n) * static_cast<double>(test.df)));
}

/// The noncentrality at which chi-square has the probability p to be lower; 0 where it is less likely to be lower even without.
Number end_of_interval(const ModelTest& test, double p) {
    const auto df = static_cast<double>(test.df);
    const Number above = chi_square_complement(test.chi_square, df);
    if (!above || 1 - *above <= p) return above ? Number(0) : Number();
    const Number noncentrality = noncentral_chi_square_noncentrality(test.chi_square, df, p);
    return noncentrality ? Number(rmsea_of(*noncentrality, test)) : Number();
}

}  // namespace

ModelFit model_fit(const ModelTest& test, double confidence) {
    ModelFit out;
    const auto df = static_cast<double>(test.df), baseline_df = static_cast<double>(test.baseline_df);
    const double excess = test.chi_square - df, baseline_excess = test.baseline_chi_square - baseline_df;
    const double worst = std::max({excess, baseline_excess, 0.0});
    out.cfi = test.df == 0 || worst == 0 ? 1 : 1 - std::max(excess, 0.0) / worst;
    if (test.df == 0) return out;
    out.p_value = chi_square_complement(test.chi_square, df);
    out.tli = 1 - (excess / df) / (baseline_excess / baseline_df);
    out.rmsea = rmsea_of(std::max(excess, 0.0), test);
    out.rmsea_interval = {end_of_interval(test, (1 + confidence) / 2), end_of_interval(test, (1 - confidence) / 2)};
    return out;
}

}  // namespace recaudit
