/// `recaudit compare`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_compare_command(CommandLine& line) {
    add_analysis_command(line, {{"compare", "which groups differ, and by how much",
                                 "Prints the tables comparisons (do the groups of a grouping differ at all?) and pairwise (each pair of "
                                 "groups, or each group against the rest).",
                                 "recaudit compare examples/three-prisons/study.yaml --format csv"},
                                Part::comparison,
                                {"comparisons", "pairwise"},
                                "a comparison needs a column of sites, teams or another grouping"});
}

}  // namespace recaudit
