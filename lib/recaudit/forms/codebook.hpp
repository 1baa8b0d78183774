/// What every code in a response file means, and what scores are made from it. See docs/formats/forms.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <string>
#include <string_view>

namespace recaudit {

/// A line for each code of each column: column, kind, section, scales, question, reversed, code, label, value, scored
/// value, kind of missing, favourable or not.
[[nodiscard]] std::string codebook_csv(const Instrument& form, std::string_view language = "en");

/// The same as one page to read, with the scales and how they are scored.
[[nodiscard]] std::string codebook_html(const Instrument& form, std::string_view language = "en");

}  // namespace recaudit
