/// The rule that turns a person's answers into a score. See docs/statistics/scores.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>
#include <recaudit/scoring/answers.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recaudit {

/// What a score is made from: sums over the items that one person answered.
struct AnsweredSums {
    double weighted_values = 0;
    double weights = 0;
    double weighted_favourable = 0;
    std::uint32_t answered = 0;
    std::uint32_t favourable = 0;

    void add(double value, double weight, bool is_favourable) {
        weighted_values += weight * value;
        weights += weight;
        weighted_favourable += is_favourable ? weight : 0;
        ++answered;
        favourable += is_favourable ? 1 : 0;
    }
    [[nodiscard]] double percent_favourable() const { return 100.0 * favourable / answered; }
};

/// A scale's method with everything that it needs of the instrument.
struct ScoreRule {
    ScoringMethod method = ScoringMethod::mean;
    Range mean_range;  // of the mean of all items
    Range range;       // of the scores
    double total_weight = 0;
    std::size_t minimum_answered = 1;
    bool favourable_declared = false;
    std::vector<double> weights;  // empty: 1 each

    [[nodiscard]] double weight(std::size_t item) const { return weights.empty() ? 1 : weights[item]; }
    /// The score; at least one item is answered.
    [[nodiscard]] double score(const AnsweredSums& sums) const;
};

[[nodiscard]] ScoreRule score_rule(const Instrument& instrument, const Scale& scale);

}  // namespace recaudit
