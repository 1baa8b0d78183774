/// Ticked boxes as survey tools write them.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace recaudit::detail {

/// The codes of the options that `cell` lists, joined by semicolons; nothing where it holds other text. Options are
/// found by their declared codes and labels, the longest first, since labels may hold the delimiter themselves.
[[nodiscard]] std::optional<std::string> ticked_codes(const OptionSet& options, std::string_view cell);

/// "1" or "0" for the box of `choice`; nothing where `cell` says neither. The text of the option is a tick.
[[nodiscard]] std::optional<std::string> tick_of(const OptionSet& options, std::size_t choice, std::string_view cell);

}  // namespace recaudit::detail
