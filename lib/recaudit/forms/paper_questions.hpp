/// The questions of a printed form as markup. Part of forms/paper_form.
#pragma once

#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/paper_form.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// `text` in `language` as markup; a text that stands in another language says so to screen readers.
[[nodiscard]] std::string in_language(const LocalisedText& text, std::string_view language);

/// A box to tick with a code inside.
[[nodiscard]] std::string tick_box(std::string_view code);

/// A code that helps typing in, set small.
[[nodiscard]] std::string small_code(std::string_view code);

/// All questions of a section with their answers.
[[nodiscard]] std::string questions(const Instrument& form, const AskedSection& section, const PaperSettings& settings);

/// The values that the boxes of a continuum stand for, from low to high: `paper_points` of them, else at most eleven.
[[nodiscard]] std::vector<double> paper_values(const OptionSet& options);

/// Ruled lines to write on.
[[nodiscard]] std::string writing_lines(int lines);

}  // namespace recaudit::detail
