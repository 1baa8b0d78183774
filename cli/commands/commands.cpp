#include "commands.hpp"

namespace recaudit {

void add_commands(CommandLine& line) {
    add_init_command(line);
    add_check_command(line);
    add_run_command(line);
    add_score_command(line);
    add_quality_command(line);
    add_reliability_command(line);
    add_agreement_command(line);
    add_compare_command(line);
    add_change_command(line);
    add_gaps_command(line);
    add_benchmark_command(line);
    add_needs_command(line);
    add_combine_command(line);
    add_plan_command(line);
    add_simulate_command(line);
    add_instrument_command(line);
    add_import_command(line);
    add_explain_command(line);
    add_completion_command(line);
}

}  // namespace recaudit
