/// `recaudit init`: a study folder ready to fill.
#include "commands.hpp"
#include "input.hpp"
#include "study_folder.hpp"

#include <recaudit/render/interrupts.hpp>
#include <recaudit/render/staging.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace recaudit {
namespace {

namespace fs = std::filesystem;

struct InitOptions {
    std::string folder;
    std::vector<std::string> instruments;
};

/// The name of an instrument as a study in `folder` reaches it: files are named from there.
std::string name_from(const fs::path& folder, const std::string& name, const Instrument& form) {
    if (form.files.empty() || !fs::is_regular_file(name)) return name;
    const fs::path path = fs::proximate(fs::weakly_canonical(name), fs::weakly_canonical(folder));
    return path.has_parent_path() ? path.generic_string() : "./" + path.generic_string();
}

void refuse_used_folder(const fs::path& folder) {
    if (fs::exists(folder) && !fs::is_directory(folder)) throw UsageError(fmt::format("{} is a file; name a new folder", folder.string()));
    if (fs::exists(folder) && !fs::is_empty(folder))
        throw UsageError(fmt::format("{} is not empty; name a new or empty folder", folder.string()));
}

/// The id of the new study: the folder's name in the letters that names have.
std::string id_from(const fs::path& folder) {
    std::string id;
    for (const char c : fs::weakly_canonical(fs::absolute(folder)).filename().string()) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        if (letter || (!id.empty() && (digit || c == '_'))) id += c;
        else if (!id.empty() && id.back() != '-') id += '-';
    }
    while (id.ends_with('-')) id.pop_back();
    return id.empty() ? "audit" : id;
}

void write_files(const fs::path& folder, const std::vector<NewFile>& files) {
    const HeldInterrupts until_written;
    Staging staging(folder);
    for (const auto& file : files) {
        OutputFile out(staging.add(file.name));
        out.write(file.text);
        out.close();
    }
    until_written.check();
    staging.commit({});
}

ExitCode init(const InitOptions& options, Console& console) {
    const fs::path folder = fs::path(options.folder).lexically_normal();
    refuse_used_folder(folder);
    std::vector<StudyForm> forms;
    for (const auto& name : options.instruments) {
        auto form = load_form(name, console);
        if (form) forms.push_back({name_from(folder, name, *form), std::move(*form)});
    }
    if (console.files_are_wrong()) return console.exit_code();
    write_files(folder, new_study(id_from(folder), forms));
    console.account(fmt::format("{} is ready to fill: README.txt in it says how to go on", folder.string()));
    return console.exit_code();
}

}  // namespace

void add_init_command(CommandLine& line) {
    const auto options = std::make_shared<InitOptions>();
    options->instruments = {"five-themes-staff", "five-themes-service-user"};
    CLI::App& app = line.add(line.root(),
                             {"init", "a study folder ready to fill",
                              "Makes DIR with a study.yaml that explains itself, for each form a response file with headings only, pages "
                              "to print and a codebook, a headcount file, a sheet for actions and a README. "
                              "DIR must be new or empty.",
                              "recaudit init my-audit --instrument five-themes-staff"},
                             [options](Console& console) { return init(*options, console); });
    app.add_option("DIR", options->folder, "the folder to make")->required();
    app.add_option("--instrument", options->instruments,
                   "a built-in instrument or an instrument file; may be given several times (default: the two five-themes forms)")
        ->type_name("NAME|FILE");
}

}  // namespace recaudit
