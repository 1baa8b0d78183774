/// `recaudit explain`: what a word in a file or message of the program means.
#include "commands.hpp"
#include "terms.hpp"

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <memory>

namespace recaudit {
namespace {

std::string list_of_terms() {
    std::string out = "recaudit explain TERM, where TERM is one of:\n";
    for (const auto& kind : all_terms()) {
        if (kind.terms.empty()) continue;
        out += fmt::format("\n{}:\n", kind.title);
        for (const auto& term : kind.terms) out += fmt::format("  {}\n", term);
    }
    return out;
}

ExitCode explain(const std::string& term) {
    if (term.empty()) {
        write_data(list_of_terms(), "-");
        return exit_fine;
    }
    if (const auto text = explanation_of(term)) {
        write_data(*text, "-");
        return exit_fine;
    }
    std::vector<std::string> known;
    for (const auto& kind : all_terms()) known.insert(known.end(), kind.terms.begin(), kind.terms.end());
    const std::string near = did_you_mean(term, known);
    throw UsageError(fmt::format("nothing is known about \"{}\"{}\n\"recaudit explain\" lists every term", quotable(term),
                                 near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
}

}  // namespace

void add_explain_command(CommandLine& line) {
    const auto term = std::make_shared<std::string>();
    CLI::App& app = line.add(line.root(),
                             {"explain", "what a statistic, table, column, setting, status or problem means",
                              "Says in plain words what TERM means, with formula and source. Without TERM it lists every term it knows.",
                              "recaudit explain alpha"},
                             [term](Console&) { return explain(*term); });
    app.add_option("TERM", *term, "a statistic, table, column (also as table.column), setting, status or problem");
}

}  // namespace recaudit
