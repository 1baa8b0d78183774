#include "input.hpp"

#include "progress.hpp"

#include <recaudit/benchmark/target_file.hpp>
#include <recaudit/instrument/load.hpp>
#include <recaudit/responses/action_places.hpp>
#include <recaudit/scoring/check_headcount.hpp>
#include <recaudit/scoring/weights.hpp>
#include <recaudit/study/load.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace recaudit {
namespace {

void map_column(ResponseSource& source, const std::string& name, const std::string& heading) {
    if (!heading.empty()) source.columns[name] = heading;
}

bool names_columns(const InputOptions& options) {
    return !(options.site.empty() && options.team.empty() && options.wave.empty() && options.perspective.empty() && options.by.empty());
}

const std::string& the_study_file(const InputOptions& options) {
    if (names_columns(options))
        throw UsageError(
            "--site, --team, --wave, --perspective and --by go with --instrument; a study file says itself what its columns are");
    if (options.files.size() > 1)
        throw UsageError(
            fmt::format("one study file is expected, and {} files were given\nTo analyse response files without a study, name their "
                        "instrument: --instrument NAME",
                        options.files.size()));
    return options.files.front();
}

/// What is wrong with the answers as well, so that all problems are told at once.
void report_answers(const Study& study, Console& console) {
    Console own(console.settings());
    (void)read_input(study, Fingerprints::none, own);
    console.remember(own.reported());
}

}  // namespace

void add_input_options(CLI::App& app, InputOptions& options) {
    app.add_option("INPUT", options.files, "the study file; or response files, with --instrument (- is standard input)")->required();
    app.add_option("--instrument", options.instrument, "what the response files answer: a built-in instrument or an instrument file")
        ->type_name("NAME|FILE");
    app.add_option("--site", options.site, "the column of the site (default: site)")->type_name("COL");
    app.add_option("--team", options.team, "the column of the team (default: team)")->type_name("COL");
    app.add_option("--wave", options.wave, "the column of the wave (default: wave)")->type_name("COL");
    app.add_option("--perspective", options.perspective, "the column that says whose answers a row holds")->type_name("COL");
    app.add_option("--by", options.by, "another column whose groups are reported; may be given several times")
        ->type_name("COL")
        ->expected(1)
        ->take_all();
}

Study study_of(Instrument instrument, const InputOptions& options) {
    Study study;
    study.id = instrument.id;
    study.title = instrument.title;
    study.folder = ".";
    study.instruments.push_back(std::move(instrument));
    for (const auto& file : options.files) {
        ResponseSource source;
        source.file = file;
        map_column(source, "site", options.site);
        map_column(source, "team", options.team);
        map_column(source, "wave", options.wave);
        map_column(source, "perspective", options.perspective);
        for (const auto& attribute : options.by) map_column(source, attribute, attribute);
        source.place.file = file;
        study.responses.push_back(std::move(source));
    }
    return study;
}

Study with_groupings(Study study, const std::vector<std::string>& by, const Responses& responses) {
    if (by.empty()) return study;
    study.compare_declared = true;
    if (responses.sites.size() > 1) study.compare.emplace_back("site");  // the first is blank
    if (responses.teams.size() > 1) study.compare.emplace_back("team");
    study.compare.insert(study.compare.end(), by.begin(), by.end());
    return study;
}

Study with_structure(Study study) {
    if (!study.structure.empty()) return study;
    study.structure = {"perspective", "wave", "site", "team"};
    for (const auto& grouping : study.compare)
        if (std::ranges::find(study.structure, grouping) == study.structure.end()) study.structure.push_back(grouping);
    return study;
}

std::optional<Study> load_study_file(const std::string& file, Console& console) {
    auto loaded = load_study_to_check(file);
    const bool is_wrong = loaded.diagnostics.has_errors();
    console.report(std::move(loaded.diagnostics));
    if (!is_wrong) return std::move(loaded.value);
    if (loaded.value) report_answers(*loaded.value, console);
    return std::nullopt;
}

void point_at_study_in(const std::string& folder, std::string_view command, const Console& console) {
    const std::filesystem::path study = std::filesystem::path(folder) / "study.yaml";
    std::error_code failed;
    if (!std::filesystem::is_directory(folder, failed) || !std::filesystem::is_regular_file(study, failed)) return;
    const std::string name = study.lexically_normal().generic_string();
    const bool is_one_word = name.find_first_of(" \t'\"&()") == std::string::npos;
    console.account(is_one_word ? fmt::format("There is a study in this folder: recaudit {} {}", command, name)
                                : fmt::format("There is a study in this folder: recaudit {} \"{}\"", command, name));
}

std::optional<Instrument> load_form(const std::string& name, Console& console) {
    auto loaded = load_instrument(name, ".");
    console.report(std::move(loaded.diagnostics));
    return std::move(loaded.value);
}

std::optional<Study> load_input(const InputOptions& options, Console& console) {
    if (options.instrument.empty()) return load_study_file(the_study_file(options), console);
    auto form = load_form(options.instrument, console);
    if (!form) return std::nullopt;
    return study_of(std::move(*form), options);
}

std::optional<Responses> read_input(const Study& study, Fingerprints fingerprints, Console& console, Remarks remarks) {
    auto read = [&] {
        const Progress progress(console, "Reading the responses");
        return read_responses(study, {.threads = console.settings().threads, .fingerprints = fingerprints, .remarks = remarks});
    }();
    console.report(std::move(read.diagnostics));
    if (console.files_are_wrong() || !read.value) return std::nullopt;
    console.report(check_headcount(study, *read.value));
    auto weighted = with_weights(study, std::move(*read.value));
    console.report(std::move(weighted.diagnostics));
    if (console.files_are_wrong() || !weighted.value) return std::nullopt;
    auto complete = with_benchmarks(study, std::move(*weighted.value));
    console.report(std::move(complete.diagnostics));
    if (console.files_are_wrong() || !complete.value) return std::nullopt;
    auto placed = with_actions(study, std::move(*complete.value));
    console.report(std::move(placed.diagnostics));
    if (console.files_are_wrong()) return std::nullopt;
    return std::move(placed.value);
}

void account_for_input(const Study& study, const Responses& responses, const Console& console) {
    std::size_t records = 0;
    std::size_t files = 0;
    std::string lines;
    for (const auto& input : responses.inputs) {
        const bool is_actions = !study.actions.empty() && input.path == study.actions;
        const bool holds_answers = input.path != study.headcount && input.path != study.benchmark.file && !is_actions;
        lines += fmt::format("\n  {}: {} ({})", input.path,
                             counted(input.records, holds_answers ? "response"
                                                    : is_actions  ? "action"
                                                                  : "line"),
                             input.reading);
        if (!holds_answers) continue;
        records += input.records;
        ++files;
    }
    console.account(fmt::format("Read {} from {}:{}", counted(records, "response"), counted(files, "file"), lines));
}

}  // namespace recaudit
