/// `recaudit change`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_change_command(CommandLine& line) {
    add_analysis_command(line, {{"change", "what changed from wave to wave",
                                 "Prints the table change: each scale in consecutive waves, and in the first against the last, with the "
                                 "smallest change that could have been detected.",
                                 "recaudit change examples/three-prisons/study.yaml"},
                                Part::change,
                                {"change"},
                                "change needs at least two waves"});
}

}  // namespace recaudit
