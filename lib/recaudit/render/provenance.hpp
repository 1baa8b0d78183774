/// Where the figures come from: program, settings, fingerprints of every input, files written. See docs/formats/output.md.
#pragma once

#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace recaudit {

/// What provenance.json says beside the study.
struct ProvenanceFacts {
    std::string version;  // of the program
    bool for_publication = true;
    std::vector<std::string> formats;  // as written
    std::vector<std::string> files;    // written by this run, relative to the folder
};

/// The text of provenance.json: no absolute path, no time, no name of a machine, no number of records.
/// Study, instruments and headcount are read again for their fingerprints; built-in instruments are hashed as they are.
[[nodiscard]] std::string provenance_json(const Study& study, const std::vector<InputFile>& inputs, const ProvenanceFacts& facts);

/// The files that the provenance.json in `folder` says a run wrote; none where there is no such file of ours.
[[nodiscard]] std::vector<std::string> files_of_previous_run(const std::filesystem::path& folder);

}  // namespace recaudit
