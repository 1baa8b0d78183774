/// An instrument from its YAML tree, after `extends`. See docs/formats/instrument.md.
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/instrument.hpp>

namespace recaudit {

/// Reads every key, and reports every problem to `in`. The result is whole only where `in` has no errors.
[[nodiscard]] Instrument read_instrument(YamlReader& in, const YamlNode& root);

}  // namespace recaudit
