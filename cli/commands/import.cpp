/// `recaudit import`: any survey tool's export to plain response CSV, with an account of what was done.
#include "../double_entry_text.hpp"
#include "commands.hpp"
#include "input.hpp"

#include <recaudit/core/text.hpp>
#include <recaudit/responses/csv_table.hpp>
#include <recaudit/responses/profiles/suggest.hpp>

#include <fmt/format.h>

#include <memory>

namespace recaudit {
namespace {

using detail::FoundBy;

struct ImportOptions {
    std::string file, profile = "auto", instrument, dictionary, sheet, output;
    bool suggest = false;
    std::vector<std::string> compare;  // two files typed in
    std::string by, format = "table";
};

std::string profile_names() {
    std::string names = "auto|plain";
    for (const auto& profile : detail::all_profiles()) names += fmt::format("|{}", profile.name);
    return names + "|spss";
}

void check_options(const ImportOptions& options) {
    if (options.file.empty()) throw UsageError("FILE is missing: the export to read");
    if (!options.by.empty()) throw UsageError("--by goes with --compare");
    if (options.suggest && options.instrument.empty())
        throw UsageError("--suggest needs --instrument: which items are columns looked for?");
    const std::string names = profile_names();
    if (("|" + names + "|").find("|" + options.profile + "|") == std::string::npos)
        throw UsageError(fmt::format("--profile is one of {}, not \"{}\"", names, quotable(options.profile)));
}

std::string account_of_matches(const detail::PlainView& view, const Instrument& instrument) {
    const auto count = [&](FoundBy how) {
        return std::ranges::count_if(view.columns, [&](const auto& column) { return !column.item.empty() && column.found_by == how; });
    };
    const auto left = detail::unmatched(view, instrument);
    std::string out = fmt::format("item columns found: {} by id, {} by text", count(FoundBy::id), count(FoundBy::text));
    if (!left.items.empty()) out += "; items without a column: " + listed(left.items);
    if (!left.columns.empty()) out += fmt::format("; {} other columns", left.columns.size());
    return out;
}

/// Two entries of the same paper forms, cell by cell.
ExitCode compare_files(const ImportOptions& options, Console& console) {
    const std::vector<std::string> formats{"table", "csv", "json"};
    const std::string& format = one_of("--format", options.format, formats);
    if (!options.file.empty() || options.suggest) throw UsageError("--compare takes two files, and neither FILE nor --suggest beside them");
    detail::CompareSettings settings{options.by, {}};
    if (!options.instrument.empty()) {
        const auto form = load_form(options.instrument, console);
        if (!form) return console.exit_code();
        for (const Item& item : form->items) settings.columns.push_back(item.id);
    }
    auto first = detail::read_entry_file(options.compare[0]), second = detail::read_entry_file(options.compare[1]);
    console.report(std::move(first.diagnostics));
    console.report(std::move(second.diagnostics));
    if (!first.value || !second.value) return console.exit_code();
    auto found = detail::compare_entries(*first.value, *second.value, settings);
    console.report(std::move(found.diagnostics));
    if (!found.value) return console.exit_code();
    const ComparedFiles files{options.compare[0], options.compare[1], *std::move(found.value)};
    console.report(entries_as_diagnostics(files));
    write_data(format == "csv"    ? entries_as_csv(files)
               : format == "json" ? entries_as_json(files)
                                  : entries_as_table(files),
               options.output);
    return console.exit_code();
}

ExitCode import_file(const ImportOptions& options, Console& console) {
    check_options(options);
    std::optional<Instrument> form;
    if (!options.instrument.empty()) {
        form = load_form(options.instrument, console);
        if (!form) return console.exit_code();
    }
    auto bytes = detail::open_file({0, options.file, options.file, options.file});
    console.report(std::move(bytes.diagnostics));
    if (!bytes.value) return console.exit_code();
    detail::ExportFile file{*bytes.value, options.file, options.profile, detail::PlainFiles::laid_out, options.sheet, std::nullopt};
    if (!options.dictionary.empty()) file.dictionary = detail::ResponseFile{0, options.dictionary, options.dictionary, options.dictionary};
    auto view = detail::view_of_export(file, {form ? &*form : nullptr, nullptr, {}, options.file});
    if (!view.value && !view.diagnostics.has_errors()) view.diagnostics.append(detail::as_text(*bytes.value, options.file).diagnostics);
    console.report(std::move(view.diagnostics));
    if (!view.value) return console.exit_code();
    console.report(detail::account_of(*view.value, options.file));
    if (console.files_are_wrong()) return console.exit_code();
    if (form) console.account(account_of_matches(*view.value, *form));
    write_data(options.suggest ? detail::suggested_mapping(*view.value, *form, options.file) : view.value->text, options.output);
    return console.exit_code();
}

}  // namespace

void add_import_command(CommandLine& line) {
    const auto options = std::make_shared<ImportOptions>();
    CLI::App& app = line.add(
        line.root(),
        {"import", "a survey tool's export as plain response CSV",
         "Recognises exports of Qualtrics, LimeSurvey, SurveyMonkey, Microsoft Forms, Google Forms, SmartSurvey, REDCap, ODK and Kobo by "
         "what is in them, says so, and writes CSV with one row of headings. Previews, tests, spam and incomplete submissions are left out "
         "and counted; columns of names, addresses and positions are never kept. With --instrument, the columns of its items are found by "
         "id, code or question text and headed by the items' ids; --suggest writes that mapping, with guesses for the rest, for a study. "
         "--compare sets two entries of the same paper forms beside each other.",
         "recaudit import examples/leadership-climate/responses.csv --instrument examples/leadership-climate/instrument.yaml --suggest"},
        [options](Console& console) {
            return options->compare.empty() ? import_file(*options, console) : compare_files(*options, console);
        });
    app.add_option("FILE", options->file, "the export; - is standard input");
    app.add_option("--profile", options->profile, "the survey tool (default: auto, told by the content)")->type_name(profile_names());
    app.add_option("--instrument", options->instrument, "the items that columns are matched to")->type_name("NAME|FILE");
    app.add_option("--dictionary", options->dictionary,
                   "the form: a REDCap project's data dictionary or an XLSForm; its labels and choices find the items and answers")
        ->type_name("FILE");
    app.add_option("--sheet", options->sheet, "the sheet of a workbook (default: the one that looks like answers)")->type_name("NAME");
    app.add_flag("--suggest", options->suggest, "write which column holds which item, to be reviewed, in place of the answers");
    app.add_option("--compare", options->compare,
                   "two entries of the same paper forms: list every cell in which they differ, with the rate")
        ->type_name("FIRST SECOND")
        ->expected(2);
    app.add_option("--by", options->by,
                   "with --compare: the column with the number of the form (default: respondent, form, id and the like)")
        ->type_name("COLUMN");
    app.add_option("--format", options->format, "with --compare: how to print it (default: table)")->type_name("table|csv|json");
    app.add_option("-o,--output", options->output, "where to write (default: standard output)")->type_name("FILE");
}

}  // namespace recaudit
