/// `recaudit instrument form`: a form to print.
#include "input.hpp"
#include "instrument.hpp"

#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/paper_form.hpp>
#include <recaudit/instrument/localised.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace recaudit {
namespace {

struct FormOptions {
    std::string name;
    std::string study;
    std::string language = "en";
    std::string layout = "plain";
    std::string output;
};

/// What the form may promise: what the study keeps.
void promise(PaperSettings& settings, const DisclosureRule& rule, const std::string& perspective) {
    settings.minimum = rule.on ? std::optional(rule.minimum_for(perspective)) : std::nullopt;
    settings.comments_minimum = rule.on ? std::optional(rule.comments_minimum) : std::nullopt;
}

/// False where the study cannot be read.
bool promise_of_study(PaperSettings& settings, const Instrument& form, const std::string& file, Console& console) {
    const auto study = load_study_file(file, console);
    if (!study) return false;
    if (std::ranges::find(study->instruments, form.id, &Instrument::id) == study->instruments.end())
        throw UsageError(fmt::format("{} does not use the form {}", file, form.id));
    promise(settings, study->disclosure, form.perspective);
    if (study->respondents == Respondents::linked) settings.identity = PaperIdentity::linked;
    return true;
}

void account_for_language(const Instrument& form, const std::string& language, const Console& console) {
    const std::size_t missing = texts_without(form, language);
    if (missing == 0) return;
    console.account(fmt::format(
        "{} of {} {} not there in {} and {} in English; recaudit instrument show --translate {} prints a sheet for a translator",
        counted(missing, "text"), form.id, missing == 1 ? "is" : "are", language, missing == 1 ? "stands" : "stand", language));
}

ExitCode print_form(const FormOptions& options, Console& console) {
    static constexpr std::array layouts{"plain", "large-print"};
    const std::vector<std::string> allowed(layouts.begin(), layouts.end());
    expect_language(options.language);
    PaperSettings settings;
    settings.language = options.language;
    settings.layout = one_of("--layout", options.layout, allowed) == "plain" ? PaperLayout::plain : PaperLayout::large_print;
    const auto form = load_form(options.name, console);
    if (!form) return console.exit_code();
    promise(settings, DisclosureRule{}, form->perspective);
    if (!options.study.empty() && !promise_of_study(settings, *form, options.study, console)) return console.exit_code();
    write_data(paper_form(*form, settings), options.output);
    account_for_language(*form, options.language, console);
    return console.exit_code();
}

}  // namespace

void expect_language(const std::string& language) {
    if (!is_language(language)) throw UsageError(fmt::format("\"{}\" is no language code; expected codes such as cy or en-GB", language));
}

void add_instrument_form(CommandLine& line, CLI::App& family) {
    const auto options = std::make_shared<FormOptions>();
    CLI::App& app =
        line.add(family,
                 {"form", "a form to print",
                  "Writes the form as one HTML page for A4 paper, to print from any browser: tick boxes, page numbers, and small "
                  "codes for typing the answers in. It tells people how small a group may be shown: what the study says, or 10.",
                  "recaudit instrument form five-themes-service-user --layout large-print -o form.html"},
                 [options](Console& console) { return print_form(*options, console); });
    app.add_option("INSTRUMENT", options->name, "a built-in instrument or an instrument file")->required();
    app.add_option("--study", options->study, "the study whose smallest group the form states (default: 10 people)")->type_name("STUDY");
    app.add_option("--language", options->language, "the language of the form (default: en)")->type_name("LANGUAGE");
    app.add_option("--layout", options->layout, "answers side by side, or 18 point with answers below each other")
        ->type_name("plain|large-print");
    app.add_option("-o,--output", options->output, "where to write (default: standard output)")->type_name("FILE");
}

}  // namespace recaudit
