/// `recaudit compare`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_compare_command(CommandLine& line) {
    add_analysis_command(line,
                         {{"compare", "which groups differ, and by how much",
                           "Prints the tables comparisons (do the groups of a grouping differ at all?), pairwise (each pair of "
                           "groups, or each group against the rest) and games_howell (all pairs of 3 to 12 groups at once); where the "
                           "study says resampling, also permutation_tests.",
                           "recaudit compare examples/three-prisons/study.yaml --format csv"},
                          Part::comparison,
                          {"comparisons", "pairwise", {"games_howell", "it compares 3 to 12 groups that are large enough to be tested"}},
                          "a comparison needs a column of sites, teams or another grouping",
                          {"permutation_tests", "non_response"}});
}

}  // namespace recaudit
