/// `recaudit instrument`: the questionnaires that come with the program, and the user's own.
#include "instrument.hpp"
#include "commands.hpp"
#include "input.hpp"

#include <recaudit/instrument/adaptation.hpp>
#include <recaudit/instrument/describe.hpp>
#include <recaudit/instrument/load.hpp>
#include <recaudit/instrument/translate.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace recaudit {
namespace {

std::string list_of_instruments() {
    std::size_t width = 0;
    for (const auto& builtin : builtin_instruments()) width = std::max(width, builtin.id.size());
    std::string out = fmt::format("{:<{}}  {:<12}  {:>5}  {}\n", "name", width, "perspective", "items", "title");
    for (const auto& builtin : builtin_instruments()) {
        const auto form = parse_instrument(builtin.yaml, std::string(builtin.id), {});
        if (form.value)
            out += fmt::format("{:<{}}  {:<12}  {:>5}  {}\n", form.value->id, width, form.value->perspective, form.value->items.size(),
                               form.value->title.in());
    }
    return out;
}

/// What `show` was asked for.
struct ShowOptions {
    std::string name;
    std::string translate;
    bool changes = false;
};

std::string shown(const Instrument& form, const ShowOptions& options) {
    if (options.changes) return describe_changes(form);
    return options.translate.empty() ? describe(form) : translation_sheet(form, options.name, options.translate);
}

void add_list(CommandLine& line, CLI::App& family) {
    line.add(
        family,
        {"list", "the built-in instruments", "Prints name, perspective, number of items and title of each.", "recaudit instrument list"},
        [](Console&) {
            write_data(list_of_instruments(), "-");
            return exit_fine;
        });
}

void add_show(CommandLine& line, CLI::App& family) {
    const auto options = std::make_shared<ShowOptions>();
    CLI::App& app = line.add(family,
                             {"show", "what an instrument asks and how it is scored",
                              "Prints every scale with its questions, the answers they allow, source and licence; with --translate a "
                              "file for a translator to fill in; with --changes what a form of your own changes in the built-in form that "
                              "it extends, and what stays comparable.",
                              "recaudit instrument show five-themes-staff"},
                             [options](Console& console) {
                                 if (options->changes && !options->translate.empty())
                                     throw UsageError("--changes and --translate are two things to print; ask for one of them");
                                 if (!options->translate.empty()) expect_language(options->translate);
                                 if (const auto form = load_form(options->name, console)) write_data(shown(*form, *options), "-");
                                 return console.exit_code();
                             });
    app.add_option("INSTRUMENT", options->name, "a built-in instrument or an instrument file")->required();
    app.add_option("--translate", options->translate, "print the texts that lack this language, as a form that extends this one")
        ->type_name("LANGUAGE");
    app.add_flag("--changes", options->changes, "print what differs from the built-in form that this one extends");
}

void add_check(CommandLine& line, CLI::App& family) {
    const auto names = std::make_shared<std::vector<std::string>>();
    CLI::App& app = line.add(
        family,
        {"check", "every problem in instrument files", "Lists every problem with its place and how to mend it. Nothing is written.",
         "recaudit instrument check examples/leadership-climate/instrument.yaml"},
        [names](Console& console) {
            for (const auto& name : *names) {
                Console own(console.settings());  // so that the line counts the problems of this instrument alone
                const bool passed = load_form(name, own).has_value() && !own.files_are_wrong();
                console.account(fmt::format("{}: {}, {}", name, passed ? "fit for use" : "not fit for use", tally(own.reported())));
                console.remember(own.reported());
            }
            return console.exit_code();
        });
    app.add_option("INSTRUMENT", *names, "a built-in instrument or an instrument file")->required();
}

}  // namespace

void add_instrument_command(CommandLine& line) {
    CLI::App& family = line.add_family({"instrument", "list, show, print, export, import or check instruments",
                                        "An instrument is a questionnaire or audit sheet: one YAML file. Some are part of the program.",
                                        "recaudit instrument list"});
    add_list(line, family);
    add_show(line, family);
    add_instrument_form(line, family);
    add_instrument_template(line, family);
    add_instrument_codebook(line, family);
    add_instrument_export(line, family);
    add_instrument_import(line, family);
    add_check(line, family);
}

}  // namespace recaudit
