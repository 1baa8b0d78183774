/// `recaudit benchmark`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_benchmark_command(CommandLine& line) {
    add_analysis_command(
        line,
        {{"benchmark", "which sites are unusual, given their size and how much sites differ anyway",
          "Prints the tables benchmarks (each site against the target, with funnel limits, a best guess at its level and the ranks it "
          "may have) and, where the study says benchmark: {standardise: ...}, standardised_means (each site with the mix of people "
          "of all sites). It makes no league table.",
          "recaudit benchmark --instrument examples/leadership-climate/instrument.yaml --site company "
          "examples/leadership-climate/responses.csv"},
         Part::benchmark,
         {"benchmarks", "standardised_means"},
         "benchmarks need sites, and standardised means an attribute that the study names"});
}

}  // namespace recaudit
