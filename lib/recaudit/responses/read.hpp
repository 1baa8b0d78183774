/// Response files to columns. See docs/formats/responses.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/core/parallel.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <string>

namespace recaudit {

enum class Fingerprints : std::uint8_t { none, sha256 };

struct ReadSettings {
    Threads threads;
    Fingerprints fingerprints = Fingerprints::none;  // whether InputFile::sha256 is filled
    std::string respondent{};                        // linked studies: the rows of this person alone; empty: everyone's
};

/// Reads every response file of the study and its headcount. No value where any error was found; notes and warnings
/// may come with a value. The result is the same for any number of threads.
[[nodiscard]] Parsed<Responses> read_responses(const Study& study, const ReadSettings& settings);

}  // namespace recaudit
