#include <recaudit/needs/pair_counts.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// Everyone's answer to an item as the number of its value; `values.size()` where there is none.
struct NumberedAnswers {
    std::vector<double> values;
    std::vector<std::uint32_t> numbers;
};

NumberedAnswers numbered_answers(const ItemAnswers& of) {
    const std::size_t rows = of.column->codes.size();
    NumberedAnswers out{choice_values(*of.item, *of.options), std::vector<std::uint32_t>(rows)};
    if (!of.options->is_continuum()) {
        const auto none = static_cast<std::uint32_t>(out.values.size());
        for (std::size_t row = 0; row < rows; ++row) out.numbers[row] = std::min<std::uint32_t>(of.column->codes[row], none);
        return out;
    }
    std::vector<Number> values(rows);
    for (std::size_t row = 0; row < rows; ++row)
        if (!is_missing(of.column->codes[row])) values[row] = answer_value(*of.item, *of.options, *of.column, row);
    const ScoreColumn column = score_column(values);
    out.values = column.levels;
    std::visit([&](const auto& codes) { std::ranges::copy(codes, out.numbers.begin()); }, column.codes);
    return out;
}

constexpr std::uint64_t no_pair = ~std::uint64_t{0};

}  // namespace

PairCounts count_pairs(const ItemAnswers& current, const ItemAnswers& importance, std::span<const CellsOfRows> cuts) {
    const NumberedAnswers now = numbered_answers(current), wanted = numbered_answers(importance);
    std::vector<std::uint64_t> pairs(now.numbers.size(), no_pair);
    for (std::size_t row = 0; row < pairs.size(); ++row)
        if (now.numbers[row] < now.values.size() && wanted.numbers[row] < wanted.values.size())
            pairs[row] = std::uint64_t{now.numbers[row]} << 32U | wanted.numbers[row];
    std::vector<std::uint64_t> distinct = pairs;
    std::ranges::sort(distinct);
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (!distinct.empty() && distinct.back() == no_pair) distinct.pop_back();
    PairCounts out;
    for (const std::uint64_t pair : distinct) out.values.push_back({now.values[pair >> 32U], wanted.values[pair & 0xFFFFFFFFU]});
    std::vector<std::uint32_t> codes(pairs.size());
    for (std::size_t row = 0; row < pairs.size(); ++row)
        codes[row] = static_cast<std::uint32_t>(std::ranges::lower_bound(distinct, pairs[row]) - distinct.begin());
    for (const CellsOfRows& rows : cuts) out.answers.push_back(count_codes(codes, distinct.size(), rows));
    return out;
}

PairSums with_cells(PairSums sums, const PairCounts& counts, std::size_t partition, std::span<const std::uint32_t> cells) {
    CodeCounts found(counts.values.size());
    found.add(counts.answers[partition], cells);
    for (std::size_t i = 0; i < counts.values.size(); ++i) {
        if (found.counts[i] == 0) continue;
        const auto& [current, importance] = counts.values[i];
        const double weight = found.weights.empty() ? static_cast<double>(found.counts[i]) : found.weights[i];
        sums.n += found.counts[i];
        sums.weight += weight;
        sums.current += weight * current;
        sums.importance += weight * importance;
        sums.discrepancy += weight * (importance - current);
        (current < importance ? sums.below : current > importance ? sums.above : sums.equal) += weight;
    }
    return sums;
}

}  // namespace recaudit
