/// What a logo may be: a picture that stands inside the report and fetches and runs nothing.
#pragma once

#include <string>
#include <string_view>

namespace recaudit {

/// The largest logo, in bytes: it stands in every report.
inline constexpr std::size_t largest_logo = std::size_t{512} << 10U;

/// image/png, image/jpeg or image/svg+xml, told by the content; empty for anything else.
[[nodiscard]] std::string_view image_type(std::string_view bytes);

/// Why a drawing (SVG) must not stand in a report: it runs script or fetches something. Empty where nothing is found.
[[nodiscard]] std::string unsafe_in_drawing(std::string_view svg);

}  // namespace recaudit
