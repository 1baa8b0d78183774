#include <recaudit/scoring/answers.hpp>

#include <algorithm>
#include <bit>

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

bool Favour::is_favourable(double value) const {
    if (options->favourable_from) return value >= *options->favourable_from;
    return std::ranges::find(options->favourable, value) != options->favourable.end();
}

bool Favour::is_neutral(double value) const { return std::ranges::find(options->neutral, value) != options->neutral.end(); }

std::vector<std::uint8_t> responded(const FormResponses& form) {
    std::vector<std::uint8_t> out(form.rows, 0);
    constexpr AnswerCode blank = code_of(MissingKind::blank), not_asked = code_of(MissingKind::not_asked);
    for (const AnswerColumn& column : form.answers)
        for (std::size_t row = 0; row < form.rows; ++row)
            out[row] = static_cast<std::uint8_t>(out[row] | ((column.codes[row] != blank) & (column.codes[row] != not_asked)));
    return out;
}

}  // namespace recaudit
