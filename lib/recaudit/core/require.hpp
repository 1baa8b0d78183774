/// Contracts between our own functions. A breach is our fault, never the user's: it reaches main as "internal error".
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace recaudit {

/// Throws std::logic_error naming the caller's place where `holds` is false. The place comes from the compiler's own
/// functions: Clang 14 has no std::source_location.
inline void require(bool holds, std::string_view what, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    if (!holds) throw std::logic_error(std::string(file) + ":" + std::to_string(line) + ": " + std::string(what));
}

}  // namespace recaudit
