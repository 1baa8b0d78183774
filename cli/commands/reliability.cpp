/// `recaudit reliability`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_reliability_command(CommandLine& line) {
    add_analysis_command(
        line, {{"reliability", "how well the items of each scale hang together",
                "Prints the tables reliability (alpha with its interval, omega, lambda6, the standard error of measurement) and "
                "item_analysis (how each item fits its scale). With --structure: factor models of the scales instead.",
                "recaudit reliability --instrument examples/leadership-climate/instrument.yaml examples/leadership-climate/responses.csv"},
               Part::reliability,
               {"reliability", "item_analysis"},
               "the instrument has no scale",
               {},
               AnalysisFlag{"--structure",
                            "instead, factor models of the scales, and whether groups may be compared: the tables structure, loadings "
                            "and factor_correlations, across the groupings that the study names under structure, else across all",
                            Part::structure,
                            {"structure", "loadings", "factor_correlations"},
                            "a factor model needs scales of two items, a correlation of factors two such scales"}});
}

}  // namespace recaudit
