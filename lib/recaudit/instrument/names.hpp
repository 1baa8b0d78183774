/// Ids and names: which are allowed, and which have a meaning of their own. See docs/formats/instrument.md, "Ids".
#pragma once

#include <recaudit/core/yaml_reader.hpp>

#include <string>
#include <string_view>

namespace recaudit {

/// A letter, then letters, digits and underscores.
[[nodiscard]] bool is_id(std::string_view text);
/// The same, with hyphens too: names of instruments, families, studies and option sets.
[[nodiscard]] bool is_name(std::string_view text);
/// Names of columns and groups with a meaning of their own: respondent, wave, site, team, perspective, weight, all, rest.
[[nodiscard]] bool is_reserved(std::string_view text);

/// The id under `key`, which must be there, be well formed and not be reserved; as written where it is not, so that
/// what names it is not reported too.
[[nodiscard]] std::string read_id(YamlReader& in, const YamlNode& map, std::string_view key, std::string_view what);
/// The name under `key`, which must be there and be well formed; as written where it is not.
[[nodiscard]] std::string read_name(YamlReader& in, const YamlNode& map, std::string_view key, std::string_view what);
/// Reports a text that is no id; true where it is one.
bool expect_id(YamlReader& in, const YamlNode& at, std::string_view text);
/// Reports a `format:` other than the one this version reads.
void check_format(YamlReader& in, const YamlNode& root);

}  // namespace recaudit
