/// What kind of file the user named, told by what is in it.
#pragma once

#include <cstdint>
#include <string>

namespace recaudit {

enum class FileKind : std::uint8_t { study, instrument, term_list, actions, responses };

/// What is missing or a folder counts as a study: its loader says what is wrong.
[[nodiscard]] FileKind kind_of_file(const std::string& path);

/// The built-in instrument whose questions are the column names in the first line of a response file: most of them
/// there, fewest others, its perspective in the file's name, staff before others. Empty where none has any.
[[nodiscard]] std::string instrument_that_fits(const std::string& path);

}  // namespace recaudit
