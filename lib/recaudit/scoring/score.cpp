#include <recaudit/scoring/packed_score.hpp>
#include <recaudit/scoring/score.hpp>
#include <recaudit/scoring/score_rule.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// Adds up one item after another for every row.
ScaleScores score_one_by_one(const Instrument& instrument, const Scale& scale, const FormResponses& form) {
    const ScoreRule rule = score_rule(instrument, scale);
    std::vector<AnsweredSums> sums(form.rows);
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
        const Item& item = instrument.items[scale.items[i]];
        const OptionSet& options = instrument.options_of(item);
        const AnswerColumn& column = form.answers[scale.items[i]];
        for (std::size_t row = 0; row < form.rows; ++row) {
            if (is_missing(column.codes[row])) continue;
            const double value = answer_value(item, options, column, row);
            sums[row].add(value, rule.weight(i), Favour{&options}.is_favourable(value));
        }
    }
    std::vector<Number> scores(form.rows), favourable(form.rows);
    for (std::size_t row = 0; row < form.rows; ++row) {
        if (sums[row].answered < rule.minimum_answered) continue;
        scores[row] = rule.score(sums[row]);
        favourable[row] = sums[row].percent_favourable();
    }
    return {score_column(scores), rule.favourable_declared ? std::optional(score_column(favourable)) : std::nullopt};
}

ScoreColumn nobody(std::size_t rows) { return {{}, codes_for(rows, 0)}; }

}  // namespace

bool declares_favourable(const Instrument& instrument, const Scale& scale) {
    return std::ranges::all_of(scale.items,
                               [&](std::size_t item) { return instrument.options_of(instrument.items[item]).declares_favourable(); });
}

bool can_be_scored(const Instrument& instrument, const Scale& scale) {
    return scale.method != ScoringMethod::percent_favourable || declares_favourable(instrument, scale);
}

Range score_range(const Instrument& instrument, const Scale& scale) { return score_rule(instrument, scale).range; }

Range score_range(const Instrument& instrument, const Composite& composite) {
    Range mean;
    for (const std::size_t scale : composite.scales) {
        const Range range = score_range(instrument, instrument.scales[scale]);
        mean.low += range.low / static_cast<double>(composite.scales.size());
        mean.high += range.high / static_cast<double>(composite.scales.size());
    }
    return mean;
}

ScaleScores score_scale(const Instrument& instrument, const Scale& scale, const FormResponses& form) {
    if (!can_be_scored(instrument, scale)) return {nobody(form.rows), std::nullopt};
    if (auto packed = score_packed(instrument, scale, form)) return std::move(*packed);
    return score_one_by_one(instrument, scale, form);
}

ScoreColumn score_composite(const Composite& composite, std::span<const ScoreColumn* const> scales) {
    const std::size_t rows = scales.empty() ? 0 : scales.front()->rows();
    const std::size_t needed = std::max<std::size_t>(composite.minimum_scales, 1);
    std::vector<double> sums(rows, 0);
    std::vector<std::uint32_t> scored(rows, 0);
    for (const ScoreColumn* scale : scales)
        std::visit(
            [&](const auto& codes) {
                for (std::size_t row = 0; row < rows; ++row)
                    if (codes[row] < scale->levels.size()) {
                        sums[row] += scale->levels[codes[row]];
                        ++scored[row];
                    }
            },
            scale->codes);
    std::vector<Number> means(rows);
    for (std::size_t row = 0; row < rows; ++row)
        if (scored[row] >= needed) means[row] = sums[row] / scored[row];
    return score_column(means);
}

}  // namespace recaudit
