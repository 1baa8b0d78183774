/// A form to print: one HTML page without scripts, A4, tick boxes, codes for typing in. See docs/formats/forms.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace recaudit {

enum class PaperLayout : std::uint8_t {
    plain,        // answers side by side, a line a question
    large_print,  // 18 point, answers below each question
};

/// Whether answers can be traced from round to round.
enum class PaperIdentity : std::uint8_t { anonymous, linked };

struct PaperSettings {
    std::string language = "en";  // texts that lack it stand in English
    PaperLayout layout = PaperLayout::plain;
    PaperIdentity identity = PaperIdentity::anonymous;
    std::optional<std::size_t> minimum = 10;           // smallest group shown; none: groups of any size are shown
    std::optional<std::size_t> comments_minimum = 10;  // the same for what people wrote; none: nothing is promised
};

/// The form as a page. It promises what `settings` say and no more.
[[nodiscard]] std::string paper_form(const Instrument& form, const PaperSettings& settings);

}  // namespace recaudit
