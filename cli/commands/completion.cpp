/// `recaudit completion`: scripts for shells, made from the commands and options themselves.
#include "commands.hpp"

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <array>
#include <memory>

namespace recaudit {
namespace {

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::vector<std::string> names_of(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const auto& name : option.get_lnames()) names.push_back("--" + name);
    for (const auto& name : option.get_snames()) names.push_back("-" + name);
    return names;
}

/// Commands below and options of one command: what may follow it.
std::vector<std::string> words_of(const CLI::App& app) {
    std::vector<std::string> words;
    for (const auto* command : app.get_subcommands({})) words.push_back(command->get_name());
    for (const auto* option : app.get_options())
        for (auto& name : names_of(*option)) words.push_back(std::move(name));
    return words;
}

/// Every option with a closed list of values, once.
std::map<std::string, std::string> limited_options(const CLI::App& root) {
    std::map<std::string, std::string> values;
    for (const auto* app : all_commands(root))
        for (const auto* option : app->get_options())
            if (const auto choices = choices_of(*option); !choices.empty())
                for (const auto& name : names_of(*option)) values[name] = joined(choices);
    return values;
}

/// `case` lines shared by bash and zsh: which command is being completed.
std::string path_cases(const CLI::App& root) {
    std::string cases;
    for (const auto* app : all_commands(root))
        cases += fmt::format("            \"{} {}\") command=\"{}\" ;;\n", command_path(*app->get_parent()), app->get_name(),
                             command_path(*app));
    return cases;
}

std::string word_cases(const CLI::App& root) {
    std::string cases = fmt::format("        \"\") candidates=\"{}\" ;;\n", joined(words_of(root)));
    for (const auto* app : all_commands(root))
        cases += fmt::format("        \"{}\") candidates=\"{}\" ;;\n", command_path(*app), joined(words_of(*app)));
    return cases;
}

std::string value_cases(const CLI::App& root) {
    std::string cases;
    for (const auto& [option, values] : limited_options(root)) cases += fmt::format("        {}) candidates=\"{}\" ;;\n", option, values);
    return cases;
}

std::string bash_script(const CLI::App& root) {
    return fmt::format(R"(# bash completion for recaudit: source <(recaudit completion bash)
_recaudit() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}" command="" candidates="" word
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$command $word" in
{}        esac
    done
    case "$command" in
{}    esac
    case "$previous" in
{}    esac
    mapfile -t COMPREPLY < <(compgen -W "$candidates" -- "$current"; [[ $current == -* ]] || compgen -f -- "$current")
}}
complete -o filenames -F _recaudit recaudit
)",
                       path_cases(root), word_cases(root), value_cases(root));
}

std::string zsh_script(const CLI::App& root) {
    return fmt::format(R"(#compdef recaudit
# zsh completion for recaudit: source <(recaudit completion zsh)
_recaudit() {{
    local previous="${{words[CURRENT-1]}}" command="" candidates="" word
    for word in "${{(@)words[2,CURRENT-1]}}"; do
        case "$command $word" in
{}        esac
    done
    case "$command" in
{}    esac
    case "$previous" in
{}    esac
    compadd -- ${{=candidates}}
    [[ "${{words[CURRENT]}}" == -* ]] || _files
}}
compdef _recaudit recaudit
)",
                       path_cases(root), word_cases(root), value_cases(root));
}

std::string fish_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

/// The condition under which a command's words are offered: it has been chosen, and nothing below it.
std::string fish_condition(const CLI::App& app) {
    std::string condition;
    for (const CLI::App* at = &app; at->get_parent() != nullptr; at = at->get_parent())
        condition = fmt::format("__fish_seen_subcommand_from {}{}{}", at->get_name(), condition.empty() ? "" : "; and ", condition);
    std::vector<std::string> below;
    for (const auto* command : app.get_subcommands({})) below.push_back(command->get_name());
    if (below.empty()) return condition;
    return fmt::format("{}{}not __fish_seen_subcommand_from {}", condition, condition.empty() ? "" : "; and ", joined(below));
}

std::string fish_option(const CLI::App& app, const CLI::Option& option) {
    std::string line = fmt::format("complete -c recaudit -n {}", fish_quoted(fish_condition(app)));
    for (const auto& name : option.get_lnames()) line += " -l " + name;
    for (const auto& name : option.get_snames()) line += " -s " + name;
    const auto choices = choices_of(option);
    if (!choices.empty()) line += fmt::format(" -x -a {}", fish_quoted(joined(choices)));
    else if (option.get_items_expected_max() > 0) line += " -r";
    return line + fmt::format(" -d {}\n", fish_quoted(option.get_description()));
}

std::string fish_script(const CLI::App& root) {
    std::string script = "# fish completion for recaudit: recaudit completion fish | source\n";
    std::vector<const CLI::App*> apps = all_commands(root);
    apps.insert(apps.begin(), &root);
    for (const auto* app : apps) {
        for (const auto* command : app->get_subcommands({}))
            script += fmt::format("complete -c recaudit -n {} -a {} -d {}\n", fish_quoted(fish_condition(*app)), command->get_name(),
                                  fish_quoted(command->get_description()));
        for (const auto* option : app->get_options([](const CLI::Option* o) { return !o->get_positional(); }))
            script += fish_option(*app, *option);
    }
    return script;
}

}  // namespace

void add_completion_command(CommandLine& line) {
    const auto shell = std::make_shared<std::string>();
    CLI::App& app =
        line.add(line.root(),
                 {"completion", "a script that lets a shell complete commands and options",
                  "Prints the script for bash, zsh or fish. For bash, put this line into ~/.bashrc: source <(recaudit completion bash)",
                  "recaudit completion bash"},
                 [&line, shell](Console&) {
                     static const std::array<std::string, 3> shells{"bash", "zsh", "fish"};
                     one_of("completion", *shell, shells);
                     write_data(*shell == "bash"  ? bash_script(line.root())
                                : *shell == "zsh" ? zsh_script(line.root())
                                                  : fish_script(line.root()),
                                "-");
                     return exit_fine;
                 });
    app.add_option("SHELL", *shell, "bash, zsh or fish")->required();
}

}  // namespace recaudit
