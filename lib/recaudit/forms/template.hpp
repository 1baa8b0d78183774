/// Where the answers to a form are typed in: a response file with headings only, and what each column holds. See
/// docs/formats/forms.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <string>
#include <string_view>

namespace recaudit {

/// One line of headings: who answered, attributes, a column for each question in the order of the page, comments.
[[nodiscard]] std::string response_template(const Instrument& form);

/// A line for each column of the template: column, what it is, the question, what may stand there, whether it is needed.
[[nodiscard]] std::string data_dictionary(const Instrument& form, std::string_view language = "en");

}  // namespace recaudit
