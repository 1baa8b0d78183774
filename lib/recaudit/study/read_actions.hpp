/// The actions file of a study. See docs/formats/actions.md.
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/study/read_study.hpp>
#include <recaudit/study/study.hpp>

#include <filesystem>
#include <vector>

namespace recaudit {

/// The actions of a file. Places are checked when the responses are there, and so are waves where the study lists none.
/// @param loaded  where not every form is there, nothing is said of scales.
[[nodiscard]] std::vector<Action> read_actions(YamlReader& in, const YamlNode& root, const Study& study, InstrumentsLoaded loaded);

/// The same from the file that the study names; `at` is its name there. Every problem goes to `in`, that the file cannot be had
/// to the place where it is named.
[[nodiscard]] std::vector<Action> load_actions(YamlReader& in, const YamlNode& at, const Study& study, InstrumentsLoaded loaded);

/// Every problem of an actions file by itself, of which no study is known.
[[nodiscard]] Diagnostics check_actions_file(const std::filesystem::path& file);

}  // namespace recaudit
