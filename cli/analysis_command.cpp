#include "analysis_command.hpp"

#include "earlier.hpp"
#include "input.hpp"
#include "progress.hpp"

#include <recaudit/disclosure/release.hpp>
#include <recaudit/render/csv.hpp>
#include <recaudit/render/json.hpp>
#include <recaudit/render/text_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace recaudit {
namespace {

std::vector<TableView> chosen_tables(const Released<Results>& results, const std::vector<PrintedTable>& tables) {
    const auto all = tables_of(*results);
    std::vector<TableView> chosen;
    for (const auto& printed : tables)
        chosen.push_back(*std::ranges::find(all, printed.name, [](const TableView& table) { return table.info().name; }));
    return chosen;
}

std::string nothing_to_show(const AnalysisCommand& command, std::string_view table) {
    const auto at = std::ranges::find(command.tables, table, &PrintedTable::name);
    return fmt::format("There is nothing to show: {}.\n", at->needs.empty() ? command.needs : at->needs);
}

/// For people: what is only there on request is not missed where nobody asked for it.
std::vector<TableView> with_any_rows(std::vector<TableView> tables) {
    std::erase_if(tables, [](const TableView& table) { return table.rows() == 0; });
    return tables;
}

std::string withheld_rows(const Released<Results>& results, std::string_view table) {
    std::int64_t rows = 0;
    for (const auto& suppression : results.suppressions())
        if (suppression.table == table && suppression.rows) rows += *suppression.rows;
    return rows == 0 ? std::string()
                     : fmt::format("{} withheld to keep people's answers private.\n", counted(static_cast<std::size_t>(rows), "row"));
}

std::string as_text(const Released<Results>& results, const std::vector<TableView>& tables, const AnalysisCommand& command) {
    std::string out = results.for_publication() ? "" : "NOT FOR PUBLICATION: disclosure control is off, small groups are not hidden.\n\n";
    for (const auto& table : tables) {
        if (&table != &tables.front()) out += '\n';
        out += fmt::format("{} ({})\n", table.info().title, table.info().name);
        out += table.rows() == 0 ? nothing_to_show(command, table.info().name) : to_text_table(table);
        out += withheld_rows(results, table.info().name);
    }
    return out;
}

std::string as_json(const Released<Results>& results, const std::vector<TableView>& tables) {
    std::string out = fmt::format("{{\n\"for_publication\":{}", results.for_publication());
    for (const auto& table : tables) {
        out += fmt::format(",\n\"{}\":[\n", table.info().name);
        append_json_rows(out, table, 0, table.rows());
        out += "]";
    }
    return out + "\n}\n";
}

std::string in_format(const std::string& format, const Released<Results>& results, const AnalysisCommand& command) {
    auto tables = chosen_tables(results, command.tables);
    if (format == "csv") return to_csv(tables.front());
    const auto extra = chosen_tables(results, command.on_request);
    const auto more = format == "json" ? extra : with_any_rows(extra);
    tables.insert(tables.end(), more.begin(), more.end());
    return format == "json" ? as_json(results, tables) : as_text(results, tables, command);
}

AnalysisCommand as_flagged(AnalysisCommand command) {
    command.part = command.flag->part;
    command.tables = command.flag->tables;
    command.needs = command.flag->needs;
    return command;
}

ExitCode analyse_and_print(const AnalysisCommand& command, const AnalysisOptions& options, Console& console) {
    static const std::array<std::string, 3> formats{"table", "csv", "json"};
    one_of("--format", options.format, formats);
    auto study = load_input(options.input, console);
    if (!study) return console.exit_code();
    auto responses = read_input(*study, Fingerprints::none, console);
    const auto earlier = read_earlier(*study, console);
    if (!responses || !earlier) return console.exit_code();
    study = with_groupings(std::move(*study), options.input.by, *responses);
    if (command.part == Part::structure) study = with_structure(std::move(*study));
    const auto results = [&] {
        WorkCounter counter;
        const Progress progress(console, "Analysing", &counter);
        return release(analyse(*study, *std::move(responses), {command.part}, console.settings().threads, &counter), study->disclosure,
                       *earlier, console.settings().threads);
    }();
    write_data(in_format(options.format, results, command), options.target);
    return console.exit_code();
}

}  // namespace

CLI::App& add_analysis_command(CommandLine& line, AnalysisCommand command) {
    const auto options = std::make_shared<AnalysisOptions>();
    const CommandText text = command.text;
    const auto flag = command.flag;
    CLI::App& app = line.add(line.root(), text, [options, command = std::move(command)](Console& console) {
        const auto done = command.instead ? command.instead(*options, console) : std::nullopt;
        return done ? *done : analyse_and_print(options->flag ? as_flagged(command) : command, *options, console);
    });
    add_input_options(app, options->input);
    if (flag) app.add_flag(std::string(flag->name), options->flag, std::string(flag->help));
    app.add_option("--format", options->format,
                   "table for people; csv: the main table as run writes it; json: all tables of the command (default: table)")
        ->type_name("table|csv|json");
    app.add_option("-o,--output", options->target, "a file to write instead of standard output")->type_name("FILE");
    return app;
}

}  // namespace recaudit
