/// Each command of the program adds itself to the command line; one file a command.
#pragma once

#include "../command_line.hpp"

namespace recaudit {

void add_agreement_command(CommandLine& line);
void add_benchmark_command(CommandLine& line);
void add_change_command(CommandLine& line);
void add_check_command(CommandLine& line);
void add_combine_command(CommandLine& line);
void add_compare_command(CommandLine& line);
void add_completion_command(CommandLine& line);
void add_explain_command(CommandLine& line);
void add_gaps_command(CommandLine& line);
void add_import_command(CommandLine& line);
void add_init_command(CommandLine& line);
void add_instrument_command(CommandLine& line);
void add_needs_command(CommandLine& line);
void add_plan_command(CommandLine& line);
void add_quality_command(CommandLine& line);
void add_reliability_command(CommandLine& line);
void add_run_command(CommandLine& line);
void add_score_command(CommandLine& line);
void add_simulate_command(CommandLine& line);

/// Adds every command, in the order of the help.
void add_commands(CommandLine& line);

}  // namespace recaudit
