/// `recaudit run`: from a study file to the report folder.
#include "commands.hpp"
#include "earlier.hpp"
#include "input.hpp"
#include "progress.hpp"

#include <recaudit/analysis/analyse.hpp>
#include <recaudit/disclosure/one_site.hpp>
#include <recaudit/disclosure/release.hpp>
#include <recaudit/render/output.hpp>

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <memory>
#include <utility>

namespace recaudit {
namespace {

struct RunOptions {
    std::string study;
    std::string folder;
    std::string formats;
    std::string audience;
    bool by_site = false;
};

/// What --formats asks for; empty: what the study asks for.
std::vector<std::string> formats_from(const std::string& list) {
    static const std::array<std::string, 5> allowed{"html", "md", "json", "csv", "xlsx"};
    std::vector<std::string> formats = comma_separated(list);
    for (const auto& format : formats) one_of("--formats", format, allowed);
    return formats;
}

/// Whom --audience asks for; empty: whom the study names.
std::string audience_from(const std::string& name) {
    static const std::array<std::string, 3> allowed{"board", "frontline", "service_user"};
    if (!name.empty()) one_of("--audience", name, allowed);
    return name;
}

std::filesystem::path folder_for(const RunOptions& options, const Study& study) {
    if (options.folder == "-")
        throw UsageError(
            "run writes a folder, which cannot go to standard output; see \"recaudit score --format csv\" for a table that can");
    return options.folder.empty() ? study.folder / "out" : std::filesystem::path(options.folder);
}

OutputSettings output_settings(const RunOptions& options, const Study& study, const Settings& settings) {
    return {folder_for(options, study),
            {study.report.formats.begin(), study.report.formats.end()},
            RECAUDIT_VERSION,
            settings.threads,
            options.by_site ? SiteReports::each : SiteReports::none};
}

Released<Results> released_results(const Study& study, Responses responses, const std::vector<Results>& earlier, const Console& console) {
    WorkCounter counter;
    const Progress progress(console, "Analysing", &counter);
    return release(analyse(study, std::move(responses), all_parts(), console.settings().threads, &counter), study.disclosure, earlier,
                   console.settings().threads);
}

ExitCode nothing_written(const Console& console) {
    console.account(fmt::format("Nothing was written: {}.", tally(console.reported())));
    return console.exit_code();
}

ExitCode run(const RunOptions& options, Console& console) {
    const auto formats = formats_from(options.formats);
    const std::string audience = audience_from(options.audience);
    auto study = load_study_file(options.study, console);
    if (!study) {
        point_at_study_in(options.study, "run", console);
        return nothing_written(console);
    }
    if (!formats.empty()) study->report.formats = formats;
    if (!audience.empty()) study->report.audience = audience;
    const OutputSettings output = output_settings(options, *study, console.settings());
    const Remarks remarks = study->tells_of_comments() ? Remarks::keep : Remarks::leave_out;
    auto responses = read_input(*study, Fingerprints::sha256, console, remarks);
    const auto earlier = read_earlier(*study, console);
    if (!responses || !earlier) return nothing_written(console);
    account_for_input(*study, *responses, console);
    const std::vector<InputFile> inputs = responses->inputs;
    const auto results = released_results(*study, *std::move(responses), *earlier, console);
    {
        const Progress progress(console, "Writing the report");
        write_output(results, *study, inputs, output);
    }
    if (!results.for_publication())
        console.account("Disclosure control is off in this study: small groups are not hidden. Not for publication.");
    if (options.by_site && sites_of(*results).empty())
        console.account("There are no sites in these answers, so no reports for single sites.");
    if (!results->quotes.empty())
        console.account(
            fmt::format("The report quotes {}. Rules took out names and numbers, and rules miss things: read each before you pass "
                        "the report on.",
                        counted(results->quotes.size(), "comment")));
    const bool has_page = output.formats.contains("html");
    console.account(fmt::format("The report is in {}", (has_page ? output.folder / "report.html" : output.folder).string()));
    return console.exit_code();
}

}  // namespace

void add_run_command(CommandLine& line) {
    const auto options = std::make_shared<RunOptions>();
    CLI::App& app = line.add(
        line.root(),
        {"run", "audit a study and write the report folder",
         "Reads the study file, its instruments and responses, scores and analyses them, hides what could identify anyone, and writes "
         "report.html, report.md, results.json, tables/*.csv, tables.xlsx, figures and provenance.json. Everything is written aside and "
         "moved into place "
         "at the end: where anything is wrong the old report stays as it was.",
         "recaudit run examples/three-prisons/study.yaml -o report"},
        [options](Console& console) { return run(*options, console); });
    app.add_option("STUDY", options->study, "the study file")->required();
    app.add_option("-o,--output", options->folder, "the folder to write (default: out, beside the study file)")->type_name("DIR");
    app.add_option("--formats", options->formats,
                   "what to write, with commas between: html, md, json, csv, xlsx (default: what the study says, else all)")
        ->type_name("LIST");
    app.add_option("--audience", options->audience,
                   "whom the report is for: board (two pages), frontline (answers, and questions to talk about) or service_user (short, in "
                   "plain words); default: what the study says, else everyone")
        ->type_name("WHO");
    app.add_flag("--by-site", options->by_site, "a report for each site as well, in sites/, in which the other sites have no names");
}

}  // namespace recaudit
