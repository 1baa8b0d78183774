/// The questions of a form as the screens of data quality see them: raw answers, in the order in which they were asked.
/// See docs/statistics/quality.md.
#pragma once

#include <recaudit/responses/responses.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace recaudit {

/// A question with one answer; checklists, and questions on the importance of another, are not screened.
struct ScreenedItem {
    const Item* item = nullptr;
    const OptionSet* options = nullptr;
    const AnswerColumn* column = nullptr;
    [[nodiscard]] bool is_answered(std::size_t row) const { return !is_missing(column->codes[row]); }
    /// The answer as given, before reversal; only where is_answered.
    [[nodiscard]] double raw(std::size_t row) const {
        return options->is_continuum() ? column->values[row] : options->choices[column->codes[row]].value;
    }
    /// Where the raw answer lies in the declared range, from 0 to 1.
    [[nodiscard]] double share(std::size_t row) const { return (raw(row) - options->minimum) / (options->maximum - options->minimum); }
    /// The same, reversed questions turned round.
    [[nodiscard]] double turned_share(std::size_t row) const { return item->reverse ? 1 - share(row) : share(row); }
};

/// Keeps references to an instrument and its answers.
struct ScreenedForm {
    const Instrument* instrument = nullptr;
    const FormResponses* responses = nullptr;
    std::vector<ScreenedItem> items;               // in the order of the sections
    std::vector<std::vector<std::size_t>> scales;  // per scale of the instrument its screened items, in that order
};

[[nodiscard]] ScreenedForm screened_form(const Instrument& instrument, const FormResponses& responses);

/// Rows of a form, such as those of one perspective and wave, ascending.
using RowNumbers = std::vector<std::uint32_t>;

/// Perspective and wave, as indices into Responses.
using SliceKey = std::pair<std::uint32_t, std::uint32_t>;

/// The rows of each perspective and wave.
[[nodiscard]] std::map<SliceKey, RowNumbers> rows_by_slice(const Responses& responses, const FormResponses& form);

}  // namespace recaudit
