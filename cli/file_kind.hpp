/// What kind of file the user named, told by what is in it.
#pragma once

#include <cstdint>
#include <string>

namespace recaudit {

enum class FileKind : std::uint8_t { study, instrument, responses };

/// What is missing or a folder counts as a study: its loader says what is wrong.
[[nodiscard]] FileKind kind_of_file(const std::string& path);

/// The built-in instrument that has most of the column names in the first line of a response file; empty where none has any.
[[nodiscard]] std::string instrument_that_fits(const std::string& path);

}  // namespace recaudit
