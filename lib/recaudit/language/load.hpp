/// Term lists from YAML: built in, or a file. Every problem is collected. See docs/formats/language.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/core/yaml_chain.hpp>
#include <recaudit/language/term_list.hpp>

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace recaudit {

/// The lists that come with the program, by id; they are part of the binary.
[[nodiscard]] std::span<const BuiltinFile> builtin_term_lists();

/// Loads the built-in list `name`, or the file `name` relative to `folder`: a name with a path separator or ending in
/// .yaml or .yml. `extends` is followed the same way. No value where any error was found.
[[nodiscard]] Parsed<TermList> load_term_list(const std::string& name, const std::filesystem::path& folder);

}  // namespace recaudit
