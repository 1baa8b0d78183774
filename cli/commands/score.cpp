/// `recaudit score`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_score_command(CommandLine& line) {
    add_analysis_command(line, {{"score", "scores of every scale, in every group",
                                 "Prints the tables scores and responses: how each scale stands, for everyone and for each site, team and "
                                 "attribute compared, and how many answered. Where the study says "
                                 "resampling, also the intervals by resampling; and which intervals are rough.",
                                 "recaudit score examples/three-prisons/study.yaml"},
                                Part::description,
                                {"scores", "responses"},
                                "nobody answered",
                                {"bootstrap_intervals", "interval_cautions"}});
}

}  // namespace recaudit
