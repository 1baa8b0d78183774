/// `recaudit simulate`: a copy of a study with synthetic responses whose effects are known.
#include "commands.hpp"
#include "input.hpp"
#include "progress.hpp"

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/render/interrupts.hpp>
#include <recaudit/render/staging.hpp>
#include <recaudit/responses/headcount.hpp>
#include <recaudit/simulate/simulate.hpp>

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>

namespace recaudit {
namespace {

namespace fs = std::filesystem;

struct SimulateOptions {
    std::string study, effects, seed, folder;
};

std::uint64_t seed_from(const std::string& text) {
    constexpr double largest = 9007199254740992;  // read as a number without loss
    const auto number = number_in(text);
    if (!number || *number < 0 || *number > largest || std::trunc(*number) != *number)
        throw UsageError(fmt::format("--seed takes a whole number of 0 or more, not \"{}\"", text));
    return static_cast<std::uint64_t>(*number);
}

/// Simulated answers never lie beside real ones.
fs::path folder_for(const SimulateOptions& options, const Study& study) {
    if (options.folder == "-") throw UsageError("simulate writes a folder, which cannot go to standard output");
    const fs::path folder = (options.folder.empty() ? study.folder / "simulated" : fs::path(options.folder)).lexically_normal();
    if (fs::exists(folder) && (!fs::is_directory(folder) || !fs::is_empty(folder)))
        throw UsageError(fmt::format("{} is not an empty folder; name a new one with -o, so that simulated answers do not mix with others",
                                     folder.string()));
    return folder;
}

std::string text_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw fs::filesystem_error("cannot read", file, std::make_error_code(std::errc::no_such_file_or_directory));
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Made-up answers are plain CSV, so that nothing else in the copy of the study may say that they are an export.
void expect_plain_files(const Study& study) {
    for (const auto& source : study.responses)
        if (!source.dictionary.empty() || !source.sheet.empty() || (source.profile != "auto" && source.profile != "plain"))
            throw UsageError(
                fmt::format("{} is read as an export, but made-up answers are plain CSV\nTake profile, dictionary and sheet out of "
                            "its entry in a copy of the study, and simulate that",
                            source.file));
}

/// The study file, the forms that lie beside it, its headcount and its actions, by their names in the study's folder.
std::set<std::string> files_beside(const Study& study, const Effects& effects) {
    expect_plain_files(study);
    std::set<std::string> names{fs::path(study.file).filename().string()};
    for (const auto& form : study.instruments)
        for (const auto& file : form.files) {
            if (!fs::is_regular_file(file)) continue;  // a built-in form
            const std::string name = fs::path(file).lexically_proximate(study.folder.empty() ? "." : study.folder).generic_string();
            if (name.starts_with("..")) throw UsageError(fmt::format("{} lies outside the study's folder; copy it there first", file));
            names.insert(name);
        }
    if (effects.sizes.from_headcount && !study.headcount.empty()) names.insert(study.headcount);
    if (!study.actions.empty()) names.insert(study.actions);
    return names;
}

std::string readme(const Simulation& simulation, const SimulateOptions& options, const SimulatedCounts& counts) {
    return fmt::format(
        "SIMULATED DATA. No person gave these answers.\n\n"
        "recaudit {} made every response file in this folder from\n"
        "  study    {}\n"
        "  effects  {} (effects.yaml here)\n"
        "  seed     {}\n"
        "{} of {} simulated people answered. The same study, effects and seed give the same bytes.\n\n"
        "truth.csv holds the mean that each group has by construction, in percent of maximum: scores.percent_of_maximum\n"
        "of the analysis estimates it.\n",
        RECAUDIT_VERSION, simulation.study.id, simulation.effects.id, options.seed, counts.answers, counts.people);
}

/// Writes the files one after the other as they come.
class FolderSink {
public:
    explicit FolderSink(Staging& staging) : staging_(staging) {}
    void operator()(const std::string& name, std::string_view text) {
        if (name != name_) {
            close();
            file_ = std::make_unique<OutputFile>(staging_.add(name));
            name_ = name;
        }
        file_->write(text);
    }
    void close() {
        if (file_) file_->close();
        file_.reset();
        name_.clear();
    }

private:
    Staging& staging_;
    std::unique_ptr<OutputFile> file_;
    std::string name_;
};

std::optional<SimulatedCounts> write_simulation(const Simulation& simulation, const SimulateOptions& options, const fs::path& folder,
                                                Console& console) {
    const HeldInterrupts until_written;
    Staging staging(folder);
    FolderSink sink(staging);
    auto counts = [&] {
        const Progress progress(console, "Drawing answers");
        return simulate(simulation, console.settings().threads, [&](const std::string& name, std::string_view text) { sink(name, text); });
    }();
    console.report(std::move(counts.diagnostics));
    if (console.files_are_wrong() || !counts.value) return std::nullopt;
    for (const auto& name : files_beside(simulation.study, simulation.effects)) sink(name, text_of(simulation.study.folder / name));
    sink("effects.yaml", text_of(options.effects));
    sink("SIMULATED.txt", readme(simulation, options, *counts.value));
    sink.close();
    until_written.check();
    staging.commit({});
    return *counts.value;
}

ExitCode simulate_study(const SimulateOptions& options, Console& console) {
    Simulation simulation;
    simulation.seed = seed_from(options.seed);
    auto study = load_study_file(options.study, console);
    if (!study) return console.exit_code();
    simulation.study = *std::move(study);
    const fs::path folder = folder_for(options, simulation.study);
    auto effects = load_effects(options.effects, simulation.study);
    console.report(std::move(effects.diagnostics));
    if (console.files_are_wrong() || !effects.value) return console.exit_code();
    simulation.effects = *std::move(effects.value);
    if (simulation.effects.sizes.from_headcount) {
        auto headcount = headcount_alone(simulation.study);
        console.report(std::move(headcount.diagnostics));
        if (console.files_are_wrong() || !headcount.value) return console.exit_code();
        simulation.headcount = *std::move(headcount.value);
    }
    const auto counts = write_simulation(simulation, options, folder, console);
    if (!counts) return console.exit_code();
    console.account(fmt::format("{} of {} simulated people answered; the study with their answers is {}", counts->answers, counts->people,
                                (folder / fs::path(simulation.study.file).filename()).string()));
    return console.exit_code();
}

}  // namespace

void add_simulate_command(CommandLine& line) {
    const auto options = std::make_shared<SimulateOptions>();
    CLI::App& app = line.add(
        line.root(),
        {"simulate", "a copy of a study with made-up answers whose effects are known",
         "Draws answers to the study's own instruments for its sites, teams, waves and perspectives, so that means, spreads, differences, "
         "changes and missing answers are those of the effects file, and writes a folder that run and every other command read as it is: "
         "the study file, its forms, response files, headcount, truth.csv with each group's true mean, and SIMULATED.txt. The folder must "
         "be new or empty. The same seed gives the same bytes.",
         "recaudit simulate examples/three-prisons/study.yaml --effects examples/three-prisons/effects.yaml --seed 1 -o simulated-prisons"},
        [options](Console& console) { return simulate_study(*options, console); });
    app.add_option("STUDY", options->study, "the study file")->required();
    app.add_option("--effects", options->effects, "what the answers shall show; see docs/formats/effects.md")
        ->type_name("FILE")
        ->required();
    app.add_option("--seed", options->seed, "a whole number: the same gives the same answers")->type_name("N")->required();
    app.add_option("-o,--output", options->folder, "the folder to make (default: simulated, beside the study file)")->type_name("DIR");
}

}  // namespace recaudit
