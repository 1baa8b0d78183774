/// The report folder: every format, written aside and moved into place. See docs/formats/output.md.
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/disclosure/release.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace recaudit {

/// Whether every site gets a report of its own besides the one about all of them.
enum class SiteReports : std::uint8_t { none, each };

/// What one run leaves behind.
struct OutputSettings {
    std::filesystem::path folder;
    std::set<std::string> formats{"html", "md", "json", "csv", "xlsx"};
    std::string version;  // of the program, for provenance
    Threads threads;      // never changes a byte
    SiteReports site_reports = SiteReports::none;
};

/// Name of the file that lies in the folder while disclosure control is off.
inline constexpr const char* not_for_publication_file = "NOT FOR PUBLICATION";

/// Writes the report folder from released results. Files of the user's own in that folder stay; on failure the old
/// output is untouched and no temporary folder is left. SIGINT, SIGTERM and SIGHUP wait meanwhile.
/// @throws std::filesystem::filesystem_error or std::system_error where the folder cannot be written.
/// @throws Interrupted  where such a signal came and everything has been taken back.
void write_output(const Released<Results>& results, const Study& study, const std::vector<InputFile>& inputs,
                  const OutputSettings& settings);

}  // namespace recaudit
