#include <recaudit/scoring/packed_score.hpp>
#include <recaudit/scoring/score_rule.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace recaudit {
namespace {

/// One answer, or a sum of answers, in a word: value above `base` in the low 16 bits, then 8 bits for answered items
/// and 8 for favourable ones. A missing answer is 0.
using Packed = std::uint32_t;
constexpr std::size_t most_items = 255;
constexpr double largest_sum = 65535;
constexpr double largest_table = 1 << 20;  // answered x sums
constexpr Packed value_of(Packed packed) { return packed & 0xFFFF; }
constexpr Packed answered_in(Packed packed) { return packed >> 16 & 0xFF; }
constexpr Packed favourable_in(Packed packed) { return packed >> 24; }

using PackedChoices = std::array<Packed, 256>;

struct PackedItems {
    std::vector<PackedChoices> items;
    double base = 0;          // the smallest value of any item
    std::size_t largest = 0;  // the largest value above base
};

bool is_whole(double value) { return value == std::floor(value) && std::abs(value) <= 1e9; }

std::optional<PackedItems> packed_items(const Instrument& instrument, const Scale& scale) {
    if (!scale.weights.empty() || scale.items.empty() || scale.items.size() > most_items) return std::nullopt;
    std::vector<std::vector<double>> values;
    double low = 1e10, high = -1e10;
    for (const std::size_t i : scale.items) {
        values.push_back(choice_values(instrument.items[i], instrument.options_of(instrument.items[i])));
        if (values.back().empty() || !std::ranges::all_of(values.back(), is_whole)) return std::nullopt;
        low = std::min(low, std::ranges::min(values.back()));
        high = std::max(high, std::ranges::max(values.back()));
    }
    const auto items = static_cast<double>(scale.items.size());
    if ((high - low) * items > largest_sum || (high - low) * items * items > largest_table) return std::nullopt;
    PackedItems out{{}, low, static_cast<std::size_t>(high - low)};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Favour favour{&instrument.options_of(instrument.items[scale.items[i]])};
        PackedChoices& packed = out.items.emplace_back();
        for (std::size_t code = 0; code < values[i].size(); ++code) {
            const Packed favourable = favour.is_favourable(values[i][code]) ? 1 : 0;
            packed[code] = static_cast<Packed>(values[i][code] - low) | 1U << 16 | favourable << 24;
        }
    }
    return out;
}

/// The score of each (answered, amount) that may occur, where amount is the packed value or the favourable count.
struct ScoreTable {
    std::vector<double> levels;
    std::vector<std::uint32_t> level_at;  // answered x width + amount
    std::size_t width = 1;
};

/// @param most_per_item  the largest amount that one answered item adds.
/// @param score          the score of (answered, amount).
template <class Score>
ScoreTable score_table(std::size_t items, std::size_t minimum, std::size_t most_per_item, Score score) {
    ScoreTable out;
    out.width = items * most_per_item + 1;
    std::vector<double> values;
    for (std::size_t answered = std::max<std::size_t>(minimum, 1); answered <= items; ++answered)
        for (std::size_t amount = 0; amount <= answered * most_per_item; ++amount) values.push_back(score(answered, amount));
    out.levels = distinct_levels(values);
    out.level_at.assign((items + 1) * out.width, static_cast<std::uint32_t>(out.levels.size()));
    auto value = values.begin();
    for (std::size_t answered = std::max<std::size_t>(minimum, 1); answered <= items; ++answered)
        for (std::size_t amount = 0; amount <= answered * most_per_item; ++amount)
            out.level_at[answered * out.width + amount] = static_cast<std::uint32_t>(level_index(out.levels, *value++));
    return out;
}

enum class Amount : std::uint8_t { value, favourable };

template <class Code>
void look_up(const ScoreTable& table, Amount amount, std::span<const Packed> sums, std::span<Code> codes) {
    const auto fill = [&](auto amount_in) {
        for (std::size_t row = 0; row < sums.size(); ++row)
            codes[row] = static_cast<Code>(table.level_at[answered_in(sums[row]) * table.width + amount_in(sums[row])]);
    };
    if (amount == Amount::value) fill(value_of);
    else fill(favourable_in);
}

/// A column being filled block by block.
struct PackedColumn {
    ScoreTable table;
    Amount amount = Amount::value;
    Codes codes;
    void fill(std::span<const Packed> sums, std::size_t first_row) {
        std::visit([&](auto& all) { look_up(table, amount, sums, std::span(all).subspan(first_row, sums.size())); }, codes);
    }
    [[nodiscard]] ScoreColumn column() && { return {std::move(table.levels), std::move(codes)}; }
};

PackedColumn packed_column(ScoreTable table, Amount amount, std::size_t rows) {
    Codes codes = codes_for(rows, table.levels.size());
    return {std::move(table), amount, std::move(codes)};
}

PackedColumn favourable_column(const ScoreRule& rule, std::size_t items, std::size_t rows) {
    return packed_column(score_table(items, rule.minimum_answered, 1,
                                     [](std::size_t answered, std::size_t favourable) {
                                         return 100.0 * static_cast<double>(favourable) / static_cast<double>(answered);
                                     }),
                         Amount::favourable, rows);
}

PackedColumn scores_column(const ScoreRule& rule, const PackedItems& packed, std::size_t rows) {
    if (rule.method == ScoringMethod::percent_favourable) return favourable_column(rule, packed.items.size(), rows);
    return packed_column(score_table(packed.items.size(), rule.minimum_answered, packed.largest,
                                     [&](std::size_t answered, std::size_t amount) {
                                         AnsweredSums sums;
                                         sums.weights = static_cast<double>(answered);
                                         sums.weighted_values = static_cast<double>(amount) + sums.weights * packed.base;
                                         return rule.score(sums);
                                     }),
                         Amount::value, rows);
}

constexpr std::size_t block_rows = 4096;  // sums of a block stay in the first cache

template <class Fill>
void for_each_block_of_sums(const Scale& scale, const PackedItems& packed, const FormResponses& form, Fill fill) {
    std::array<Packed, block_rows> sums;
    for (std::size_t first = 0; first < form.rows; first += block_rows) {
        const std::size_t rows = std::min(block_rows, form.rows - first);
        sums.fill(0);
        for (std::size_t i = 0; i < scale.items.size(); ++i) {
            const AnswerCode* codes = form.answers[scale.items[i]].codes.data() + first;
            const PackedChoices& choices = packed.items[i];
            for (std::size_t row = 0; row < rows; ++row) sums[row] += choices[codes[row]];
        }
        fill(std::span<const Packed>(sums).first(rows), first);
    }
}

}  // namespace

std::optional<ScaleScores> score_packed(const Instrument& instrument, const Scale& scale, const FormResponses& form) {
    const auto packed = packed_items(instrument, scale);
    if (!packed) return std::nullopt;
    const ScoreRule rule = score_rule(instrument, scale);
    PackedColumn scores = scores_column(rule, *packed, form.rows);
    if (!rule.favourable_declared) {
        for_each_block_of_sums(scale, *packed, form, [&](auto sums, std::size_t first) { scores.fill(sums, first); });
        return ScaleScores{std::move(scores).column(), std::nullopt};
    }
    PackedColumn favourable = favourable_column(rule, packed->items.size(), form.rows);
    for_each_block_of_sums(scale, *packed, form, [&](auto sums, std::size_t first) {
        scores.fill(sums, first);
        favourable.fill(sums, first);
    });
    return ScaleScores{std::move(scores).column(), std::move(favourable).column()};
}

}  // namespace recaudit
