/// What an organisation has published, read back from its output folder: tables, settings and forms, and no answers.
/// See docs/formats/output.md.
#pragma once

#include <recaudit/analysis/results.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// A file that the published figures rest on, by its fingerprint.
struct PublishedInput {
    std::string path;
    std::string kind;  // responses, headcount, study, instrument, results
    std::string sha256;
};

struct Published {
    std::string folder;  // as the user named it
    Study study;         // forms, waves and settings; no response files
    bool for_publication = true;
    std::vector<PublishedInput> inputs;  // what the figures rest on, as its provenance says
    std::vector<InputFile> files;        // what was read here, by name within the folder
    Results results;                     // the tables asked for, as published: withheld figures are absent
};

/// Reads provenance.json, and from results.json, or where that is not there from tables/*.csv, the tables named.
/// @param folder  the output folder, or its results.json.
/// @param more    tables read as far as they are there.
/// @return no value where anything is missing, damaged, of another version, or not what it says it is.
[[nodiscard]] Parsed<Published> read_published(const std::string& folder, const std::set<std::string_view>& tables,
                                               const std::set<std::string_view>& more = {});

}  // namespace recaudit
