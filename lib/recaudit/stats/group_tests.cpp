#include <recaudit/core/require.hpp>
#include <recaudit/stats/distribution.hpp>
#include <recaudit/stats/group_tests.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace recaudit {
namespace {

Status status_of(std::span<const Moments> groups, std::int64_t smallest) {
    if (groups.size() < 2) return Status::not_identified;
    const bool large = std::all_of(groups.begin(), groups.end(), [&](const Moments& group) { return group.n >= smallest; });
    return large ? Status::ok : Status::too_few;
}

template <class Test>
Test test_of(std::size_t groups, std::int64_t n) {
    Test out;
    out.groups = static_cast<std::int64_t>(groups);
    out.n = n;
    return out;
}

std::int64_t people(std::span<const Moments> groups) {
    std::int64_t n = 0;
    for (const Moments& group : groups) n += group.n;
    return n;
}

/// Adds the ranks of one group's values among all: ties share their middle rank.
double rank_sum(const Tally& group, const Tally& all) {
    double sum = 0;
    std::int64_t below = 0;
    std::size_t i = 0;
    for (std::size_t j = 0; j < group.values.size(); ++j) {
        while (all.values[i] < group.values[j]) below += all.counts[i++];
        sum += static_cast<double>(group.counts[j]) * (static_cast<double>(below) + (static_cast<double>(all.counts[i]) + 1) / 2);
    }
    return sum;
}

double tie_correction(const Tally& all) {
    const double n = static_cast<double>(all.n());
    double ties = 0;
    for (const std::int64_t count : all.counts) {
        const double t = static_cast<double>(count);
        ties += t * t * t - t;
    }
    return 1 - ties / (n * n * n - n);
}

}  // namespace

GroupTest welch_anova(std::span<const Moments> groups) {
    auto out = test_of<GroupTest>(groups.size(), people(groups));
    out.status = status_of(groups, 2);
    if (out.status != Status::ok) return out;
    if (std::any_of(groups.begin(), groups.end(), [](const Moments& group) { return *group.variance == 0; })) {
        out.status = Status::no_variance;
        return out;
    }
    const double k = static_cast<double>(groups.size()), origin = *groups.front().mean;
    double total = 0, centre = 0, spread = 0, lambda = 0;
    for (const Moments& group : groups) {
        const double weight = static_cast<double>(group.n) / *group.variance;
        total += weight;
        centre += weight * (*group.mean - origin);
    }
    centre /= total;
    for (const Moments& group : groups) {
        const double weight = static_cast<double>(group.n) / *group.variance, deviation = *group.mean - origin - centre;
        spread += weight * deviation * deviation;
        lambda += (1 - weight / total) * (1 - weight / total) / static_cast<double>(group.n - 1);
    }
    out.df1 = k - 1;
    out.df2 = (k * k - 1) / (3 * lambda);
    out.statistic = spread / (k - 1) / (1 + 2 * (k - 2) * lambda / (k * k - 1));
    out.p_value = f_complement(*out.statistic, *out.df1, *out.df2);
    return out;
}

GroupTest kruskal_wallis(std::span<const Tally> groups) {
    Tally all;
    for (const Tally& group : groups) all = merged(all, group);
    auto out = test_of<GroupTest>(groups.size(), all.n());
    if (groups.size() < 2) out.status = Status::not_identified;
    else if (std::any_of(groups.begin(), groups.end(), [](const Tally& group) { return group.empty(); })) out.status = Status::too_few;
    else if (all.values.size() == 1) out.status = Status::no_variance;
    if (out.status != Status::ok) return out;
    const double n = static_cast<double>(out.n), middle = (n + 1) / 2;
    double spread = 0;  // about the middle rank: fewer digits are lost than with R^2 / n
    for (const Tally& group : groups) {
        const double size = static_cast<double>(group.n()), deviation = rank_sum(group, all) - size * middle;
        spread += deviation * deviation / size;
    }
    out.statistic = 12 / (n * (n + 1)) * spread / tie_correction(all);
    out.df1 = static_cast<double>(groups.size() - 1);
    out.p_value = chi_square_complement(*out.statistic, *out.df1);
    return out;
}

OneWayAnova one_way_anova(std::span<const Moments> groups) {
    auto out = test_of<OneWayAnova>(groups.size(), people(groups));
    out.status = status_of(groups, 1);
    if (out.status == Status::ok && out.n == out.groups) out.status = Status::too_few;
    if (out.status != Status::ok) return out;
    Moments all;
    double within = 0, between = 0, squared_sizes = 0;
    for (const Moments& group : groups) all = merged(all, group);
    for (const Moments& group : groups) {
        const double n = static_cast<double>(group.n), deviation = *group.mean - *all.mean;
        if (group.variance) within += *group.variance * (n - 1);
        between += n * deviation * deviation;
        squared_sizes += n * n;
    }
    const double n = static_cast<double>(out.n), k = static_cast<double>(out.groups);
    out.ssb = between;
    out.ssw = within;
    out.df1 = k - 1;
    out.df2 = n - k;
    out.msb = between / (k - 1);
    out.msw = within / (n - k);
    out.n0 = (n - squared_sizes / n) / (k - 1);
    if (within == 0) {
        out.status = Status::no_variance;
        return out;
    }
    out.f = *out.msb / *out.msw;
    out.p_value = f_complement(*out.f, *out.df1, *out.df2);
    return out;
}

Number omega_squared(const OneWayAnova& anova) {
    if (!anova.msw) return {};
    const double excess = *anova.ssb - static_cast<double>(anova.groups - 1) * *anova.msw;
    const double total = *anova.ssb + *anova.ssw + *anova.msw;
    if (!(total > 0)) return {};
    return std::max(0.0, excess / total);
}

}  // namespace recaudit
