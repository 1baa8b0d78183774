/// What the analysis commands read: a study file, or response files with the options that stand in for one.
#pragma once

#include "console.hpp"

#include <recaudit/responses/read.hpp>
#include <recaudit/study/study.hpp>

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// `STUDY | --instrument NAME|FILE [--team COL] ... RESPONSES ...` as given.
struct InputOptions {
    std::vector<std::string> files;
    std::string instrument;
    std::string site, team, wave, perspective;  // headings in the response files
    std::vector<std::string> by;
};

void add_input_options(CLI::App& app, InputOptions& options);

/// The study in `file`. Problems are reported; nothing is returned where there are errors.
[[nodiscard]] std::optional<Study> load_study_file(const std::string& file, Console& console);

/// Where a folder was named in place of the study.yaml in it, says which command was meant.
/// @param command  its first word, such as run.
void point_at_study_in(const std::string& folder, std::string_view command, const Console& console);

/// The instrument `name`, built in or a file. Problems are reported; nothing is returned where there are errors.
[[nodiscard]] std::optional<Instrument> load_form(const std::string& name, Console& console);

/// The study that the options name or describe. Problems are reported; nothing is returned where there are errors.
/// @throws UsageError where the options do not go together.
[[nodiscard]] std::optional<Study> load_input(const InputOptions& options, Console& console);

/// A study made of response files: every setting as in a study file that says nothing about it.
[[nodiscard]] Study study_of(Instrument instrument, const InputOptions& options);

/// The study with the columns of --by reported beside sites and teams, where the responses have those.
[[nodiscard]] Study with_groupings(Study study, const std::vector<std::string>& by, const Responses& responses);

/// The study with factor models across every grouping that its results have, unless it names groupings for them itself.
[[nodiscard]] Study with_structure(Study study);

/// The answers to the study. Problems are reported; nothing is returned where
/// the command may not go on: errors, or warnings with --strict.
[[nodiscard]] std::optional<Responses> read_input(const Study& study, Fingerprints fingerprints, Console& console,
                                                  Remarks remarks = Remarks::leave_out);

/// Says how much was read, file by file.
void account_for_input(const Study& study, const Responses& responses, const Console& console);

}  // namespace recaudit
