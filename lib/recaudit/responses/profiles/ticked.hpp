/// Ticked boxes as survey tools write them.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// A text that stands for an option.
struct TickText {
    std::string words;  // normalised
    std::size_t choice = 0;
};

/// Codes and labels of all options, and further texts for them; the longest first, since labels may hold the delimiter.
[[nodiscard]] std::vector<TickText> tick_texts(const OptionSet& options, std::vector<TickText> further = {});

/// The codes of the options that `cell` lists, joined by semicolons; nothing where it holds other text. Options are found by
/// their texts, the longest first, whatever stands between them.
[[nodiscard]] std::optional<std::string> ticked_codes(const OptionSet& options, std::span<const TickText> texts, std::string_view cell);

/// "1" or "0" for the box of `choice`; nothing where `cell` says neither. The text of the option is a tick.
[[nodiscard]] std::optional<std::string> tick_of(const OptionSet& options, std::size_t choice, std::string_view cell);

}  // namespace recaudit::detail
