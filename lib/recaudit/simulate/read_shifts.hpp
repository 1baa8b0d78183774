/// The parts of an effects file that name things of the study. See docs/formats/effects.md.
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/simulate/effects.hpp>

#include <vector>

namespace recaudit {

/// Reports a name that is no scale, or no item, of the study.
void expect_scale(YamlReader& in, const YamlNode& at, std::string_view name, const Study& study);
void expect_item(YamlReader& in, const YamlNode& entry, const Study& study);

/// Shares of people by attribute; those that the effects leave out are even over the levels that an instrument declares.
[[nodiscard]] std::vector<AttributeShares> read_attribute_shares(YamlReader& in, const YamlNode& root, const Study& study);

[[nodiscard]] std::vector<Shift> read_shifts(YamlReader& in, const YamlNode& root, const Study& study,
                                             const std::vector<AttributeShares>& attributes);

}  // namespace recaudit
