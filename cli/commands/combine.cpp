/// `recaudit combine`: several organisations' published results as one report, without anybody's answers.
#include "commands.hpp"
#include "console.hpp"
#include "progress.hpp"

#include <recaudit/combine/combine.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/disclosure/release.hpp>
#include <recaudit/render/output.hpp>

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <memory>
#include <optional>

namespace recaudit {
namespace {

struct CombineOptions {
    std::vector<std::string> results;
    std::string folder;
    std::string formats;
    bool not_for_publication = false;
};

/// An organisation as named on the command line.
struct NamedFolder {
    std::string name;  // empty: the study's id
    std::string folder;
};

/// `NAME=FOLDER`, or a folder alone, which may have = in its own name.
NamedFolder named_folder(const std::string& argument) {
    const std::size_t equals = argument.find('=');
    std::error_code failed;
    if (equals == std::string::npos || std::filesystem::exists(argument, failed)) return {"", argument};
    const std::string name = argument.substr(0, equals);
    if (name.empty() || name.find('/') != std::string::npos)
        throw UsageError(fmt::format("\"{}\" is no NAME=FOLDER: the name is to be something without a slash", quotable(argument)));
    return {name, argument.substr(equals + 1)};
}

std::set<std::string> formats_from(const std::string& list) {
    static const std::array<std::string, 5> allowed{"html", "md", "json", "csv", "xlsx"};
    const auto formats = comma_separated(list);
    for (const auto& format : formats) one_of("--formats", format, allowed);
    return formats.empty() ? std::set<std::string>(allowed.begin(), allowed.end()) : std::set<std::string>(formats.begin(), formats.end());
}

void check_usage(const CombineOptions& options) {
    if (options.results.size() < 2) throw UsageError("combine puts the results of two organisations or more together, and one was given");
    if (options.folder == "-") throw UsageError("combine writes a folder, which cannot go to standard output");
}

std::optional<std::vector<Organisation>> read_all(const std::vector<NamedFolder>& folders, Console& console) {
    const Progress progress(console, "Reading the results");
    std::vector<Organisation> out;
    for (const NamedFolder& given : folders) {
        auto published = read_published(given.folder, tables_to_combine());
        console.report(std::move(published.diagnostics));
        if (!published.value) continue;
        const std::string name = given.name.empty() ? published.value->study.id : given.name;
        out.push_back({name, std::move(*published.value)});
    }
    if (console.files_are_wrong()) return std::nullopt;
    return out;
}

std::optional<Combined> combined_from(std::vector<Organisation> organisations, const CombineOptions& options, Console& console) {
    auto combined = combine(std::move(organisations), options.not_for_publication ? Unpublishable::accept : Unpublishable::refuse,
                            console.settings().threads);
    console.report(std::move(combined.diagnostics));
    if (console.files_are_wrong()) return std::nullopt;
    return std::move(combined.value);
}

ExitCode nothing_written(const Console& console) {
    console.account(fmt::format("Nothing was written: {}.", tally(console.reported())));
    return console.exit_code();
}

ExitCode run(const CombineOptions& options, Console& console) {
    check_usage(options);
    const auto formats = formats_from(options.formats);
    std::vector<NamedFolder> folders;
    for (const auto& argument : options.results) folders.push_back(named_folder(argument));
    auto organisations = read_all(folders, console);
    if (!organisations) return nothing_written(console);
    auto combined = combined_from(*std::move(organisations), options, console);
    if (!combined) return nothing_written(console);
    const auto released = release(std::move(combined->results), combined->study.disclosure);
    const OutputSettings output{options.folder, formats, RECAUDIT_VERSION, console.settings().threads};
    write_output(released, combined->study, combined->inputs, output);
    console.account(fmt::format("Put the results of {} together: {}", counted(combined->study.organisations.size(), "organisation"),
                                listed(combined->study.organisations)));
    if (!released.for_publication()) console.account("Some of them are not for publication, and so is what was written.");
    const std::filesystem::path report = formats.contains("html") ? output.folder / "report.html" : output.folder;
    console.account(fmt::format("The report is in {}", report.string()));
    return console.exit_code();
}

}  // namespace

void add_combine_command(CommandLine& line) {
    const auto options = std::make_shared<CombineOptions>();
    CLI::App& app = line.add(
        line.root(),
        {"combine", "several organisations' published results in one report",
         "Reads the output folders that organisations have published, as run wrote them, and compares the organisations, their sites and "
         "teams, perspectives and waves. No answers are read: numbers of people, means and standard deviations give the same figures as "
         "the answers would, and what they do not settle stays empty and is named in the table not_combined.\n\n"
         "Results that are weighted or rounded, results of the same answers and results not for publication are turned down. A scale that "
         "is local, or not the same in every organisation, is left out and named.",
         "recaudit run examples/two-services/north.yaml -o north && recaudit run examples/two-services/south.yaml -o south && "
         "recaudit combine north south -o together"},
        [options](Console& console) { return run(*options, console); });
    app.add_option("RESULTS", options->results,
                   "the output folders, each as FOLDER or NAME=FOLDER; without a name an organisation is called by its study's id")
        ->required();
    app.add_option("-o,--output", options->folder, "the folder to write")->type_name("DIR")->required();
    app.add_option("--formats", options->formats, "what to write, with commas between: html, md, json, csv, xlsx (default: all)")
        ->type_name("LIST");
    app.add_flag("--not-for-publication", options->not_for_publication,
                 "read results marked NOT FOR PUBLICATION too; what is written is then marked so itself");
}

}  // namespace recaudit
