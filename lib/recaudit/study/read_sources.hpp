/// The response files of a study: which instrument, which columns. See docs/formats/study.md, "Responses".
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/study/read_study.hpp>
#include <recaudit/study/study.hpp>

#include <vector>

namespace recaudit {

[[nodiscard]] std::vector<ResponseSource> read_sources(YamlReader& in, const YamlNode& root, const Study& study, InstrumentsLoaded loaded);

}  // namespace recaudit
