/// The order in which people list names with numbers: Wing 2 before Wing 10.
#pragma once

#include <string_view>

namespace recaudit {

/// Whether `a` comes before `b`: runs of digits by their value, everything else by bytes. Names that differ only in leading
/// zeros are in byte order, so that any two different names have an order.
[[nodiscard]] bool precedes_naturally(std::string_view a, std::string_view b);

}  // namespace recaudit
