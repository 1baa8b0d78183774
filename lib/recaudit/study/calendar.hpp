/// Days of the calendar, as people write them and as they are counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recaudit {

/// Days since 1970-01-01 of a day of the calendar written YYYY-MM-DD.
[[nodiscard]] std::optional<std::int64_t> day_in(std::string_view text);

/// The day written YYYY-MM-DD. date_of(*day_in(text)) = text.
[[nodiscard]] std::string date_of(std::int64_t day);

}  // namespace recaudit
