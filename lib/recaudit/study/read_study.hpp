/// A study from its YAML tree, given the instruments it names. See docs/formats/study.md.
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/study/study.hpp>

namespace recaudit {

/// Whether every instrument that a study names could be loaded; where not, nothing can be said of ids of their items.
enum class InstrumentsLoaded : std::uint8_t { all, some };

/// Fills `study`, whose instruments are there already, from every key but `instruments`; reports every problem to `in`.
[[nodiscard]] Study read_study(YamlReader& in, const YamlNode& root, Study study, InstrumentsLoaded loaded);

}  // namespace recaudit
