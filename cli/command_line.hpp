/// The commands and options of the program, and which command a command line asks for.
#pragma once

#include "console.hpp"
#include "options.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace recaudit {

/// What help says about a command.
struct CommandText {
    std::string name;
    std::string summary;  // a few words, for lists of commands
    std::string details;  // sentences; an empty line starts a paragraph
    std::string example;  // a command line that works from the root of the repository
};

/// Does a command's work; returns the exit code.
using CommandAction = std::function<ExitCode(Console&)>;

/// All commands. Each file in commands/ adds its own.
class CommandLine {
public:
    CommandLine();
    /// Adds a command below `parent`; its options are added to the result.
    CLI::App& add(CLI::App& parent, CommandText text, CommandAction action);
    /// Adds a command that is only a heading for others.
    CLI::App& add_family(CommandText text);
    [[nodiscard]] CLI::App& root() { return root_; }
    [[nodiscard]] const CLI::App& root() const { return root_; }
    [[nodiscard]] const CommandText& text_of(const CLI::App& app) const { return commands_.at(&app).text; }
    /// Understands the arguments and does what they ask for. @throws UsageError
    ExitCode run(const std::vector<std::string>& arguments);

private:
    struct Command {
        CommandText text;
        CommandAction action;
    };
    void parse(const std::vector<std::string>& arguments);
    [[nodiscard]] const CLI::App& chosen() const;
    ExitCode act();
    CLI::App root_;
    CommonOptions common_;
    std::map<const CLI::App*, Command> commands_;
};

/// The help text of a command, or of the whole program for the root.
[[nodiscard]] std::string help_text(const CommandLine& line, const CLI::App& app);

/// "run", "instrument list": the words that choose the command; empty for the root.
[[nodiscard]] std::string command_path(const CLI::App& app);

/// The values an option is limited to: its type written as "a|b|c"; empty where any value will do.
[[nodiscard]] std::vector<std::string> choices_of(const CLI::Option& option);

/// All commands that do something or head others, in the order of the help, without the root.
[[nodiscard]] std::vector<const CLI::App*> all_commands(const CLI::App& root);

}  // namespace recaudit
