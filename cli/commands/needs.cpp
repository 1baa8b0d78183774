/// `recaudit needs`: the tables of needs, or one person's own sheet.
#include "analysis_command.hpp"
#include "commands.hpp"

#include <recaudit/core/text.hpp>
#include <recaudit/feedback/sheet.hpp>
#include <recaudit/responses/read.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace recaudit {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? "" : std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

void refuse(std::string_view id, const Study& study, std::string message, Console& console) {
    Diagnostics problems;
    problems.add(id, {study.file, 0, 0}, std::move(message));
    console.report(std::move(problems));
}

/// The person's own rows; nothing where the study keeps people apart from their answers, or nobody has that id.
std::optional<Sheet> sheet_of(const Study& study, const std::string& respondent, Console& console) {
    if (study.respondents != Respondents::linked) {
        refuse("respondents-not-linked", study, "answers to this study are anonymous, so nobody has a sheet of their own", console);
        return std::nullopt;
    }
    auto own = read_responses(study, {console.settings().threads, Fingerprints::none, respondent});
    console.report(std::move(own.diagnostics));
    if (!own.value) return std::nullopt;
    auto sheet = own_sheet(study, *own.value);
    if (!sheet) refuse("unknown-respondent", study, fmt::format("nobody who answered has the id \"{}\"", quotable(respondent)), console);
    return sheet;
}

/// For nobody but whoever runs the program, who hands it on.
void write_for_one(const std::string& text, const std::string& target) {
    write_data(text, target);
    if (target.empty() || target == "-" || !std::filesystem::is_regular_file(target)) return;
    using std::filesystem::perms;
    std::filesystem::permissions(target, perms::owner_read | perms::owner_write);
}

ExitCode print_sheet(const AnalysisOptions& options, const std::string& given, Console& console) {
    const std::string respondent = trimmed(given);
    if (respondent.empty()) throw UsageError("--respondent is empty; it needs the id that the person wrote on the form");
    if (!options.input.instrument.empty()) throw UsageError("--respondent needs a study file, which says whether respondents are linked");
    if (options.format != "table") throw UsageError("a sheet for one person is for reading: leave --format out");
    const auto study = load_input(options.input, console);
    if (!study) return console.exit_code();
    const auto sheet = sheet_of(*study, respondent, console);
    if (!sheet) return console.exit_code();
    const bool is_page = options.target.ends_with(".html") || options.target.ends_with(".htm");
    write_for_one(is_page ? to_html(*sheet) : to_markdown(*sheet), options.target);
    return console.exit_code();
}

AnalysisCommand needs_command(const std::shared_ptr<std::string>& respondent) {
    return {{"needs", "what to learn and build next, and what there is to learn from",
             "Prints the tables needs (each question by how far it is from where it should be: from its importance, where that was "
             "asked, else from the favourable end) and ranked_needs (how many people rate it below its importance).\n\n"
             "With --respondent it prints one person's own sheet instead: their answers, where they see need and what there is to learn "
             "from, for that person alone. Only where the study says respondents: linked.",
             "recaudit needs examples/three-prisons/study.yaml"},
            Part::needs,
            {"needs", {"ranked_needs", "no form asks how important its questions are"}},
            "needs are questions on a scale, or with favourable answers",
            {},
            std::nullopt,
            [respondent](const AnalysisOptions& options, Console& console) {
                return respondent->empty() ? std::nullopt : std::optional(print_sheet(options, *respondent, console));
            }};
}

}  // namespace

void add_needs_command(CommandLine& line) {
    const auto respondent = std::make_shared<std::string>();
    CLI::App& app = add_analysis_command(line, needs_command(respondent));
    app.add_option("--respondent", *respondent,
                   "one person's own sheet: a page to print with -o FILE.html, else Markdown; give it to that person alone")
        ->type_name("ID");
}

}  // namespace recaudit
