/// Instruments from YAML: built in, or a file. Every problem is collected. See docs/formats/instrument.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/core/yaml_chain.hpp>
#include <recaudit/instrument/instrument.hpp>

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace recaudit {

using BuiltinInstrument = BuiltinFile;

/// The instruments that come with the program, by id; they are part of the binary.
[[nodiscard]] std::span<const BuiltinInstrument> builtin_instruments();

/// Loads the built-in instrument `name`, or the file `name` relative to `folder`.
/// A name with a path separator or ending in .yaml or .yml is a file; any other is built in.
/// `extends` is followed the same way, from the folder of the file that says so.
/// No value where any error was found.
[[nodiscard]] Parsed<Instrument> load_instrument(const std::string& name, const std::filesystem::path& folder);

/// The same for YAML text already at hand; `shown_as` is the file name in messages.
[[nodiscard]] Parsed<Instrument> parse_instrument(std::string_view yaml, const std::string& shown_as, const std::filesystem::path& folder);

}  // namespace recaudit
