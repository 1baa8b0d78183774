/// Option sets from YAML: the answers an item allows. See docs/formats/instrument.md, "Options".
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/instrument.hpp>

#include <vector>

namespace recaudit {

/// The option sets under `options` of an instrument. A set with problems is kept as far as it could be read.
[[nodiscard]] std::vector<OptionSet> read_option_sets(YamlReader& in, const YamlNode& root);

}  // namespace recaudit
