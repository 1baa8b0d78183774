/// `recaudit instrument template` and `codebook`: where answers are typed in, and what the codes mean.
#include "input.hpp"
#include "instrument.hpp"

#include <recaudit/forms/codebook.hpp>
#include <recaudit/forms/template.hpp>

#include <memory>

namespace recaudit {
namespace {

struct TemplateOptions {
    std::string name;
    std::string dictionary;
    std::string language = "en";
    std::string output;
};

struct CodebookOptions {
    std::string name;
    std::string format = "html";
    std::string language = "en";
    std::string output;
};

ExitCode print_template(const TemplateOptions& options, Console& console) {
    expect_language(options.language);
    const auto form = load_form(options.name, console);
    if (!form) return console.exit_code();
    if (!options.dictionary.empty()) write_data(data_dictionary(*form, options.language), options.dictionary);
    if (options.dictionary != "-" || !options.output.empty()) write_data(response_template(*form), options.output);
    return console.exit_code();
}

ExitCode print_codebook(const CodebookOptions& options, Console& console) {
    expect_language(options.language);
    const std::vector<std::string> formats{"html", "csv"};
    const bool html = one_of("--format", options.format, formats) == "html";
    if (const auto form = load_form(options.name, console))
        write_data(html ? codebook_html(*form, options.language) : codebook_csv(*form, options.language), options.output);
    return console.exit_code();
}

}  // namespace

void add_instrument_template(CommandLine& line, CLI::App& family) {
    const auto options = std::make_shared<TemplateOptions>();
    CLI::App& app = line.add(family,
                             {"template", "a response file with headings only",
                              "Prints the headings of a response file, in the order of the page: type the answers below, a line for each "
                              "person. With --dictionary also a file that says what each column holds.",
                              "recaudit instrument template five-themes-staff --dictionary columns.csv -o staff.csv"},
                             [options](Console& console) { return print_template(*options, console); });
    app.add_option("INSTRUMENT", options->name, "a built-in instrument or an instrument file")->required();
    app.add_option("--dictionary", options->dictionary, "where to write what each column holds, as CSV (- alone: instead of the headings)")
        ->type_name("FILE");
    app.add_option("--language", options->language, "the language of the questions in the dictionary (default: en)")->type_name("LANGUAGE");
    app.add_option("-o,--output", options->output, "where to write (default: standard output)")->type_name("FILE");
}

void add_instrument_codebook(CommandLine& line, CLI::App& family) {
    const auto options = std::make_shared<CodebookOptions>();
    CLI::App& app = line.add(family,
                             {"codebook", "what every code means",
                              "Prints each column with its question, the codes that may stand there, their values after reversal, and the "
                              "scales that score it: a page to read, or CSV with a line for each code.",
                              "recaudit instrument codebook five-themes-staff --format csv"},
                             [options](Console& console) { return print_codebook(*options, console); });
    app.add_option("INSTRUMENT", options->name, "a built-in instrument or an instrument file")->required();
    app.add_option("--format", options->format, "how to print it (default: html)")->type_name("html|csv");
    app.add_option("--language", options->language, "the language of the texts (default: en)")->type_name("LANGUAGE");
    app.add_option("-o,--output", options->output, "where to write (default: standard output)")->type_name("FILE");
}

}  // namespace recaudit
