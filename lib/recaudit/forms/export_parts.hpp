/// What the writers for survey tools share. Part of forms/export.
#pragma once

#include <recaudit/forms/export.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// Names given out so far, so that each is given once.
class Names {
public:
    Names() = default;
    /// The items, attributes and comments of the form and the columns that say who answered are taken.
    explicit Names(const Instrument& form);
    /// `wanted`, cut to `longest`, or that with a number behind where it is taken.
    [[nodiscard]] std::string take(std::string wanted, std::size_t longest = 64);

private:
    std::set<std::string, std::less<>> taken_;
};

/// What says who answered, asked first in every tool: site, team, wave, with a label.
struct PlaceField {
    std::string_view id;
    std::string_view label;
};
[[nodiscard]] std::vector<PlaceField> place_fields(std::string_view language);

/// `text` with every run of white space one space: most tools read line by line.
[[nodiscard]] std::string one_line(std::string_view text);

/// Letters and digits of `id` alone.
[[nodiscard]] std::string letters_and_digits(std::string_view id);

/// An answer as a tool lists it.
struct Answer {
    std::string code;
    const LocalisedText* label;
};
/// Choices, then missing kinds.
[[nodiscard]] std::vector<Answer> answers_of(const OptionSet& options);

/// The writers. Each takes a form that `exported` has found fit for its tool.
[[nodiscard]] ExportedForm to_xlsform(const Instrument& form);
[[nodiscard]] ExportedForm to_limesurvey(const Instrument& form);
[[nodiscard]] ExportedForm to_redcap(const Instrument& form, std::string_view language);
[[nodiscard]] ExportedForm to_qualtrics(const Instrument& form, std::string_view language);

}  // namespace recaudit::detail
