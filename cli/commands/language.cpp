/// `recaudit language`: stigmatising and deficit language in comments and documents, with other words.
#include "commands.hpp"
#include "documents.hpp"
#include "earlier.hpp"
#include "file_kind.hpp"
#include "input.hpp"
#include "progress.hpp"

#include <recaudit/analysis/analyse.hpp>
#include <recaudit/disclosure/release.hpp>
#include <recaudit/language/load.hpp>
#include <recaudit/render/csv.hpp>
#include <recaudit/render/json.hpp>
#include <recaudit/render/text_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace recaudit {
namespace {

constexpr std::string_view usual_list = "respectful-language";

struct LanguageOptions {
    InputOptions input;
    std::vector<std::string> columns;
    std::string list, format = "table", target;
};

bool has_ending(std::string_view path, std::initializer_list<std::string_view> endings) {
    return std::ranges::any_of(endings, [&](std::string_view ending) {
        return path.size() > ending.size() && std::ranges::equal(path.substr(path.size() - ending.size()), ending,
                                                                 [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
    });
}

bool holds_answers(const std::string& path) { return has_ending(path, {".csv", ".tsv", ".xlsx", ".sav", ".zsav", ".yaml", ".yml"}); }

bool is_study(const std::string& path) { return has_ending(path, {".yaml", ".yml"}); }

std::optional<TermList> terms_for(const std::string& name, Console& console) {
    auto list = load_term_list(name, ".");
    console.report(std::move(list.diagnostics));
    return std::move(list.value);
}

/// A form that asks nothing but these open questions.
Instrument form_of_columns(const std::vector<std::string>& columns) {
    Instrument form;
    form.id = form.family = "comments";
    form.title.by_language["en"] = "Comments";
    form.perspective = "people";
    for (const std::string& column : columns) form.comments.push_back({column, {{{"en", column}}}, std::nullopt});
    return form;
}

std::optional<Study> study_of_answers(const LanguageOptions& options, Console& console) {
    const InputOptions& input = options.input;
    if (is_study(input.files.front())) return load_input(input, console);
    if (!options.columns.empty()) return study_of(form_of_columns(options.columns), input);
    InputOptions named = input;
    if (named.instrument.empty()) named.instrument = instrument_that_fits(input.files.front());
    if (named.instrument.empty())
        throw UsageError(
            fmt::format("{} has no column of a built-in instrument\nSay which columns hold comments: --column NAME, or what "
                        "the file answers: --instrument NAME|FILE",
                        input.files.front()));
    if (input.instrument.empty())
        console.account(fmt::format("{}: taken for answers to {}; --instrument says otherwise", input.files.front(), named.instrument));
    return load_input(named, console);
}

/// The list: that of --list, else the study's, else the usual one.
bool settle_terms(Study& study, const std::string& list, Console& console) {
    if (list.empty() && !study.terms.terms.empty()) return true;
    auto terms = terms_for(list.empty() ? std::string(usual_list) : list, console);
    if (terms) study.terms = std::move(*terms);
    return terms.has_value();
}

std::string totals(std::int64_t times, std::int64_t in_quotes) {
    const std::string all = counted(static_cast<std::size_t>(times), "place");
    return in_quotes == 0 ? all : fmt::format("{}, {} in quotation marks", all, in_quotes);
}

std::string json_of(std::span<const TableView> tables) {
    std::string out = "{";
    for (const TableView& table : tables) {
        out += fmt::format("{}\n\"{}\":[\n", out.size() > 1 ? "," : "", table.info().name);
        append_json_rows(out, table, 0, table.rows());
        out += "]";
    }
    return out + "\n}\n";
}

std::string as_text(const Released<Results>& results) {
    const TableView table(results->language);
    std::string out = results.for_publication() ? "" : "NOT FOR PUBLICATION: disclosure control is off, small groups are not hidden.\n\n";
    out += fmt::format("{} ({})\n", table.info().title, table.info().name);
    return out + (table.rows() == 0 ? "There is nothing to show: there are no comments.\n" : to_text_table(table));
}

/// Whether any term stands in what is told.
bool any_found(const std::vector<LanguageRow>& rows) {
    return std::ranges::any_of(rows, [](const LanguageRow& row) { return row.times && *row.times > 0; });
}

ExitCode exit_for(const std::vector<LanguageRow>& rows, const Console& console) {
    const bool fails = console.settings().warnings == Warnings::fail && any_found(rows);
    return fails ? exit_files_wrong : console.exit_code();
}

ExitCode look_through_answers(const LanguageOptions& options, Console& console) {
    auto study = study_of_answers(options, console);
    if (!study || !settle_terms(*study, options.list, console)) return console.exit_code();
    auto responses = read_input(*study, Fingerprints::none, console, Remarks::keep);
    const auto earlier = read_earlier(*study, console);
    if (!responses || !earlier) return console.exit_code();
    const auto results = [&] {
        const Progress progress(console, "Looking through the comments");
        return release(analyse(*study, *std::move(responses), {Part::comments}, console.settings().threads), study->disclosure, *earlier,
                       console.settings().threads);
    }();
    const TableView table(results->language);
    write_data(options.format == "csv"    ? to_csv(table)
               : options.format == "json" ? json_of(std::array{table})
                                          : as_text(results),
               options.target);
    return exit_for(results->language, console);
}

/// A line for each place, as compilers and linters write them, with other words below; then the count of each file.
std::string as_text(const FoundInDocuments& found) {
    std::string out;
    for (const LanguagePlacesRow& row : found.places)
        out += fmt::format("{}:{}:{}: {} \"{}\" ({}){}: {}\n  better: {}\n", row.scope.group.view(), *row.line, *row.column,
                           row.severity.view(), row.found.view(), row.kind.view(), row.quotation == "yes" ? ", in a quotation" : "",
                           row.why.view(), row.prefer.view());
    for (const LanguageRow& row : found.totals)
        if (row.term.empty()) out += fmt::format("{}: {}\n", row.scope.group.view(), totals(*row.times, *row.in_quotes));
    return out;
}

ExitCode look_through_documents(const LanguageOptions& options, Console& console) {
    const auto terms = terms_for(options.list.empty() ? std::string(usual_list) : options.list, console);
    if (!terms) return console.exit_code();
    const FoundInDocuments found = find_in_documents(options.input.files, *terms, console);
    if (console.files_are_wrong()) return console.exit_code();
    write_data(options.format == "csv"    ? to_csv(TableView(found.places))
               : options.format == "json" ? json_of(std::array{TableView(found.totals), TableView(found.places)})
                                          : as_text(found),
               options.target);
    return exit_for(found.totals, console);
}

void refuse_mixed(const LanguageOptions& options) {
    const auto& files = options.input.files;
    const auto answers = std::ranges::count_if(files, holds_answers);
    if (answers > 0 && answers < std::ssize(files))
        throw UsageError("answers and documents are looked through one at a time, because places are told of documents alone");
    if (answers == 0 && (!options.input.instrument.empty() || !options.columns.empty()))
        throw UsageError("--instrument and --column are for response files, such as answers.csv");
    if (!options.columns.empty() && !options.input.instrument.empty())
        throw UsageError("--column and --instrument both say where comments are; name one of them");
}

ExitCode look(const LanguageOptions& options, Console& console) {
    static const std::array<std::string, 3> formats{"table", "csv", "json"};
    one_of("--format", options.format, formats);
    refuse_mixed(options);
    return holds_answers(options.input.files.front()) ? look_through_answers(options, console) : look_through_documents(options, console);
}

void add_language_options(CLI::App& app, LanguageOptions& options) {
    app.add_option("FILE", options.input.files,
                   "documents (text, Markdown, HTML; - is standard input), or a study or response files, of which the comments are looked "
                   "through")
        ->required();
    app.add_option("--list", options.list, "the term list (default: the study's, else respectful-language)")->type_name("NAME|FILE");
    app.add_option("--instrument", options.input.instrument, "what response files answer (default: the built-in instrument that fits)")
        ->type_name("NAME|FILE");
    app.add_option("--column", options.columns, "a column of comments, where no instrument describes the file; may be given several times")
        ->type_name("COL")
        ->expected(1)
        ->take_all();
    app.add_option("--wave", options.input.wave, "the column of the wave (default: wave)")->type_name("COL");
    app.add_option("--perspective", options.input.perspective, "the column that says whose answers a row holds")->type_name("COL");
    app.add_option("--format", options.format,
                   "table for people; csv: of documents each place, of comments the counts; json: both (default: table)")
        ->type_name("table|csv|json");
    app.add_option("-o,--output", options.target, "a file to write instead of standard output")->type_name("FILE");
}

}  // namespace

void add_language_command(CommandLine& line) {
    const auto options = std::make_shared<LanguageOptions>();
    CLI::App& app = line.add(
        line.root(),
        {"language", "words that stigmatise, in comments or documents, with other words to use",
         "Looks for the terms of a list that names words for people by their problems, and says where each stands, why it hurts and what "
         "could stand there instead. It suggests and never rewrites. Of comments it tells how many people used a term, for each wave and "
         "perspective, never which line or who, and nothing where fewer than ten people wrote. Words in quotation marks are counted apart. "
         "What is found does not make the command fail, unless --strict is given.",
         "recaudit language examples/own-values/README.md"},
        [options](Console& console) { return look(*options, console); });
    add_language_options(app, *options);
}

}  // namespace recaudit
