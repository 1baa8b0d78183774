/// A form as a file that a survey tool reads. Which columns, and what is lost on the way: docs/formats/exports.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/instrument/instrument.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace recaudit {

enum class SurveyTool : std::uint8_t { xlsform, limesurvey, redcap, qualtrics };

/// A file for a survey tool.
struct ExportedForm {
    std::string bytes;
    std::string mapping;  // lines for the study file where the tool's answers have other headings; empty: they have our ids
};

/// The form for `tool`. Tools that hold several languages get all the form has, English first; the others `language`.
/// No value where the tool cannot take a code or an id of the form: each is reported (not-exportable).
[[nodiscard]] Parsed<ExportedForm> exported(const Instrument& form, SurveyTool tool, std::string_view language);

}  // namespace recaudit
