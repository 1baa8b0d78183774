/// How a study wants its report: formats, language, audience, and the organisation's own name, logo, colour, choice of
/// sections and introduction. See docs/formats/study.md.
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/study/study.hpp>

#include <filesystem>

namespace recaudit {

/// @param folder  where the study's relative paths start; logo and introduction are read from there.
[[nodiscard]] ReportRule read_report(YamlReader& in, const YamlNode& root, const std::filesystem::path& folder);

}  // namespace recaudit
