/// `recaudit instrument import`: a survey tool's form as the draft of an instrument.
#include "input.hpp"
#include "instrument.hpp"

#include <recaudit/drafts/draft.hpp>
#include <recaudit/responses/csv_table.hpp>

#include <fmt/format.h>

#include <memory>

namespace recaudit {
namespace {

struct DraftOptions {
    std::string file, language = "en", perspective, columns, output;
};

/// The bytes of a file; nothing where it cannot be read, which is reported.
std::optional<std::string> bytes_of(const std::string& file, Console& console) {
    auto opened = detail::open_file({0, file, file, file});
    console.report(std::move(opened.diagnostics));
    if (!opened.value) return std::nullopt;
    return opened.value->read(0, static_cast<std::size_t>(opened.value->size()));
}

/// False where the file of `--columns` cannot be used.
bool take_ids(DraftSettings& settings, const std::string& file, Console& console) {
    const auto bytes = bytes_of(file, console);
    if (!bytes) return false;
    auto ids = ids_in_mapping(*bytes, file);
    console.report(std::move(ids.diagnostics));
    if (ids.value) settings.ids = *std::move(ids.value);
    return ids.value.has_value();
}

ExitCode import_form(const DraftOptions& options, Console& console) {
    expect_language(options.language);
    DraftSettings settings{options.language, options.perspective, {}};
    if (!options.columns.empty() && !take_ids(settings, options.columns, console)) return console.exit_code();
    const auto bytes = bytes_of(options.file, console);
    if (!bytes) return console.exit_code();
    auto draft = draft_instrument(*bytes, options.file, settings);
    console.report(std::move(draft.diagnostics));
    if (!draft.value || console.files_are_wrong()) return console.exit_code();
    console.account(fmt::format("{}: {}", options.file, draft.value->sign));
    console.account(fmt::format("{}, {} to check, marked in the draft", counted(draft.value->items, "question"),
                                counted(draft.value->checks, "place")));
    write_data(draft.value->yaml, options.output);
    return console.exit_code();
}

}  // namespace

void add_instrument_import(CommandLine& line, CLI::App& family) {
    const auto options = std::make_shared<DraftOptions>();
    CLI::App& app =
        line.add(family,
                 {"import", "a survey tool's form as the draft of an instrument",
                  "Reads REDCap's data dictionary, XLSForm workbooks, LimeSurvey's .lss and survey structure, Qualtrics' .qsf and "
                  "advanced-format text, "
                  "and the labels of SPSS files; which it is shows in the content. Writes an instrument file with a comment \"check:\" at "
                  "everything "
                  "that has to be decided by hand: what is reversed, which answers are favourable, which questions make a scale.",
                  "recaudit instrument export five-themes-staff --to xlsform | recaudit instrument import - -o draft.yaml"},
                 [options](Console& console) { return import_form(*options, console); });
    app.add_option("FILE", options->file, "the form; - is standard input")->required();
    app.add_option("--language", options->language, "the language of the texts, where the file does not say (default: en)")
        ->type_name("LANGUAGE");
    app.add_option("--perspective", options->perspective, "whose answers these are (default: staff, marked to be checked)")
        ->type_name("NAME");
    app.add_option("--columns", options->columns, "the lines that instrument export --columns wrote: they give the items their ids back")
        ->type_name("FILE");
    app.add_option("-o,--output", options->output, "where to write (default: standard output)")->type_name("FILE");
}

}  // namespace recaudit
