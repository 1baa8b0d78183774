#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/over_chi.hpp>
#include <recaudit/stats/root.hpp>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace recaudit {
namespace {

namespace bm = boost::math;
using detail::MeanOverChi;
using detail::phi;
using detail::phi_density;
using detail::root_of_probability;
using detail::Slope;

/// Errors become values that are not finite, and so absent numbers; nothing is thrown.
using Quiet = bm::policies::policy<
    bm::policies::domain_error<bm::policies::ignore_error>, bm::policies::pole_error<bm::policies::ignore_error>,
    bm::policies::overflow_error<bm::policies::ignore_error>, bm::policies::evaluation_error<bm::policies::ignore_error>,
    bm::policies::rounding_error<bm::policies::ignore_error>, bm::policies::indeterminate_result_error<bm::policies::ignore_error>,
    bm::policies::promote_double<false>>;  // long double takes four times as long for digits that nobody sees
using Normal = bm::normal_distribution<double, Quiet>;
using StudentT = bm::students_t_distribution<double, Quiet>;
using FisherF = bm::fisher_f_distribution<double, Quiet>;
using ChiSquare = bm::chi_squared_distribution<double, Quiet>;
using NoncentralChiSquare = bm::non_central_chi_squared_distribution<double, Quiet>;

Number probability(double p) { return std::isfinite(p) ? Number(std::clamp(p, 0.0, 1.0)) : Number(); }

}  // namespace

Number normal_cdf(double x) { return probability(phi(x)); }
Number normal_quantile(double p) { return bm::quantile(Normal(), p); }

Number t_cdf(double t, double df) { return df > 0 ? probability(bm::cdf(StudentT(df), t)) : Number(); }
Number t_two_sided(double t, double df) { return df > 0 ? probability(2 * bm::cdf(bm::complement(StudentT(df), std::abs(t)))) : Number(); }
Number t_quantile(double p, double df) { return df > 0 ? Number(bm::quantile(StudentT(df), p)) : Number(); }

Number f_complement(double f, double df1, double df2) {
    return df1 > 0 && df2 > 0 ? probability(bm::cdf(bm::complement(FisherF(df1, df2), f))) : Number();
}
Number f_quantile(double p, double df1, double df2) { return df1 > 0 && df2 > 0 ? Number(bm::quantile(FisherF(df1, df2), p)) : Number(); }

Number chi_square_complement(double x, double df) { return df > 0 ? probability(bm::cdf(bm::complement(ChiSquare(df), x))) : Number(); }
Number chi_square_quantile(double p, double df) { return df > 0 ? Number(bm::quantile(ChiSquare(df), p)) : Number(); }

Number noncentral_chi_square_cdf(double x, double df, double noncentrality) {
    if (!(df > 0 && x >= 0 && noncentrality >= 0)) return {};
    return noncentrality == 0 ? probability(bm::cdf(ChiSquare(df), x)) : probability(bm::cdf(NoncentralChiSquare(df, noncentrality), x));
}

Number noncentral_chi_square_noncentrality(double x, double df, double p) {
    const Number z = normal_quantile(p);
    const auto excess = [&](double noncentrality) {
        const Number below = noncentral_chi_square_cdf(x, df, noncentrality);
        return below ? *below - p : std::numeric_limits<double>::quiet_NaN();
    };
    if (!z || !(excess(0) > 0)) return {};
    double high = std::max(x - df, 0.0) + std::sqrt(2 * df) + 1;  // mean and variance are df + ncp and 2 df + 4 ncp
    while (excess(high) > 0) high *= 2;
    const auto root = root_between(excess, 0, high);
    return root ? Number(*root) : Number();
}

Number noncentral_t_cdf(double t, double df, double noncentrality) {
    if (!(df >= 1) || !std::isfinite(t) || !std::isfinite(noncentrality)) return {};
    const double steepness = std::max(std::abs(t), std::abs(noncentrality));
    return probability(MeanOverChi(df, steepness).of([&](double s) { return phi(t * s - noncentrality); }));
}

Number noncentral_t_noncentrality(double t, double df, double p) {
    const Number z = normal_quantile(p);
    if (!z || !(df >= 1) || !std::isfinite(t)) return {};
    const double spread = std::sqrt(1 + t * t / (2 * df));  // the normal approximation, a good place to start from
    const MeanOverChi over(df, std::abs(t) + 6 * spread);
    return root_of_probability(p, t - *z * spread, [&](double noncentrality) {
        return Slope{over.of([&](double s) { return phi(t * s - noncentrality); }),
                     -over.of([&](double s) { return phi_density(t * s - noncentrality); })};
    });
}

Number noncentral_t_power(double critical, double df, double power) {
    const Number z = normal_quantile(power);
    if (!z || !(df >= 1) || !std::isfinite(critical)) return {};
    const MeanOverChi over(df, 2 * critical + 6);
    return root_of_probability(power, critical + *z, [&](double noncentrality) {
        return Slope{
            over.of([&](double s) { return phi(noncentrality - critical * s) + phi(-noncentrality - critical * s); }),
            over.of([&](double s) { return phi_density(noncentrality - critical * s) - phi_density(-noncentrality - critical * s); })};
    });
}

}  // namespace recaudit
