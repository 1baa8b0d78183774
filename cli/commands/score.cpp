/// `recaudit score`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_score_command(CommandLine& line) {
    add_analysis_command(line, {{"score", "scores of every scale, in every group",
                                 "Prints the tables scores and responses: how each scale stands, for everyone and for each site, team and "
                                 "attribute compared, and how many answered; who is under-represented, where there is a headcount "
                                 "(representation); which intervals are rough; and where the study asks for "
                                 "them, intervals by resampling, what weights cost (weighting) and both intervals of each mean of a "
                                 "finite population (population).",
                                 "recaudit score examples/three-prisons/study.yaml"},
                                Part::description,
                                {"scores", "responses"},
                                "nobody answered",
                                {"representation", "weighting", "population", "bootstrap_intervals", "interval_cautions"}});
}

}  // namespace recaudit
