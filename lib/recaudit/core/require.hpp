/// Contracts between our own functions. A breach is our fault, never the user's: it reaches main as "internal error".
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>

namespace recaudit {

/// Throws std::logic_error naming the caller's place where `holds` is false.
inline void require(bool holds, std::string_view what, std::source_location at = std::source_location::current()) {
    if (!holds)
        throw std::logic_error(std::string(at.file_name()) + ":" + std::to_string(at.line()) + ": " + std::string(what));
}

}  // namespace recaudit
