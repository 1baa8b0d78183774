#include <recaudit/scoring/score_column.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace recaudit {
namespace {

/// The distinct values in order of appearance, and for each row which of them it has: one pass, no sorting of rows.
class ValueNumbering {
public:
    explicit ValueNumbering(std::size_t rows) : slots_(std::bit_ceil(2 * rows + 2), none) {}

    std::uint32_t number_of(double value) {
        for (std::size_t slot = hash(value) & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
            if (slots_[slot] == none) {
                slots_[slot] = static_cast<std::uint32_t>(values_.size());
                values_.push_back(value);
            }
            if (values_[slots_[slot]] == value) return slots_[slot];
        }
    }
    [[nodiscard]] const std::vector<double>& values() const { return values_; }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    static std::size_t hash(double value) { return (std::bit_cast<std::uint64_t>(value) * 0x9E3779B97F4A7C15ULL) >> 20; }
    std::vector<std::uint32_t> slots_;
    std::vector<double> values_;
};

bool same_but_for_rounding(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(1.0, std::max(std::abs(a), std::abs(b))); }

}  // namespace

Codes codes_for(std::size_t rows, std::size_t largest) {
    if (largest <= 0xFF) return std::vector<std::uint8_t>(rows);
    if (largest <= 0xFFFF) return std::vector<std::uint16_t>(rows);
    return std::vector<std::uint32_t>(rows);
}

std::size_t ScoreColumn::rows() const {
    return std::visit([](const auto& all) { return all.size(); }, codes);
}

Number ScoreColumn::score(std::size_t row) const {
    const std::size_t code = std::visit([&](const auto& all) { return static_cast<std::size_t>(all[row]); }, codes);
    return code < levels.size() ? Number(levels[code]) : Number();
}

std::vector<double> distinct_levels(std::vector<double> values) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end(), same_but_for_rounding), values.end());
    return values;
}

std::size_t level_index(std::span<const double> levels, double value) {
    const auto above = std::ranges::upper_bound(levels, value);
    const auto index = static_cast<std::size_t>(above - levels.begin());
    if (index == 0) return 0;
    const bool next_is_nearer = index < levels.size() && levels[index] - value < value - levels[index - 1];
    return next_is_nearer ? index : index - 1;
}

ScoreColumn score_column(std::span<const Number> scores) {
    ValueNumbering numbering(scores.size());
    std::vector<std::uint32_t> number_of(scores.size());
    for (std::size_t row = 0; row < scores.size(); ++row)
        if (scores[row]) number_of[row] = numbering.number_of(*scores[row] + 0.0);  // -0 becomes 0
    ScoreColumn out;
    out.levels = distinct_levels(numbering.values());
    std::vector<std::size_t> level_of;
    for (const double value : numbering.values()) level_of.push_back(level_index(out.levels, value));
    out.codes = codes_for(scores.size(), out.levels.size());
    std::visit(
        [&](auto& codes) {
            using Code = typename std::remove_reference_t<decltype(codes)>::value_type;
            for (std::size_t row = 0; row < scores.size(); ++row)
                codes[row] = static_cast<Code>(scores[row] ? level_of[number_of[row]] : out.levels.size());
        },
        out.codes);
    return out;
}

}  // namespace recaudit
