/// LimeSurvey's surveys, from either of its files: groups, questions, rows of grids and answers. Part of the readers.
#pragma once

#include <recaudit/drafts/readers.hpp>

#include <map>
#include <string>
#include <vector>

namespace recaudit::detail {

struct LimeText {
    std::string code;
    LocalisedText text;
    std::optional<double> score;  // of an answer: its assessment value
    std::string scale;            // dual scales have answers 0 and 1
};

struct LimeQuestion {
    std::string code, type;
    LocalisedText text;
    std::vector<LimeText> rows, answers;
    std::map<std::string, std::string> settings;  // of sliders
    Place place;
};

struct LimeGroup {
    LocalisedText title, text;
    std::vector<LimeQuestion> questions;
};

/// The form of these groups; questions that no instrument can have are reported.
[[nodiscard]] std::vector<SourceSection> lime_sections(const std::vector<LimeGroup>& groups, Diagnostics& problems);

}  // namespace recaudit::detail
