/// Studies from YAML. Every problem is collected, those of the instruments named too. See docs/formats/study.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/study/study.hpp>

#include <filesystem>

namespace recaudit {

/// Loads a study file and the instruments it names. No value where any error was found.
[[nodiscard]] Parsed<Study> load_study(const std::filesystem::path& file);

}  // namespace recaudit
