/// Each command of the program adds itself to the command line; one file a command.
#pragma once

#include "../command_line.hpp"

namespace recaudit {

void add_completion_command(CommandLine& line);
void add_explain_command(CommandLine& line);

/// Adds every command, in the order of the help.
void add_commands(CommandLine& line);

}  // namespace recaudit
