#include "options.hpp"

#include <recaudit/core/text.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace recaudit {
namespace {

constexpr std::size_t most_threads = 1024;

Threads threads_from(const std::string& text) {
    if (text.empty()) return {};
    std::size_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size() || count == 0 || count > most_threads)
        throw UsageError(fmt::format("--threads takes a whole number from 1 to {}, not \"{}\"", most_threads, quotable(text)));
    return {count};
}

Colour colour_from(const std::string& text) {
    static const std::array<std::string, 3> allowed{"auto", "always", "never"};
    one_of("--color", text, allowed);
    if (text != "auto") return text == "always" ? Colour::on : Colour::off;
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool unwanted = (no_color != nullptr && *no_color != '\0') || (terminal != nullptr && std::string_view(terminal) == "dumb");
    return !unwanted && isatty(STDERR_FILENO) == 1 ? Colour::on : Colour::off;
}

DiagnosticsForm diagnostics_from(const std::string& text) {
    static const std::array<std::string, 2> allowed{"text", "json"};
    return one_of("--diagnostics", text, allowed) == "json" ? DiagnosticsForm::json : DiagnosticsForm::text;
}

}  // namespace

void add_common_options(CLI::App& app, CommonOptions& options) {
    const std::string group = "General options";
    app.add_flag("--quiet", options.quiet, "say nothing but errors and warnings")->group(group);
    app.add_flag("--strict", options.strict, "treat warnings as errors: exit 1")->group(group);
    app.add_option("--threads", options.threads, "how many threads to use (default: one a core); never changes a number")
        ->type_name("N")
        ->group(group);
    app.add_option("--color", options.color, "colour in messages (default: auto, which heeds NO_COLOR)")
        ->type_name("auto|always|never")
        ->group(group);
    app.add_option("--diagnostics", options.diagnostics, "how problems are printed (default: text)")->type_name("text|json")->group(group);
}

Settings settings_from(const CommonOptions& options) {
    return {threads_from(options.threads), diagnostics_from(options.diagnostics), options.quiet ? Chatter::quiet : Chatter::normal,
            colour_from(options.color), options.strict ? Warnings::fail : Warnings::pass};
}

const std::string& one_of(std::string_view option, const std::string& value, std::span<const std::string> allowed) {
    if (std::ranges::find(allowed, value) != allowed.end()) return value;
    const std::string near = did_you_mean(value, allowed);
    throw UsageError(fmt::format("{} takes {}, not \"{}\"{}", option, listed(allowed, "or"), quotable(value),
                                 near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
}

std::vector<std::string> comma_separated(std::string_view list) {
    std::vector<std::string> entries;
    while (true) {
        const std::size_t comma = list.find(',');
        std::string_view entry = list.substr(0, comma);
        while (!entry.empty() && entry.front() == ' ') entry.remove_prefix(1);
        while (!entry.empty() && entry.back() == ' ') entry.remove_suffix(1);
        if (!entry.empty()) entries.emplace_back(entry);
        if (comma == std::string_view::npos) return entries;
        list.remove_prefix(comma + 1);
    }
}

}  // namespace recaudit
