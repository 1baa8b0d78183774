/// `recaudit check`: every problem of a study, an instrument, a term list, an actions file or a response file; nothing is written.
#include "commands.hpp"
#include "earlier.hpp"
#include "file_kind.hpp"
#include "input.hpp"

#include <recaudit/language/load.hpp>
#include <recaudit/study/read_actions.hpp>

#include <fmt/format.h>

#include <memory>

namespace recaudit {
namespace {

struct CheckOptions {
    std::vector<std::string> paths;
    std::string instrument;
};

bool check_answers(const Study& study, Console& console) {
    const auto responses = read_input(study, Fingerprints::none, console);
    if (responses) account_for_input(study, *responses, console);
    return responses.has_value();
}

bool check_study(const std::string& path, Console& console) {
    const auto study = load_study_file(path, console);
    if (!study) {
        point_at_study_in(path, "check", console);
        return false;
    }
    const bool passed = check_answers(*study, console);
    return read_earlier(*study, console).has_value() && passed;
}

/// A file in this folder, told from a built-in name.
std::string as_file(const std::string& path) { return path.find('/') == std::string::npos ? "./" + path : path; }

bool check_instrument(const std::string& path, Console& console) { return load_form(as_file(path), console).has_value(); }

bool check_term_list(const std::string& path, Console& console) {
    auto list = load_term_list(as_file(path), ".");
    console.report(std::move(list.diagnostics));
    return list.value.has_value();
}

/// By itself; scales, places and waves are those of a study, which is checked with its actions.
bool check_actions(const std::string& path, Console& console) {
    auto problems = check_actions_file(path);
    const bool passed = !problems.has_errors();
    console.report(std::move(problems));
    console.account(fmt::format("{}: scales, places and waves are checked with the study that names this file", path));
    return passed;
}

bool check_responses(const std::string& path, const std::string& instrument, Console& console) {
    const std::string name = instrument.empty() ? instrument_that_fits(path) : instrument;
    if (name.empty())
        throw UsageError(fmt::format(
            "{} has no column of a built-in instrument\nIf it is a response file, say what it answers: --instrument NAME|FILE", path));
    if (instrument.empty()) console.account(fmt::format("{}: taken for answers to {}; --instrument says otherwise", path, name));
    InputOptions input;
    input.files = {path};
    input.instrument = name;
    const auto study = load_input(input, console);
    return study && check_answers(*study, console);
}

/// What the last line about a file says, by its kind and whether it passed.
std::string verdict(FileKind kind, bool passed) {
    if (kind == FileKind::study) return passed ? "ready to run" : "not ready to run";
    if (kind == FileKind::instrument || kind == FileKind::term_list || kind == FileKind::actions)
        return passed ? "fit for use" : "not fit for use";
    return passed ? "can be read" : "cannot be used as it is";
}

void check(const std::string& path, const std::string& instrument, Console& console) {
    const FileKind kind = kind_of_file(path);
    Console own(console.settings());  // so that the last line counts the problems of this file alone
    const bool passed = kind == FileKind::study        ? check_study(path, own)
                        : kind == FileKind::instrument ? check_instrument(path, own)
                        : kind == FileKind::term_list  ? check_term_list(path, own)
                        : kind == FileKind::actions    ? check_actions(path, own)
                                                       : check_responses(path, instrument, own);
    console.remember(own.reported());
    console.conclude(path, fmt::format("{}, {}", verdict(kind, passed && !own.files_are_wrong()), tally(own.reported())));
}

}  // namespace

void add_check_command(CommandLine& line) {
    const auto options = std::make_shared<CheckOptions>();
    CLI::App& app = line.add(
        line.root(),
        {"check", "every problem in a study, an instrument, a term list, an actions file or a response file",
         "Reads the files as run does, with everything they name, and lists every problem: file, line, column, what was found, what was "
         "expected and how to mend it. Nothing is written. The last line about a study says whether it is ready to run; with --diagnostics "
         "json the last entry about it does, with the id verdict.",
         "recaudit check examples/three-prisons/study.yaml"},
        [options](Console& console) {
            for (const auto& path : options->paths) check(path, options->instrument, console);
            return console.exit_code();
        });
    app.add_option("PATH", options->paths,
                   "a study, an instrument, a term list, an actions file or a response file; which it is shows in what it holds")
        ->required();
    app.add_option("--instrument", options->instrument, "what response files answer (default: the built-in instrument that fits)")
        ->type_name("NAME|FILE");
}

}  // namespace recaudit
