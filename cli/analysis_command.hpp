/// What the commands that print a single analysis have in common.
#pragma once

#include "command_line.hpp"
#include "input.hpp"

#include <recaudit/analysis/analyse.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// A table that a command prints.
struct PrintedTable {
    PrintedTable(const char* table, std::string_view only_if = {}) : name(table), needs(only_if) {}  // NOLINT: mostly a name alone
    std::string_view name;
    std::string_view needs;  // what the data must have for there to be any row, where that is not the command's own need
};

/// A flag that asks for another part of the analysis, and other tables.
struct AnalysisFlag {
    std::string_view name, help;
    Part part = Part::description;
    std::vector<PrintedTable> tables;
    std::string_view needs;
};

/// What was asked for.
struct AnalysisOptions {
    InputOptions input;
    std::string format = "table";
    std::string target;
    bool flag = false;
};

/// Which analysis, and which of its tables are printed; the first is the main table, the only one in CSV.
struct AnalysisCommand {
    CommandText text;
    Part part = Part::description;
    std::vector<PrintedTable> tables;
    std::string_view needs;                  // what the data must have for there to be any row
    std::vector<PrintedTable> on_request{};  // tables that a study asks for; people see them only where they have rows
    std::optional<AnalysisFlag> flag = std::nullopt;
    /// Does something else instead, where it gives an exit code; none: never.
    std::function<std::optional<ExitCode>(const AnalysisOptions&, Console&)> instead{};
};

/// @return the command, for options of its own.
CLI::App& add_analysis_command(CommandLine& line, AnalysisCommand command);

}  // namespace recaudit
