/// `recaudit change`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_change_command(CommandLine& line) {
    add_analysis_command(
        line,
        {{"change", "what changed from wave to wave",
          "Prints the tables change (each scale in consecutive waves, and in the first against the last, with the smallest change that "
          "could have been detected), trends (slopes per year), variance_components (how much of the variance lies between sites, "
          "teams and people), scale_versions (scales whose questions changed), spc (control charts) and, where the study names an actions "
          "file, actions (what has changed since each began).",
          "recaudit change examples/three-prisons/study.yaml"},
         Part::change,
         {"change",
          {"trends", "a trend needs three waves with dates"},
          {"variance_components", "five sites, five teams or people who appear twice are needed"},
          {"scale_versions", "every scale had the same questions in all waves"},
          {"spc", "a control chart needs twelve waves"}},
         "change needs at least two waves",
         {"actions", "non_response"}});
}

}  // namespace recaudit
