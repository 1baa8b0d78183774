/// Studies from YAML. Every problem is collected, those of the instruments named too. See docs/formats/study.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/study/study.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace recaudit {

/// Loads a study file and the instruments it names. No value where any error was found.
[[nodiscard]] Parsed<Study> load_study(const std::filesystem::path& file);

/// The same, with a value also where all that is wrong concerns what is done with answers and not how they are read: problems
/// of the response files can then be told together with those of the study. Never for results.
[[nodiscard]] Parsed<Study> load_study_to_check(const std::filesystem::path& file);

/// As load_study, for YAML text already at hand; `shown_as` is the file name in messages, `folder` where relative paths start.
[[nodiscard]] Parsed<Study> parse_study(std::string_view yaml, const std::string& shown_as, const std::filesystem::path& folder);

}  // namespace recaudit
