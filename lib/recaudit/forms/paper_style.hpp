/// The style rules of printed forms. Part of forms/paper_form.
#pragma once

#include <recaudit/forms/form_words.hpp>

#include <string>
#include <string_view>

namespace recaudit::detail {

/// Rules for A4 pages with `foot` (form and version) at the left of every foot and the number of the page at its right.
[[nodiscard]] std::string paper_style(std::string_view foot, const FormWords& words);

}  // namespace recaudit::detail
