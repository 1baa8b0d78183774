#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/games_howell.hpp>
#include <recaudit/stats/mean_test.hpp>

#include <cmath>
#include <numbers>

namespace recaudit {

GamesHowell games_howell(const Moments& a, const Moments& b, std::int64_t groups, double confidence) {
    require(groups >= 2, "at least two groups");
    const WelchTest test = welch_test(a, b, confidence);
    GamesHowell out;
    out.difference = test.difference;
    out.status = test.status;
    if (out.status != Status::ok) return out;
    if (*a.variance == 0 || *b.variance == 0) out.status = Status::no_variance;
    else if (*test.df < 2) out.status = Status::too_few;
    if (out.status != Status::ok) return out;
    out.df = test.df;
    out.q = std::abs(*test.t) * std::numbers::sqrt2;
    out.p_value = studentized_range_complement(*out.q, groups, *test.df);
    const Number critical = studentized_range_quantile(confidence, groups, *test.df);
    if (!critical) return out;
    const double half = *critical / std::numbers::sqrt2 * *test.se;
    out.ci_low = *test.difference - half;
    out.ci_high = *test.difference + half;
    return out;
}

}  // namespace recaudit
