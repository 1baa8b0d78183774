/// The files that a study names: paths, patterns, and how they are shown in messages.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/study/study.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace recaudit::detail {

struct ResponseFile {
    std::size_t source = 0;      // index into Study::responses
    std::filesystem::path path;  // "-" is standard input
    std::string from_study;      // as reached from the study's folder
    std::string shown;           // as the user reaches it
};

/// How a path that a study names is shown: reached the same way as the study file.
[[nodiscard]] std::string shown_path(const Study& study, const std::string& relative);

/// The file that `relative` is, seen from the study's folder; nothing with a diagnostic where there is no such file.
[[nodiscard]] Parsed<ResponseFile> find_file(const Study& study, const std::string& relative, const Place& place);

/// All response files in the order of the study, those of a pattern by name.
[[nodiscard]] Parsed<std::vector<ResponseFile>> find_response_files(const Study& study);

}  // namespace recaudit::detail
