/// `extends`: everything of another form, then what is added, replaced or dropped. See docs/formats/instrument.md.
#pragma once

#include <recaudit/core/yaml_reader.hpp>

namespace recaudit {

/// The YAML of `child` laid over that of `base`, every value keeping its place in its own file.
/// Options and elements with an id replace those of the same id in place, others follow; sections follow, and items
/// named in them leave the sections of the base; any other key replaces that of the base. What `drop` of the child
/// names goes first, with every mention of it.
[[nodiscard]] YamlNode extended(YamlReader& in, const YamlNode& base, const YamlNode& child);

}  // namespace recaudit
