/// `recaudit instrument export`: a form as a file that a survey tool reads.
#include "input.hpp"
#include "instrument.hpp"

#include <recaudit/forms/export.hpp>

#include <memory>

namespace recaudit {
namespace {

struct ExportOptions {
    std::string name;
    std::string tool;
    std::string language = "en";
    std::string columns;
    std::string output;
};

SurveyTool tool_of(const std::string& name) {
    const std::vector<std::string> tools{"xlsform", "limesurvey", "redcap", "qualtrics"};
    const std::string& tool = one_of("--to", name, tools);
    if (tool == "xlsform") return SurveyTool::xlsform;
    if (tool == "limesurvey") return SurveyTool::limesurvey;
    return tool == "redcap" ? SurveyTool::redcap : SurveyTool::qualtrics;
}

ExitCode export_form(const ExportOptions& options, Console& console) {
    const SurveyTool tool = tool_of(options.tool);
    expect_language(options.language);
    const auto form = load_form(options.name, console);
    if (!form) return console.exit_code();
    const auto file = exported(*form, tool, options.language);
    console.report(file.diagnostics);
    if (!file.value) return console.exit_code();
    if (!options.columns.empty()) write_data(file.value->mapping, options.columns);
    write_data(file.value->bytes, options.output);
    if (!file.value->mapping.empty() && options.columns.empty())
        console.account("the tool's answers have headings of their own; --columns FILE writes the lines that a study file needs for them");
    return console.exit_code();
}

}  // namespace

void add_instrument_export(CommandLine& line, CLI::App& family) {
    const auto options = std::make_shared<ExportOptions>();
    CLI::App& app = line.add(family,
                             {"export", "a form for a survey tool",
                              "Writes the form as an XLSForm workbook (ODK, KoboToolbox), a LimeSurvey survey structure, a REDCap data "
                              "dictionary or Qualtrics' advanced-format text. XLSForm and LimeSurvey get every language of the form.",
                              "recaudit instrument export five-themes-staff --to xlsform -o five-themes-staff.xlsx"},
                             [options](Console& console) { return export_form(*options, console); });
    app.add_option("INSTRUMENT", options->name, "a built-in instrument or an instrument file")->required();
    app.add_option("--to", options->tool, "the tool the file is for")->type_name("xlsform|limesurvey|redcap|qualtrics")->required();
    app.add_option("--language", options->language, "the language, where the tool takes one (default: en)")->type_name("LANGUAGE");
    app.add_option("--columns", options->columns, "where to write the lines of the study file that name the tool's headings")
        ->type_name("FILE");
    app.add_option("-o,--output", options->output, "where to write (default: standard output)")->type_name("FILE");
}

}  // namespace recaudit
