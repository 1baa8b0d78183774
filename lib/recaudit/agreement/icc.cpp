#include <recaudit/agreement/icc.hpp>
#include <recaudit/core/require.hpp>
#include <recaudit/stats/group_tests.hpp>

#include <algorithm>

namespace recaudit {
namespace {

Number ratio(double part, double whole) { return whole > 0 ? Number(part / whole) : Number(); }

}  // namespace

IntraclassCorrelation intraclass_correlation(std::span<const Moments> groups) {
    const OneWayAnova anova = one_way_anova(groups);
    IntraclassCorrelation out;
    out.groups = anova.groups;
    out.n = anova.n;
    out.status = anova.status;
    if (!anova.msw) return out;
    out.icc1 = ratio(*anova.msb - *anova.msw, *anova.msb + (*anova.n0 - 1) * *anova.msw);
    out.icc2 = ratio(*anova.msb - *anova.msw, *anova.msb);
    out.f = anova.f;
    out.df1 = anova.df1;
    out.df2 = anova.df2;
    out.p_value = anova.p_value;
    if (out.status == Status::ok && !out.icc2) out.status = Status::not_identified;
    return out;
}

double mean_reliability(double icc1, double n) {
    const double share = std::clamp(icc1, 0.0, 1.0);
    return n * share / (1 + (n - 1) * share);
}

Count people_for_reliability(double icc1, double reliability) {
    require(reliability > 0 && reliability < 1, "a reliability between 0 and 1");
    if (!(icc1 > 0)) return {};
    const double share = std::min(icc1, 1.0), exact = reliability * (1 - share) / ((1 - reliability) * share);
    constexpr double most = 1e15;
    if (exact > most) return {};
    const auto near = std::max<std::int64_t>(1, static_cast<std::int64_t>(exact));
    return mean_reliability(icc1, static_cast<double>(near)) >= reliability ? near : near + 1;
}

}  // namespace recaudit
