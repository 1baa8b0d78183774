/// The files of a new study: what `recaudit init` writes.
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace recaudit {

/// A form of the new study: as study.yaml will name it, and what it holds.
struct StudyForm {
    std::string name;
    Instrument instrument;
};

struct NewFile {
    std::string name;  // relative to the study's folder
    std::string text;
};

/// study.yaml with an explanation at every line, README.txt, headcount.csv, actions.yaml; for each form a response file
/// with headings only, the form to print, in large print too and in each language that it has, what its columns hold, and
/// its codebook.
[[nodiscard]] std::vector<NewFile> new_study(const std::string& id, const std::vector<StudyForm>& forms);

}  // namespace recaudit
