#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/root.hpp>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <optional>
#include <vector>

namespace recaudit {
namespace {

namespace bm = boost::math;

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

double phi(double x) { return std::erfc(-x / std::numbers::sqrt2) / 2; }

/// Means over s = sqrt(chi-square(df) / df), which both the noncentral t and the studentized range are made of.
/// In x = log(s) the density is smooth and dies away at both ends, so the trapezoidal rule converges exponentially;
/// dividing by the sum of the densities makes any constant of the density needless. The nodes serve any number of means.
class MeanOverChi {
public:
    /// @param steepness  how fast the values may change in x: the step shrinks with it.
    MeanOverChi(double df, double steepness) {
        df = std::min(df, 1e10);  // beyond, s is 1 to ten digits
        const double step = std::max(std::min(0.13, 0.7 / std::sqrt(2 * df + steepness * steepness)), 1e-3 / std::sqrt(2 * df));
        const auto add = [&](double x) {
            const double weight = std::exp(df * (x - std::expm1(2 * x) / 2));
            nodes_.push_back({std::exp(x), weight});
            total_ += weight;
            return weight > 1e-17;
        };
        for (int i = 0; add(i * step);) ++i;
        for (int i = -1; add(i * step);) --i;
    }
    template <class Value>
    [[nodiscard]] double of(Value value) const {
        double sum = 0;
        for (const Node& node : nodes_) sum += node.weight * value(node.s);
        return sum / total_;
    }

private:
    struct Node {
        double s, weight;
    };
    std::vector<Node> nodes_;
    double total_ = 0;
};

double phi_density(double x) { return std::exp(-x * x / 2) / std::sqrt(2 * std::numbers::pi); }

/// A probability and how fast it changes.
struct Slope {
    double value, slope;
};

/// Where a monotone probability takes the value p. Newton's method on normal quantiles, on which a noncentral t's
/// probability is nearly a straight line: two or three steps give full precision.
template <class Function>
Number root_of_probability(double p, double guess, Function function) {
    const double target = bm::quantile(Normal(), p);
    for (int step = 0; step < 12; ++step) {
        const Slope at = function(guess);
        if (!(at.value > 1e-12 && at.value < 1 - 1e-12)) break;
        const double z = bm::quantile(Normal(), at.value);
        const double move = (z - target) * phi_density(z) / at.slope;
        guess -= move;
        if (std::abs(move) < 1e-12 * std::max(1.0, std::abs(guess))) return guess;
    }
    const auto root = root_near([&](double x) { return function(x).value - p; }, guess, 0.1);
    return root ? Number(*root) : Number();
}

/// A fixed grid for integrals against the normal density, again by the trapezoidal rule.
struct NormalGrid {
    static constexpr int half = 102;
    static constexpr double step = 1.0 / 12;
    std::array<double, 2 * half + 1> z{}, below{}, density{};
    NormalGrid() {
        for (std::size_t at = 0; at < z.size(); ++at) {
            z[at] = (static_cast<double>(at) - half) * step;
            below[at] = phi(z[at]);
            density[at] = phi_density(z[at]);
        }
    }
};

const NormalGrid& normal_grid() {
    static const NormalGrid grid;
    return grid;
}

double power_of(double base, std::int64_t exponent) {
    double out = 1;
    for (; exponent > 0; exponent /= 2, base *= base)
        if (exponent % 2 == 1) out *= base;
    return out;
}

/// P(range of `groups` standard normals <= width): the largest is at z and the others within `width` below.
double range_cdf(double width, std::int64_t groups) {
    const NormalGrid& grid = normal_grid();
    const std::size_t stride = groups > 30 ? 1 : 2;  // the largest of many has a narrower density
    double sum = 0;
    for (std::size_t i = 0; i < grid.z.size(); i += stride)
        sum += grid.density[i] * power_of(grid.below[i] - phi(grid.z[i] - width), groups - 1);
    return static_cast<double>(groups) * sum * NormalGrid::step * static_cast<double>(stride);
}

/// range_cdf at many widths: worked out at the widths where the normal density is on the grid, which takes no error
/// function, and interpolated between them by polynomials of degree 11, whose error is below 1e-12.
class RangeCdf {
public:
    explicit RangeCdf(std::int64_t groups) : groups_(groups) {
        const NormalGrid& grid = normal_grid();
        for (int width = 0; width < widths; ++width) {
            double sum = 0;
            for (int i = 0; i < 2 * NormalGrid::half + 1; ++i) {
                const double others = i >= width ? grid.below[static_cast<std::size_t>(i - width)] : 0;
                sum += grid.density[static_cast<std::size_t>(i)] * power_of(grid.below[static_cast<std::size_t>(i)] - others, groups - 1);
            }
            at_.push_back(static_cast<double>(groups) * sum * NormalGrid::step);
        }
    }
    [[nodiscard]] std::int64_t groups() const { return groups_; }
    [[nodiscard]] double operator()(double width) const {
        const double place = width / NormalGrid::step;
        const int first = static_cast<int>(place) - points / 2 + 1;
        if (!(place >= 0) || first < 0 || first + points > widths) return range_cdf(width, groups_);
        return interpolated(place - first, static_cast<std::size_t>(first));
    }

private:
    static constexpr int points = 12, widths = 145;  // widths up to 12
    /// Lagrange's polynomial through `points` values, by Neville's scheme.
    [[nodiscard]] double interpolated(double x, std::size_t first) const {
        std::array<double, points> p{};
        std::copy_n(at_.begin() + static_cast<std::ptrdiff_t>(first), points, p.begin());
        for (int order = 1; order < points; ++order)
            for (int i = 0; i + order < points; ++i) {
                const auto at = static_cast<std::size_t>(i);
                p[at] = ((i + order - x) * p[at] + (x - i) * p[at + 1]) / order;
            }
        return p[0];
    }
    std::int64_t groups_;
    std::vector<double> at_;
};

/// Kept from call to call: pairs of the same groups follow one another, and filling the table takes longer than using it.
const RangeCdf& range_cdf_of(std::int64_t groups) {
    thread_local std::optional<RangeCdf> last;
    if (!last || last->groups() != groups) last.emplace(groups);
    return *last;
}

bool valid_range(double q, std::int64_t groups, double df) { return std::isfinite(q) && groups >= 2 && df >= 1; }

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

Number studentized_range_cdf(double q, std::int64_t groups, double df) {
    if (!valid_range(q, groups, df)) return {};
    if (q <= 0) return 0;
    return probability(MeanOverChi(df, std::min(q, 10.0)).of([&](double s) { return range_cdf(q * s, groups); }));
}

Number studentized_range_complement(double q, std::int64_t groups, double df) {
    const Number below = studentized_range_cdf(q, groups, df);
    return below ? Number(1 - *below) : Number();
}

Number studentized_range_quantile(double p, std::int64_t groups, double df) {
    if (!valid_range(0, groups, df) || !(p > 0 && p < 1)) return {};
    const RangeCdf& range = range_cdf_of(groups);
    const MeanOverChi over(df, 10);
    const auto excess = [&](double log_q) {
        const double q = std::exp(log_q);
        return over.of([&](double s) { return range(q * s); }) - p;
    };
    const auto root = root_near(excess, 1.3, 0.3);  // in log q, which cannot turn negative
    return root ? Number(std::exp(*root)) : Number();
}

}  // namespace recaudit
