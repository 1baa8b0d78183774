#include "command_line.hpp"

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace recaudit {
namespace {

std::string suggestion(const std::string& word, const std::vector<std::string>& known) {
    const std::string near = did_you_mean(word, known);
    return near.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", near);
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
        for (const auto& name : option->get_snames()) names.push_back("-" + name);
    }
    return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

std::string program_and_path(const CLI::App& app) {
    const std::string path = command_path(app);
    return path.empty() ? "recaudit" : "recaudit " + path;
}

/// How a sentence about the command begins.
std::string subject(const CLI::App& app) {
    const std::string path = command_path(app);
    return path.empty() ? "there is" : fmt::format("\"{}\" has", path);
}

/// Why `word`, which the parser could not place, makes no sense to `app`.
std::string unplaced(const CLI::App& app, const std::string& word) {
    const std::string help = fmt::format("\n\"{} --help\" shows ", program_and_path(app));
    if (word.size() > 1 && word.front() == '-') {
        const std::string option = word.substr(0, word.find('='));
        return fmt::format("{} no option {}{}{}the options", subject(app), quotable(option), suggestion(option, option_names(app)), help);
    }
    const auto commands = command_names(app);
    if (!commands.empty())
        return fmt::format("{} no command \"{}\"{}{}the commands", subject(app), quotable(word), suggestion(word, commands), help);
    return fmt::format("\"{}\" takes no further argument, but \"{}\" was given{}what it takes", command_path(app), quotable(word), help);
}

/// The first word that neither the root nor the chosen command could place.
void refuse_unplaced(const CLI::App& root) {
    const CLI::App* app = &root;
    while (true) {
        for (const auto& word : app->remaining())
            if (word != "--") throw UsageError(unplaced(*app, word));
        const auto below = app->get_subcommands();
        if (below.empty()) return;
        app = below.front();
    }
}

/// What the exception says beside the path and the system's words.
std::string words_of(const std::filesystem::filesystem_error& error) {
    std::string_view text = error.what();
    constexpr std::string_view prefix = "filesystem error: ";
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
    return std::string(text.substr(0, text.find(": " + error.code().message())));
}

/// Does the work; what could not be read or written is a problem like any other.
ExitCode guarded(const CommandAction& action, Console& console) {
    Diagnostics problems;
    try {
        return action(console);
    } catch (const std::filesystem::filesystem_error& error) {
        problems.add("unwritable-output", {error.path1().string(), 0, 0}, fmt::format("{}: {}", words_of(error), error.code().message()));
    } catch (const std::system_error& error) {
        problems.add("unwritable-output", {"recaudit", 0, 0}, error.what());
    }
    console.report(std::move(problems));
    return console.exit_code();
}

/// The parser's messages begin with the name of the option or argument.
std::string named_in(const CLI::ParseError& error) {
    const std::string text = error.what();
    return text.substr(0, text.find_first_of(": "));
}

}  // namespace

CommandLine::CommandLine() : root_("", "recaudit") {
    commands_[&root_] = {{"", "statistics for recovery-culture audits", "", ""}, {}};
    root_.set_help_flag("-h,--help", "show this help")->group("General options");
    root_.set_version_flag("--version", "recaudit " RECAUDIT_VERSION, "show the version")->group("General options");
    root_.allow_extras();
    root_.require_subcommand(0, 1);  // else `explain change` would be taken for two commands
    add_common_options(root_, common_);
}

CLI::App& CommandLine::add(CLI::App& parent, CommandText text, CommandAction action) {
    CLI::App& app = *parent.add_subcommand(text.name, text.summary);
    app.set_help_flag("-h,--help", "show this help")->group("General options");
    app.allow_extras();
    add_common_options(app, common_);
    commands_[&app] = {std::move(text), std::move(action)};
    return app;
}

CLI::App& CommandLine::add_family(CommandText text) {
    CLI::App& app = add(root_, std::move(text), {});
    app.require_subcommand(0, 1);
    return app;
}

const CLI::App& CommandLine::chosen() const {
    const CLI::App* app = &root_;
    while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
    return *app;
}

void CommandLine::parse(const std::vector<std::string>& arguments) {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as the parser wants them
    try {
        root_.parse(reversed);
    } catch (const CLI::RequiredError& error) {
        refuse_unplaced(root_);
        throw UsageError(
            fmt::format("\"{}\" needs {}\n\"{} --help\" shows how", command_path(chosen()), named_in(error), program_and_path(chosen())));
    } catch (const CLI::ArgumentMismatch& error) {
        const bool lacks = std::string_view(error.what()).ends_with("missing");
        throw UsageError(fmt::format("{} {}", named_in(error), lacks ? "needs a value" : "is given more than once"));
    }
    refuse_unplaced(root_);
}

ExitCode CommandLine::act() {
    const CommandAction& action = commands_.at(&chosen()).action;
    if (!action) {
        print_message(help_text(*this, chosen()));
        return exit_usage;
    }
    Console console(settings_from(common_));
    const ExitCode code = guarded(action, console);
    console.finish();
    return code;
}

ExitCode CommandLine::run(const std::vector<std::string>& arguments) {
    try {
        parse(arguments);
    } catch (const CLI::CallForHelp&) {
        write_data(help_text(*this, chosen()), "-");
        return exit_fine;
    } catch (const CLI::CallForVersion& version) {
        write_data(fmt::format("{}\n", version.what()), "-");
        return exit_fine;
    }
    return act();
}

std::string command_path(const CLI::App& app) {
    if (app.get_parent() == nullptr) return {};
    const std::string above = command_path(*app.get_parent());
    return above.empty() ? app.get_name() : above + " " + app.get_name();
}

std::vector<std::string> choices_of(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    std::vector<std::string> choices;
    for (std::size_t from = 0, bar = type.find('|'); type.find('|') != std::string::npos; from = bar + 1, bar = type.find('|', from)) {
        choices.push_back(type.substr(from, bar - from));
        if (bar == std::string::npos) break;
    }
    return choices;
}

std::vector<const CLI::App*> all_commands(const CLI::App& root) {
    std::vector<const CLI::App*> commands;
    for (const auto* app : root.get_subcommands({})) {
        commands.push_back(app);
        const auto below = all_commands(*app);
        commands.insert(commands.end(), below.begin(), below.end());
    }
    return commands;
}

}  // namespace recaudit
