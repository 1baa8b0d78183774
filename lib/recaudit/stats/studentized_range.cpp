#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/over_chi.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <vector>

namespace recaudit {
namespace {

using detail::MeanOverChi;
using detail::Slope;

/// A fixed grid for integrals against the normal density, again by the trapezoidal rule.
struct NormalGrid {
    static constexpr int half = 102;
    static constexpr double step = 1.0 / 12;
    std::array<double, 2 * half + 1> z{}, below{}, density{};
    NormalGrid() {
        for (std::size_t at = 0; at < z.size(); ++at) {
            z[at] = (static_cast<double>(at) - half) * step;
            below[at] = detail::phi(z[at]);
            density[at] = detail::phi_density(z[at]);
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

/// P(range of `groups` standard normals <= width), and its density: the largest is at z and the others within `width` below.
/// Worked out at the widths where the normal density is on the grid, which takes no error function, and between two of them by
/// the polynomial of degree 11 through the nearest twelve, whose error is below 1e-12.
class RangeDistribution {
public:
    explicit RangeDistribution(std::int64_t groups) {
        std::array<double, widths> at{};
        for (int width = 0; width < widths; ++width) at[static_cast<std::size_t>(width)] = on_grid(width, groups);
        // R(-w) = +-R(w), as the integrand's symmetry says; so polynomials near 0 have points on both sides too.
        const double mirrored = groups % 2 == 0 ? -1 : 1;
        for (int first = 0; first + points / 2 < widths; ++first) {
            Polynomial sum{};
            for (int j = 0; j < points; ++j) {
                const int width = first - points / 2 + 1 + j;
                const double value = width < 0 ? mirrored * at[static_cast<std::size_t>(-width)] : at[static_cast<std::size_t>(width)];
                for (std::size_t power = 0; power < points; ++power)
                    sum[power] += value * through_one()[static_cast<std::size_t>(j)][power];
            }
            pieces_.push_back(sum);
        }
    }
    [[nodiscard]] Slope operator()(double width) const {
        const double place = width / NormalGrid::step;
        if (!(place < static_cast<double>(pieces_.size()))) return {1, 0};  // beyond 16: one range in 10^28 for two groups
        const auto piece = static_cast<std::size_t>(place);
        const double x = place - static_cast<double>(piece) - 0.5;
        Slope out{0, 0};
        for (std::size_t power = points; power-- > 0;) {
            out.slope = out.slope * x + out.value;
            out.value = out.value * x + pieces_[piece][power];
        }
        out.slope /= NormalGrid::step;
        return out;
    }

private:
    static constexpr int points = 12, widths = 2 * NormalGrid::half + 1;
    using Polynomial = std::array<double, points>;  // by ascending powers of the distance from the middle, in steps

    static double on_grid(int width, std::int64_t groups) {
        const NormalGrid& grid = normal_grid();
        double sum = 0;
        for (int i = 0; i < widths; ++i) {
            const double others = i >= width ? grid.below[static_cast<std::size_t>(i - width)] : 0;
            sum += grid.density[static_cast<std::size_t>(i)] * power_of(grid.below[static_cast<std::size_t>(i)] - others, groups - 1);
        }
        return static_cast<double>(groups) * sum * NormalGrid::step;
    }
    /// Lagrange's polynomials: each is 1 at one of the points (-5.5, -4.5, ... 5.5) and 0 at the others.
    static const std::array<Polynomial, points>& through_one() {
        static const std::array<Polynomial, points> made = [] {
            std::array<Polynomial, points> out{};
            for (int j = 0; j < points; ++j) {
                Polynomial& product = out[static_cast<std::size_t>(j)];
                product[0] = 1;
                for (int k = 0; k < points; ++k) {
                    if (k == j) continue;
                    for (std::size_t power = points; power-- > 0;)
                        product[power] = ((power > 0 ? product[power - 1] : 0) - (k - (points - 1) / 2.0) * product[power]) / (j - k);
                }
            }
            return out;
        }();
        return made;
    }
    std::vector<Polynomial> pieces_;
};

/// Kept from call to call: pairs of as many groups follow one another, and filling the table takes longer than using it.
const RangeDistribution& range_of(std::int64_t groups) {
    constexpr std::size_t most_kept = 32;
    thread_local std::map<std::int64_t, RangeDistribution> kept;
    const auto known = kept.find(groups);
    if (known != kept.end()) return known->second;
    if (kept.size() == most_kept) kept.clear();
    return kept.emplace(groups, groups).first->second;
}

/// A quantile of the studentized range to about a hundredth: where to start looking for it.
/// Source: Odeh & Evans 1974 and Lund & Lund 1983, Applied Statistics 32:204 (AS 190).
double near_range_quantile(double p, std::int64_t groups, double df) {
    const double v = std::max(df, 2.0);
    const double z = *normal_quantile((1 + p) / 2);
    const double t = z + (z * z * z + z) / v / 4;
    const double slope = 0.8832 - 0.2368 * t - 1.214 / v + 1.208 * t / v;
    return std::max(t * (slope * std::log(static_cast<double>(groups) - 1) + std::numbers::sqrt2), 0.1);
}

bool valid_range(double q, std::int64_t groups, double df) { return std::isfinite(q) && groups >= 2 && df >= 1; }

}  // namespace

Number studentized_range_cdf(double q, std::int64_t groups, double df) {
    if (!valid_range(q, groups, df)) return {};
    if (q <= 0) return 0;
    const RangeDistribution& range = range_of(groups);
    const double below = MeanOverChi(df, std::min(q, 10.0)).of([&](double s) { return range(q * s).value; });
    return std::clamp(below, 0.0, 1.0);
}

Number studentized_range_complement(double q, std::int64_t groups, double df) {
    const Number below = studentized_range_cdf(q, groups, df);
    return below ? Number(1 - *below) : Number();
}

Number studentized_range_quantile(double p, std::int64_t groups, double df) {
    if (!valid_range(0, groups, df) || !(p > 0 && p < 1)) return {};
    const RangeDistribution& range = range_of(groups);
    const MeanOverChi over(df, 10);
    // in log q, which cannot turn negative
    const Number root = detail::root_of_probability(p, std::log(near_range_quantile(p, groups, df)), [&](double log_q) {
        const double q = std::exp(log_q);
        return over.of([&](double s) {
            const Slope at = range(q * s);
            return Slope{at.value, at.slope * q * s};
        });
    });
    return root ? Number(std::exp(*root)) : Number();
}

}  // namespace recaudit
