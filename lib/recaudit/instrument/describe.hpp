/// An instrument as text to read: what `recaudit instrument show` prints. See docs/formats/instrument.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <string>
#include <string_view>

namespace recaudit {

/// Title, source, licence and reading age, then every scale with its items, then items on no scale, composites, answers,
/// comments, attributes and what to learn from, in `language` where the form has it. Lines end with a newline.
[[nodiscard]] std::string describe(const Instrument& instrument, std::string_view language = "en");

}  // namespace recaudit
