/// What an answer is worth: the value of each code after reversal, and who answered at all.
/// See docs/statistics/scores.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>
#include <recaudit/responses/responses.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace recaudit {

/// A declared range of values.
struct Range {
    double low = 0;
    double high = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

/// The range of an item's answers: that of its options; for a checklist 0 to the number of choices, as its ticks count.
[[nodiscard]] Range range_of(const OptionSet& options);

/// The value of each choice after reversal, in the order of the choices. Empty for continua and checklists.
[[nodiscard]] std::vector<double> choice_values(const Item& item, const OptionSet& options);

/// One row's answer as a number, after reversal; for a checklist the number of ticks. Only where it is not missing.
[[nodiscard]] double answer_value(const Item& item, const OptionSet& options, const AnswerColumn& column, std::size_t row);

/// Whether two forms ask the same items in the same order, with answers worth the same.
/// @param items_a, items_b  of a scale, indices into the items of `a` and of `b`.
[[nodiscard]] bool same_items(const Instrument& a, std::span<const std::size_t> items_a, const Instrument& b,
                              std::span<const std::size_t> items_b);

/// How an option set divides answers into favourable, neutral and the rest, after reversal.
struct Favour {
    const OptionSet* options = nullptr;
    [[nodiscard]] bool is_favourable(double value) const;
    [[nodiscard]] bool is_neutral(double value) const;
};

/// Per row 1 where the respondent gave any answer at all, "don't know" and "not applicable" included, else 0.
[[nodiscard]] std::vector<std::uint8_t> responded(const FormResponses& form);

}  // namespace recaudit
