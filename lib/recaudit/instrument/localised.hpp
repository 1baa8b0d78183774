/// Text in one or several languages, from YAML. See docs/formats/instrument.md, "Languages".
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/instrument.hpp>

#include <string_view>

namespace recaudit {

/// The value of `key` in `map`: text (English), or a map of languages {en: ..., cy: ...}. Empty where absent or wrong.
[[nodiscard]] LocalisedText read_localised(YamlReader& in, const YamlNode& map, std::string_view key);

/// Two or three small letters, and perhaps a region: en, cy, gsw, en-GB.
[[nodiscard]] bool is_language(std::string_view code);

/// Says that the key of `entry` is no language code.
void report_language(YamlReader& in, const YamlNode& entry);

/// A language code such as en, cy or en-GB; another text is reported, and English taken.
[[nodiscard]] std::string read_language(YamlReader& in, const YamlNode& at);

}  // namespace recaudit
