#include <recaudit/agreement/within_group.hpp>
#include <recaudit/core/require.hpp>
#include <recaudit/stats/moments.hpp>
#include <recaudit/stats/quantile.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace recaudit {
namespace {

/// The mean absolute deviation from the mean.
double absolute_deviation(const Tally& item, const Moments& of_item) {
    double sum = 0;
    for (std::size_t i = 0; i < item.values.size(); ++i)
        sum += static_cast<double>(item.counts[i]) * std::abs(item.values[i] - *of_item.mean);
    return sum / static_cast<double>(of_item.n);
}

Status status_of(std::span<const Tally> items) {
    if (items.empty()) return Status::too_few_items;
    const std::int64_t n = items.front().n();
    return n == 0 ? Status::no_answers : n == 1 ? Status::too_few : Status::ok;
}

/// The square of a very narrow range may be no number above 0.
Number if_above_0(double variance) { return variance > 0 ? Number(variance) : Number(); }

}  // namespace

double uniform_null_variance(std::int64_t options) {
    require(options >= 2, "at least two options");
    const double a = static_cast<double>(options);
    return (a * a - 1) / 12;
}

Number even_spread_variance(const OptionSet& options) {
    const double width = options.maximum - options.minimum;
    if (options.is_continuum() && !options.step) return if_above_0(width * width / 12);
    if (options.is_checklist()) return uniform_null_variance(static_cast<std::int64_t>(options.choices.size()) + 1);
    if (options.is_continuum())
        return if_above_0(*options.step * *options.step * uniform_null_variance(std::llround(width / *options.step) + 1));
    std::vector<double> values;
    for (const Choice& choice : options.choices) values.push_back(choice.value);
    const Moments spread = moments(values);
    if (!spread.variance || !(*spread.variance > 0)) return {};
    return *spread.variance * static_cast<double>(spread.n - 1) / static_cast<double>(spread.n);
}

GroupAgreement group_agreement(std::span<const Tally> items, double null_variance) {
    return group_agreement(items, std::span(&null_variance, 1));
}

GroupAgreement group_agreement(std::span<const Tally> items, std::span<const double> null_variances) {
    require(std::ranges::all_of(null_variances, [](double variance) { return variance > 0; }), "null variances above 0");
    require(null_variances.size() == 1 || null_variances.size() == items.size(), "a null variance for each item, or one for all");
    GroupAgreement out;
    out.status = status_of(items);
    if (!items.empty()) out.n = items.front().n();
    if (out.status != Status::ok) return out;
    double ratios = 0, deviations = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        require(items[i].n() == out.n, "the same people on every item");
        const Moments of_item = moments(items[i]);
        ratios += *of_item.variance / null_variances[null_variances.size() == 1 ? 0 : i];
        deviations += absolute_deviation(items[i], of_item);
    }
    const double j = static_cast<double>(items.size()), ratio = ratios / j, cut = std::min(ratio, 1.0);
    out.rwg_j = j * (1 - cut) / (j * (1 - cut) + cut);
    out.rwg_star = 1 - ratio;
    out.ad_mean = deviations / j;
    return out;
}

TypicalAgreement typical_agreement(std::span<const GroupAgreement> groups) {
    std::vector<double> found;
    for (const GroupAgreement& group : groups)
        if (group.rwg_j) found.push_back(*group.rwg_j);
    if (found.empty()) return {};
    const auto high = std::ranges::count_if(found, [](double rwg_j) { return rwg_j >= 0.7; });
    return {quantile(tally_of(found), 0.5).number(), static_cast<double>(high) / static_cast<double>(found.size())};
}

}  // namespace recaudit
