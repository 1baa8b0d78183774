#include <recaudit/scoring/score.hpp>
#include <recaudit/scoring/score_rule.hpp>

#include <algorithm>

namespace recaudit {

double ScoreRule::score(const AnsweredSums& sums) const {
    const double mean = sums.weighted_values / sums.weights;
    switch (method) {
        case ScoringMethod::sum:
        case ScoringMethod::count: return sums.weighted_values;
        case ScoringMethod::prorated_sum: return mean * total_weight;
        case ScoringMethod::percent_of_maximum: return 100 * (mean - mean_range.low) / (mean_range.high - mean_range.low);
        case ScoringMethod::percent_favourable: return 100 * sums.weighted_favourable / sums.weights;
        case ScoringMethod::mean: break;
    }
    return mean;
}

ScoreRule score_rule(const Instrument& instrument, const Scale& scale) {
    ScoreRule rule;
    rule.method = scale.method;
    rule.weights = scale.weights;
    rule.minimum_answered = std::max<std::size_t>(scale.minimum_answered, 1);
    rule.favourable_declared = declares_favourable(instrument, scale);
    for (std::size_t i = 0; i < scale.items.size(); ++i) rule.total_weight += rule.weight(i);
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
        const Range item = range_of(instrument.options_of(instrument.items[scale.items[i]]));
        rule.mean_range.low += rule.weight(i) * item.low;
        rule.mean_range.high += rule.weight(i) * item.high;
    }
    rule.range = rule.mean_range;
    rule.mean_range.low /= rule.total_weight;
    rule.mean_range.high /= rule.total_weight;
    if (scale.method == ScoringMethod::mean) rule.range = rule.mean_range;
    if (scale.method == ScoringMethod::percent_of_maximum || scale.method == ScoringMethod::percent_favourable) rule.range = {0, 100};
    return rule;
}

}  // namespace recaudit
