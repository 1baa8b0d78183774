/// Scales and composites from YAML. See docs/formats/instrument.md, "Scales".
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/id_index.hpp>
#include <recaudit/instrument/instrument.hpp>

#include <vector>

namespace recaudit {

/// The scales of an instrument whose option sets and items have been read.
[[nodiscard]] std::vector<Scale> read_scales(YamlReader& in, const YamlNode& root, const Instrument& instrument, const IdIndex& items);

[[nodiscard]] std::vector<Composite> read_composites(YamlReader& in, const YamlNode& root, const IdIndex& scales);

/// How many of `items` must be answered where the instrument says `declared`: below 1 a share, rounded up; else a count.
[[nodiscard]] std::size_t answers_needed(double declared, std::size_t items);

}  // namespace recaudit
