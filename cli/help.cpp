/// Help texts: usage, what the command does, arguments, options, an example.
#include "command_line.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t page_width = 88;
constexpr std::size_t left_width = 26;

/// `text` in lines of at most `width`, every line after the first indented by `indent`.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string out;
    std::size_t used = 0;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        const std::string_view word = text.substr(0, space);
        if (used > 0 && used + 1 + word.size() > width) {
            out += "\n" + std::string(indent, ' ');
            used = 0;
        } else if (used > 0) {
            out += ' ';
            ++used;
        }
        out += word;
        used += word.size();
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return out;
}

std::string entry(const std::string& left, const std::string& right) {
    const std::string gap =
        left.size() + 4 > left_width ? "\n" + std::string(left_width, ' ') : std::string(left_width - left.size() - 2, ' ');
    return fmt::format("  {}{}{}\n", left, gap, wrapped(right, page_width - left_width, left_width));
}

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::string left_of(const CLI::Option& option) {
    if (option.get_positional()) return option.get_name();
    std::string names;
    for (const auto& name : option.get_snames()) names += fmt::format("-{}, ", name);
    for (const auto& name : option.get_lnames()) names += fmt::format("--{}, ", name);
    names.resize(names.size() - 2);
    return takes_value(option) ? names + " " + option.get_type_name() : names;
}

std::string section(const std::string& heading, const std::string& entries) {
    return entries.empty() ? std::string() : fmt::format("\n{}:\n{}", heading, entries);
}

std::string options_in(const CLI::App& app, const std::string& group) {
    std::string entries;
    for (const auto* option : app.get_options([&](const CLI::Option* o) { return !o->get_positional() && o->get_group() == group; }))
        entries += entry(left_of(*option), option->get_description());
    return entries;
}

std::string arguments_of(const CLI::App& app) {
    std::string entries;
    for (const auto* option : app.get_options([](const CLI::Option* o) { return o->get_positional(); }))
        entries += entry(left_of(*option), option->get_description());
    return entries;
}

std::string usage_of(const CLI::App& app) {
    const std::string path = command_path(app);
    std::string usage = path.empty() ? "recaudit" : "recaudit " + path;
    if (!app.get_subcommands({}).empty()) usage += " COMMAND";
    for (const auto* option : app.get_options([](const CLI::Option* o) { return o->get_positional(); })) {
        const std::string name = option->get_items_expected_max() > 1 ? option->get_name() + " ..." : option->get_name();
        usage += option->get_required() ? " " + name : " [" + name + "]";
    }
    return usage + " [OPTIONS]";
}

std::string commands_of(const CommandLine& line, const CLI::App& app) {
    std::string entries;
    for (const auto* command : app.get_subcommands({})) entries += entry(command->get_name(), line.text_of(*command).summary);
    return entries;
}

std::string paragraphs(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = text.find("\n\n");
        out += "\n" + wrapped(text.substr(0, end), page_width, 0) + "\n";
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    }
    return out;
}

}  // namespace

std::string help_text(const CommandLine& line, const CLI::App& app) {
    const CommandText& text = line.text_of(app);
    const std::string path = command_path(app);
    std::string out = fmt::format("recaudit{}{}: {}\n\nUsage: {}\n", path.empty() ? "" : " ", path, text.summary, usage_of(app));
    out += paragraphs(text.details);
    out += section("Arguments", arguments_of(app));
    out += section("Commands", commands_of(line, app));
    out += section("Options", options_in(app, "Options"));
    out += section("General options", options_in(app, "General options"));
    if (!text.example.empty()) out += fmt::format("\nExample:\n  {}\n", text.example);
    return out;
}

}  // namespace recaudit
