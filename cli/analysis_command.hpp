/// What the commands that print a single analysis have in common.
#pragma once

#include "command_line.hpp"

#include <recaudit/analysis/analyse.hpp>

#include <string_view>
#include <vector>

namespace recaudit {

/// Which analysis, and which of its tables are printed; the first is the main table, the only one in CSV.
struct AnalysisCommand {
    CommandText text;
    Part part = Part::description;
    std::vector<std::string_view> tables;
    std::string_view needs;  // what the data must have for there to be any row
};

void add_analysis_command(CommandLine& line, AnalysisCommand command);

}  // namespace recaudit
