/// `recaudit quality`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_quality_command(CommandLine& line) {
    add_analysis_command(
        line,
        {{"quality", "whether people answered the questions or just ticked, and whether questions are keyed the right way",
          "Prints the table quality: screens for missing answers, long runs of one answer, answers far from everyone else's, duplicates, "
          "questions that go against their scale, ends of scales, and answers that came too fast where the study names a column of "
          "durations. Nobody is left out because of a flag unless the study asks: then exclusions and exclusion_effects say whom, and what "
          "that changes.",
          "recaudit quality examples/three-prisons/study.yaml"},
         Part::quality,
         {"quality"},
         "nobody answered",
         {"exclusions", "exclusion_effects"}});
}

}  // namespace recaudit
