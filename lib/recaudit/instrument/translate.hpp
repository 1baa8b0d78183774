/// Texts of a form in further languages, by key: the `translations` of an instrument file, and the sheet a translator
/// fills in. See docs/formats/instrument.md, "Languages".
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/instrument.hpp>

#include <string>
#include <string_view>

namespace recaudit {

/// `root` with every text of its `translations` beside the one it translates, and without that key. An empty text is
/// not translated yet. A key that names no text of the form is reported.
[[nodiscard]] YamlNode translated(YamlReader& in, YamlNode root);

/// A form that extends `name`, with a line for each text that lacks `language` and the English above it.
[[nodiscard]] std::string translation_sheet(const Instrument& instrument, std::string_view name, std::string_view language);

}  // namespace recaudit
