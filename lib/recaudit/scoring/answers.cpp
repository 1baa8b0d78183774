#include <recaudit/scoring/answers.hpp>

#include <algorithm>
#include <bit>
#include <span>

namespace recaudit {

Range range_of(const OptionSet& options) {
    if (options.is_checklist()) return {0, static_cast<double>(options.choices.size())};
    return {options.minimum, options.maximum};
}

std::vector<double> choice_values(const Item& item, const OptionSet& options) {
    std::vector<double> values;
    if (options.is_continuum() || options.is_checklist()) return values;
    for (const Choice& choice : options.choices) values.push_back(scored_value(item, options, choice.value));
    return values;
}

double answer_value(const Item& item, const OptionSet& options, const AnswerColumn& column, std::size_t row) {
    if (options.is_checklist()) {
        const auto ticks = static_cast<double>(std::popcount(column.ticks[row]));
        return item.reverse ? static_cast<double>(options.choices.size()) - ticks : ticks;
    }
    return scored_value(item, options, options.is_continuum() ? column.values[row] : options.choices[column.codes[row]].value);
}

bool same_items(const Instrument& a, std::span<const std::size_t> items_a, const Instrument& b, std::span<const std::size_t> items_b) {
    return std::ranges::equal(items_a, items_b, [&](std::size_t x, std::size_t y) {
        const Item &item_a = a.items[x], &item_b = b.items[y];
        const OptionSet &options_a = a.options_of(item_a), &options_b = b.options_of(item_b);
        return item_a.id == item_b.id && item_a.reverse == item_b.reverse && options_a.type == options_b.type &&
               range_of(options_a) == range_of(options_b);
    });
}

bool Favour::is_favourable(double value) const {
    if (options->favourable_from) return value >= *options->favourable_from;
    return std::ranges::find(options->favourable, value) != options->favourable.end();
}

bool Favour::is_neutral(double value) const { return std::ranges::find(options->neutral, value) != options->neutral.end(); }

std::vector<std::uint8_t> responded(const FormResponses& form) {
    constexpr AnswerCode blank = code_of(MissingKind::blank), not_asked = code_of(MissingKind::not_asked);
    constexpr std::size_t block_rows = 16384;
    std::vector<std::uint8_t> out(form.rows, 0);
    for (std::size_t first = 0; first < form.rows; first += block_rows) {
        const std::span block = std::span(out).subspan(first, std::min(block_rows, form.rows - first));
        for (const AnswerColumn& column : form.answers) {
            const AnswerCode* codes = column.codes.data() + first;
            std::uint8_t all = 1;
            for (std::size_t row = 0; row < block.size(); ++row) {
                block[row] = static_cast<std::uint8_t>(block[row] | ((codes[row] != blank) & (codes[row] != not_asked)));
                all = static_cast<std::uint8_t>(all & block[row]);
            }
            if (all != 0) break;  // the columns left can add nobody
        }
    }
    return out;
}

}  // namespace recaudit
