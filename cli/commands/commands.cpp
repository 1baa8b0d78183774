#include "commands.hpp"

namespace recaudit {

void add_commands(CommandLine& line) {
    add_explain_command(line);
    add_completion_command(line);
}

}  // namespace recaudit
