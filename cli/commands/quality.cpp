/// `recaudit quality`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_quality_command(CommandLine& line) {
    add_analysis_command(
        line,
        {{"quality", "whether people answered the questions or just ticked, and whether questions are keyed the right way",
          "Prints the table quality: screens for missing answers, long runs of one answer, answers far from everyone else's, duplicates, "
          "questions that go against their scale, and ends of scales. Nothing is ever deleted because of a flag.",
          "recaudit quality examples/three-prisons/study.yaml"},
         Part::quality,
         {"quality"},
         "nobody answered"});
}

}  // namespace recaudit
