#include <recaudit/agreement/icc.hpp>
#include <recaudit/stats/group_tests.hpp>

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

}  // namespace recaudit
