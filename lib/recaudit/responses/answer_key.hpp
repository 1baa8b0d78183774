/// What the text of a cell means as an answer: the codes and labels of an option set.
/// See docs/formats/responses.md, "Answers".
#pragma once

#include <recaudit/instrument/instrument.hpp>
#include <recaudit/responses/responses.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// Not an answer; never stored where a reading succeeds.
inline constexpr AnswerCode no_code = 255;

enum class Fault : std::uint8_t { none, unknown, ambiguous, not_a_number, out_of_range };

/// Whether a comma may stand for the decimal point: not where it separates cells.
enum class DecimalComma : std::uint8_t { refused, accepted };

struct Answer {
    AnswerCode code = no_code;
    double value = 0;           // continuum
    std::uint64_t ticks = 0;    // checklist
    Fault fault = Fault::none;  // with it `code` is no_code
    bool decimal_comma = false;
};

/// The number that `text` is: digits with an optional sign, decimal point and exponent; finite.
[[nodiscard]] std::optional<double> number_in(std::string_view text);

/// A number as codes are written: no leading zeros, so that "010" stays text.
[[nodiscard]] std::optional<double> code_number_in(std::string_view text);

/// Looks up answers by code, by number in numeric sets, and by label in any language after normalising.
class AnswerKey {
public:
    AnswerKey(OptionSet options, DecimalComma decimal_comma);

    /// The answer that `text` (no quotes around it, no blanks at its ends) is.
    [[nodiscard]] Answer answer_in(std::string_view text) const;
    [[nodiscard]] const OptionSet& options() const { return options_; }

    /// A set of two choices, "0" and "1", with the missing codes of `options`: for one column a choice of a checklist.
    [[nodiscard]] static OptionSet tick_options(const OptionSet& options);

private:
    /// An AnswerCode, or one of two that are none: nothing claims the text, or several options do.
    using Match = std::uint16_t;
    static constexpr Match nothing = 1000;
    static constexpr Match several = 1001;
    using Texts = std::map<std::string, Match, std::less<>>;
    static void claim(Texts& texts, std::string text, AnswerCode code);
    [[nodiscard]] static bool is_choice(Match match) { return match < first_missing; }
    [[nodiscard]] Match match_of(std::string_view text) const;
    [[nodiscard]] Answer ticks_in(std::string_view text) const;
    [[nodiscard]] Answer number_answer(std::string_view text) const;

    OptionSet options_;
    DecimalComma decimal_comma_;
    Texts codes_;
    Texts labels_;  // normalised
    std::map<double, AnswerCode> numbers_;
};

/// What an option set allows, for messages: "1 to 5, 8, 9" or "peer, mentor".
[[nodiscard]] std::string allowed_by(const OptionSet& options);

}  // namespace recaudit::detail
